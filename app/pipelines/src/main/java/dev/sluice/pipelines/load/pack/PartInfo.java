package dev.sluice.pipelines.load.pack;

/**
 * A finished part: it has its final name and is on disk.
 *
 * @param index 0-based
 * @param name of the file within the folder
 * @param sha256 hex, of the part as it is on disk
 */
public record PartInfo(
        int index,
        String name,
        long rows,
        long unpackedBytes,
        long packedBytes,
        String sha256,
        PartFormat format) {}
