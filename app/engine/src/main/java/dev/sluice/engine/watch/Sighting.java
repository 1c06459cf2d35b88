package dev.sluice.engine.watch;

import java.time.Instant;

/**
 * A file as it was seen at one moment; the same name with another size or time is another file.
 *
 * @param changed when its content was changed last, as the file system says
 */
public record Sighting(String name, long bytes, Instant changed) {}
