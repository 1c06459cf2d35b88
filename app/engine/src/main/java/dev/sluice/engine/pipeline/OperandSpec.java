package dev.sluice.engine.pipeline;

/**
 * What a pipeline works on; the faces ask for it accordingly.
 *
 * @param label what stands for it in a usage text
 * @param help one sentence without a final period
 * @param links whether web links count beside files and folders
 */
public record OperandSpec(String label, String help, boolean links) {
    /** Files and folders. */
    public static final OperandSpec PATHS =
            new OperandSpec("PATH", "Files and folders; folders are read recursively", false);
}
