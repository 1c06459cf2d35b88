package dev.sluice.engine.pipeline;

import java.util.Locale;
import java.util.Set;

/**
 * What a pipeline works on; the faces ask for it accordingly.
 *
 * @param label what stands for it in a usage text
 * @param help one sentence without a final period
 * @param links whether web links count beside files and folders
 * @param endings of names, in lower case and without a dot, by which a file is taken for this
 *     pipeline's; empty for a pipeline that takes what no other claims
 */
public record OperandSpec(String label, String help, boolean links, Set<String> endings) {
    /** Files and folders. */
    public static final OperandSpec PATHS =
            new OperandSpec(
                    "PATH", "Files and folders; folders are read recursively", false, Set.of());

    public OperandSpec {
        endings = Set.copyOf(endings);
    }

    /** Whether the name of a file says that it is this pipeline's. */
    public boolean claims(String name) {
        return endings.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }
}
