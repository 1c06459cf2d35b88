package dev.sluice.bench.kills;

import java.time.Duration;

/**
 * A stop that came in time, and how prompt it was.
 *
 * @param effect from the moment the request reached the program until nothing worked any more
 */
record Stop(StopKind kind, Duration effect) {}
