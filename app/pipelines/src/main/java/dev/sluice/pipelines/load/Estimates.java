package dev.sluice.pipelines.load;

import tools.jackson.databind.node.ObjectNode;

/**
 * What loading would take, by typical rates of a machine with two cores; marked as estimates
 * wherever they are shown.
 */
final class Estimates {
    private static final double MB = 1_000_000;
    private static final double CHECK_MB_PER_SECOND = 300;
    private static final double ZSTD_MB_PER_SECOND = 180;
    private static final double ZSTD_RATIO = 0.36;
    private static final double STAGE_MB_PER_SECOND = 300;
    private static final double COPY_MB_PER_SECOND = 120;

    private Estimates() {}

    /**
     * @param bytes of all files
     */
    static void put(ObjectNode into, long bytes, long rows) {
        double megabytes = bytes / MB;
        into.put("kind", "estimated from typical rates, not measured");
        into.putObject("check").put("seconds", megabytes / CHECK_MB_PER_SECOND).put("rows", rows);
        into.putObject("compress")
                .put("seconds", megabytes / ZSTD_MB_PER_SECOND)
                .put("bytes", (long) (bytes * ZSTD_RATIO));
        into.putObject("upload")
                .put("seconds", megabytes * ZSTD_RATIO / STAGE_MB_PER_SECOND)
                .put("bytes", (long) (bytes * ZSTD_RATIO));
        into.putObject("copy").put("seconds", megabytes / COPY_MB_PER_SECOND).put("rows", rows);
    }
}
