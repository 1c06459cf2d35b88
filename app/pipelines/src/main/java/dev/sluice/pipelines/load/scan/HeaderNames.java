package dev.sluice.pipelines.load.scan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes the names of a header usable as column names. */
final class HeaderNames {
    private HeaderNames() {}

    /** The fields of a header as they are written. */
    static List<String> of(Row header) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < header.fields; i++) {
            boolean escaped = header.written[i] == Row.ESCAPED;
            byte[] bytes = escaped ? header.unescape(i) : header.bytes;
            int from = escaped ? 0 : header.from[i];
            int length = escaped ? header.unescapedLength : header.to[i] - from;
            names.add(new String(bytes, from, length, StandardCharsets.UTF_8));
        }
        return names;
    }

    /**
     * Names as they are written; an empty one becomes {@code column_N}, a repeated one gets {@code
     * _2}, {@code _3}. Names that differ only in case count as repeated, because DuckDB takes them
     * for the same.
     */
    static List<String> unique(List<String> written) {
        Set<String> taken = new HashSet<>();
        for (String name : written) {
            taken.add(fold(name));
        }
        Set<String> used = new HashSet<>();
        Map<String, Integer> next = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            String name = written.get(i).isEmpty() ? "column_" + (i + 1) : written.get(i);
            boolean free = written.get(i).isEmpty() ? !taken.contains(fold(name)) : true;
            if (!free || used.contains(fold(name))) {
                name = numbered(name, taken, used, next);
            }
            used.add(fold(name));
            names.add(name);
        }
        return List.copyOf(names);
    }

    /**
     * @param next where to go on for a name, or a header of one name many times takes for ever
     */
    private static String numbered(
            String name, Set<String> taken, Set<String> used, Map<String, Integer> next) {
        int n = next.getOrDefault(fold(name), 2);
        while (taken.contains(fold(name + "_" + n)) || used.contains(fold(name + "_" + n))) {
            n++;
        }
        next.put(fold(name), n + 1);
        return name + "_" + n;
    }

    /** Names for a file without a header. */
    static List<String> numbered(int columns) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
            names.add("column_" + i);
        }
        return List.copyOf(names);
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
