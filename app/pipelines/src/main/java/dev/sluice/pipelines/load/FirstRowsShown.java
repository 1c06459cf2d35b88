package dev.sluice.pipelines.load;

import dev.sluice.engine.pipeline.Preview;
import dev.sluice.engine.pipeline.Said;
import dev.sluice.pipelines.load.scan.RowsPeek;
import dev.sluice.pipelines.load.scan.ScanOptions;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes the first rows of a file short enough to be shown, and harmless. */
final class FirstRowsShown {
    private static final Logger LOG = LoggerFactory.getLogger(FirstRowsShown.class);
    private static final int ROWS = 3;
    private static final int COLUMNS = 40;
    private static final int LENGTH = 60;

    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+([.,]\\d+)*([eE][-+]?\\d+)?");

    /** Line ends, marks that turn the direction of writing, and other things nobody sees. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private FirstRowsShown() {}

    /** Nothing when the file is empty or can't be read; its Check will say why. */
    static Optional<Preview> of(Path file, ScanOptions options) {
        RowsPeek.FirstRows first;
        try {
            first = RowsPeek.of(file, options, ROWS);
        } catch (IOException e) {
            LOG.debug("{} shows no rows.", file, e);
            return Optional.empty();
        }
        if (first.names().isEmpty()) {
            return Optional.empty();
        }
        int shown = Math.min(COLUMNS, first.names().size());
        List<List<String>> rows =
                first.rows().stream()
                        .map(row ->
                                row.subList(0, shown).stream().map(FirstRowsShown::cut).toList())
                        .toList();
        List<Preview.Column> columns = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            columns.add(new Preview.Column(cut(first.names().get(i)), number(rows, i)));
        }
        String name = cut(String.valueOf(file.getFileName()));
        return Optional.of(new Preview(name, columns, rows, first.names().size(), kind(first)));
    }

    private static Said kind(RowsPeek.FirstRows first) {
        if (first.names().size() < 2) {
            return Said.of("load.kind.one-column", "Text of one column");
        }
        return switch (first.delimiter()) {
            case '\t' -> Said.of("load.kind.tab", "Tab-separated text");
            case ',' -> Said.of("load.kind.comma", "Comma-separated text");
            case ';' -> Said.of("load.kind.semicolon", "Semicolon-separated text");
            case '|' -> Said.of("load.kind.bar", "Text separated by bars");
            default -> Said.of("load.kind.other", "Delimited text");
        };
    }

    private static boolean number(List<List<String>> rows, int column) {
        List<String> values =
                rows.stream().map(row -> row.get(column)).filter(v -> !v.isEmpty()).toList();
        return !values.isEmpty() && values.stream().allMatch(v -> NUMBER.matcher(v).matches());
    }

    private static String cut(String value) {
        String beginning = value.length() > LENGTH ? value.substring(0, LENGTH - 1) + "…" : value;
        return UNSEEN.matcher(beginning).replaceAll("\uFFFD");
    }
}
