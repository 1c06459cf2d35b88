package dev.sluice.pipelines.tool;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions as numbers with dots: {@code 5.1.9}, {@code 2023.03.04}. */
final class VersionNumber {
    private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)+|\\bN-\\d+)");

    private VersionNumber() {}

    /** The first one in a program's answer; builds from the source say {@code N-12345}. */
    static Optional<String> in(String answer) {
        Matcher found = FORM.matcher(answer);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** Whether a version is the minimum or newer; one built from the source counts as new. */
    static boolean suffices(String version, String minimum) {
        if (version.startsWith("N-")) {
            return true;
        }
        String[] have = version.split("\\.", -1);
        String[] need = minimum.split("\\.", -1);
        for (int i = 0; i < need.length; i++) {
            long mine = i < have.length ? Long.parseLong(have[i]) : 0;
            long least = Long.parseLong(need[i]);
            if (mine != least) {
                return mine > least;
            }
        }
        return true;
    }
}
