package dev.sluice.desktop.detail;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.store.FailureRecord;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/**
 * Writes failures to a table for a spreadsheet (RFC 4180, UTF-8). What a spreadsheet would take for
 * a formula is made text by an apostrophe, because names and messages come from outside.
 */
final class FailuresCsv {
    private static final String FORMULA = "=+-@\t\r";
    private static final List<String> HEADER =
            List.of(
                    "item",
                    "phase",
                    "kind",
                    "message",
                    "detail",
                    "line",
                    "byte",
                    "attempts",
                    "last try",
                    "size");

    private FailuresCsv() {}

    /**
     * Writes all pages to a file, whole or not at all; waits for store and disk.
     *
     * @param pages gives the page behind a failure's id; an empty one ends
     * @return how many failures were written
     */
    static long write(Path file, LongFunction<List<FailureRecord>> pages) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path unfinished = Files.createTempFile(folder, ".sluice-", ".csv");
        boolean whole = false;
        try {
            long count = 0;
            try (BufferedWriter out = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
                out.write(line(HEADER));
                List<FailureRecord> page = pages.apply(0);
                while (!page.isEmpty()) {
                    for (FailureRecord record : page) {
                        out.write(line(fields(record)));
                        count++;
                    }
                    page = pages.apply(page.getLast().id());
                }
            }
            try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(
                    unfinished,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            whole = true;
            return count;
        } finally {
            if (!whole) {
                Files.deleteIfExists(unfinished);
            }
        }
    }

    private static List<String> fields(FailureRecord record) {
        Failure failure = record.failure();
        List<String> fields = new ArrayList<>();
        fields.add(record.name());
        fields.add(record.phase().value());
        fields.add(
                switch (failure) {
                    case Failure.Transient _ -> "transient";
                    case Failure.Permanent _ -> "permanent";
                    case Failure.Defect _ -> "defect";
                });
        fields.add(failure.message());
        fields.add(failure.detail());
        fields.add(failure.place().map(place -> Long.toString(place.line())).orElse(""));
        fields.add(failure.place().map(place -> Long.toString(place.byteOffset())).orElse(""));
        fields.add(Integer.toString(record.attempts()));
        fields.add(record.at().toString());
        fields.add(Long.toString(record.weight()));
        return fields;
    }

    private static String line(List<String> fields) {
        return fields.stream().map(FailuresCsv::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    static String field(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
