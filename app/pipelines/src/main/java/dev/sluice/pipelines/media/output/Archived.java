package dev.sluice.pipelines.media.output;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A result that lies in its place.
 *
 * @param file absolute
 * @param ours whether this very job has put it there, in an attempt that was cut off
 * @param seconds how long it plays; 0 when that was not looked at
 * @param size in bytes
 * @param sha256 of its content; empty when nobody has read it
 */
public record Archived(
        Path file, Instant at, boolean ours, long seconds, long size, String sha256) {}
