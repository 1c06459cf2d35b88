package dev.sluice.desktop.add;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A table name that files suggest. */
final class TableNaming {
    private TableNaming() {}

    /**
     * "sales_events" of "sales_events_2024-01_a.tsv", else the name of the folder with the files.
     *
     * @param commonName what the names of all files begin with
     */
    static String of(List<String> operands, String commonName) {
        String common = name(commonName);
        if (common.length() > 1) {
            return common;
        }
        for (String operand : operands) {
            if (!Looking.isLink(operand)) {
                String name = name(String.valueOf(Path.of(operand).getFileName()));
                if (!name.isEmpty()) {
                    return name;
                }
            }
        }
        return "table_1";
    }

    private static String name(String file) {
        String stem = file.toLowerCase(Locale.ROOT);
        int dot = stem.indexOf('.');
        if (dot > 0) {
            stem = stem.substring(0, dot);
        }
        String plain =
                stem.replaceAll("[^\\p{L}\\p{N}]+", "_")
                        .replaceAll("(?<![\\p{L}])\\d{4,8}(_?\\d{1,2})*", "_")
                        .replaceAll("_(part|p|chunk|vol)_?\\d+$", "")
                        .replaceAll("(_\\d+|_[a-z])+$", "")
                        .replaceAll("_+", "_")
                        .replaceAll("^_+|_+$", "");
        // A name that begins with a figure would have to be quoted everywhere it is used.
        return plain.isEmpty() || Character.isDigit(plain.charAt(0)) ? "" : plain;
    }
}
