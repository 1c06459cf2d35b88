package dev.sluice.pipelines.media.output;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A result that lies in its place.
 *
 * @param file absolute
 * @param ours whether this very job has put it there, in an attempt that was cut off
 * @param seconds how long it plays; 0 when that was not looked at
 */
public record Archived(Path file, Instant at, boolean ours, long seconds) {}
