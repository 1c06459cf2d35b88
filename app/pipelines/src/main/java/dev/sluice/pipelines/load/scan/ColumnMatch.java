package dev.sluice.pipelines.load.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the columns of a file stand to those that are expected, by name; never by position. An exact
 * name goes before one that differs only in case.
 *
 * @param targets for each column of the file the index of the expected one, -1 for an additional
 *     one
 * @param missing expected names that the file lacks
 * @param additional the file's names that nobody expects
 */
public record ColumnMatch(List<Integer> targets, List<String> missing, List<String> additional) {
    public ColumnMatch {
        targets = List.copyOf(targets);
        missing = List.copyOf(missing);
        additional = List.copyOf(additional);
    }

    /** Compares names; both lists are free of repetitions. */
    public static ColumnMatch of(List<String> file, List<String> expected) {
        List<Integer> targets = new ArrayList<>();
        List<String> additional = new ArrayList<>();
        boolean[] found = new boolean[expected.size()];
        for (String name : file) {
            int target = expected.indexOf(name);
            for (int i = 0; target < 0 && i < expected.size(); i++) {
                boolean exactElsewhere = file.contains(expected.get(i));
                if (!exactElsewhere && fold(expected.get(i)).equals(fold(name)) && !found[i]) {
                    target = i;
                }
            }
            if (target < 0) {
                additional.add(name);
            } else {
                found[target] = true;
            }
            targets.add(target);
        }
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            if (!found[i]) {
                missing.add(expected.get(i));
            }
        }
        return new ColumnMatch(targets, missing, additional);
    }

    /** What is different, as the middle of a sentence; empty when all names match. */
    public Optional<String> difference() {
        if (missing.isEmpty() && additional.isEmpty()) {
            return Optional.empty();
        }
        String lacks = missing.isEmpty() ? "" : "lacks " + columns(missing);
        String adds = additional.isEmpty() ? "" : "has additional " + columns(additional);
        return Optional.of(lacks + (lacks.isEmpty() || adds.isEmpty() ? "" : " and ") + adds);
    }

    private static String columns(List<String> names) {
        return (names.size() == 1 ? "column " : "columns ")
                + names.stream().map(n -> "\"" + n + "\"").collect(Collectors.joining(", "));
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
