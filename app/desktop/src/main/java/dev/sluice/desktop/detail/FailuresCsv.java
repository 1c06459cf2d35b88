package dev.sluice.desktop.detail;

import dev.sluice.desktop.text.CsvFile;
import dev.sluice.engine.job.Failure;
import dev.sluice.engine.store.FailureRecord;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Writes failures to a table for a spreadsheet. */
final class FailuresCsv {
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
        long[] count = new long[1];
        CsvFile.write(
                file,
                lines -> {
                    lines.add(HEADER);
                    List<FailureRecord> page = pages.apply(0);
                    while (!page.isEmpty()) {
                        for (FailureRecord record : page) {
                            lines.add(fields(record));
                            count[0]++;
                        }
                        page = pages.apply(page.getLast().id());
                    }
                });
        return count[0];
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
}
