package dev.sluice.pipelines.media.download;

import java.nio.file.Path;

/**
 * Media that has arrived and is on disk.
 *
 * @param file temporary; to be moved to its place
 * @param extension without its dot
 * @param verified in words: how sure it is that nothing is missing
 */
public record Fetched(Path file, long bytes, String extension, String verified) {}
