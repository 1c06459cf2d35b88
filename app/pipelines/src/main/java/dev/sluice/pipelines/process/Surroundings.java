package dev.sluice.pipelines.process;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The variables that children get: few, so that secrets in ours stay ours. */
final class Surroundings {
    /** What programs need to find themselves, their temporary folder and the way to the network. */
    private static final Set<String> KEPT =
            Set.of(
                    "PATH",
                    "HOME",
                    "USERPROFILE",
                    "TMPDIR",
                    "TMP",
                    "TEMP",
                    "SystemRoot",
                    "SYSTEMROOT",
                    "PATHEXT");

    private Surroundings() {}

    static Map<String, String> scrubbed(Map<String, String> ours) {
        Map<String, String> kept = new HashMap<>();
        for (String name : KEPT) {
            String value = ours.get(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        // What is read from a child must not depend on the language of its user.
        kept.put("LC_ALL", "C.UTF-8");
        return kept;
    }
}
