package dev.sluice.desktop.history;

import dev.sluice.desktop.text.CsvFile;
import dev.sluice.engine.store.EndedJob;
import dev.sluice.engine.store.HistoryPage;
import dev.sluice.engine.store.HistoryQuery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes ended jobs to a table for a spreadsheet, with plain figures and without words. */
public final class HistoryCsv {
    private static final List<String> HEADER =
            List.of(
                    "job",
                    "name",
                    "pipeline",
                    "result",
                    "ended",
                    "seconds",
                    "predicted least seconds",
                    "predicted most seconds",
                    "items",
                    "failed",
                    "volume",
                    "phase seconds",
                    "counted");

    private HistoryCsv() {}

    /**
     * Writes all jobs that a question finds, page by page, to a file, whole or not at all; waits
     * for store and disk.
     *
     * @return how many were written
     */
    public static long write(
            Path file, HistoryQuery query, Function<HistoryQuery, HistoryPage> pages)
            throws IOException {
        long[] count = new long[1];
        CsvFile.write(
                file,
                lines -> {
                    lines.add(HEADER);
                    List<EndedJob> page = pages.apply(query).jobs();
                    while (!page.isEmpty()) {
                        for (EndedJob job : page) {
                            lines.add(fields(job));
                            count[0]++;
                        }
                        page = pages.apply(query.after(page.getLast())).jobs();
                    }
                });
        return count[0];
    }

    private static List<String> fields(EndedJob job) {
        List<String> fields = new ArrayList<>();
        fields.add(job.id().value());
        fields.add(job.name());
        fields.add(job.pipeline().value());
        fields.add(job.state().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        fields.add(job.finished().toString());
        fields.add(Long.toString(job.worked().toSeconds()));
        fields.add(job.predicted().map(it -> "" + it.leastTotal().toSeconds()).orElse(""));
        fields.add(job.predicted().map(it -> "" + it.mostTotal().toSeconds()).orElse(""));
        fields.add(Long.toString(job.items()));
        fields.add(Long.toString(job.failed()));
        fields.add(Long.toString(job.weight()));
        fields.add(
                job.phases().stream()
                        .map(it -> it.phase().value() + "=" + it.totals().workedMillis() / 1000)
                        .sorted()
                        .collect(Collectors.joining(" ")));
        fields.add(
                job.tallies().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(it -> it.getKey() + "=" + it.getValue())
                        .collect(Collectors.joining(" ")));
        return fields;
    }
}
