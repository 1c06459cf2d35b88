package dev.sluice.pipelines.load;

import dev.sluice.engine.job.ItemDraft;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.pipeline.DryRun;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.PhaseSpec;
import dev.sluice.engine.pipeline.Source;
import dev.sluice.engine.pipeline.StopSignal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what a request would do. Reads folders and writes nothing. */
final class LoadPlan {
    private static final int NAMED = 20;

    /** A rehearsal is short and ends with the program. */
    private static final StopSignal NO_STOP =
            new StopSignal() {
                @Override
                public boolean requested() {
                    return false;
                }

                @Override
                public Registration onStop(Runnable action) {
                    return () -> {};
                }
            };

    private LoadPlan() {}

    static DryRun of(JobRequest request, LoadSettings settings) throws PhaseFailure, IOException {
        FileSource source = new FileSource(request.operands(), settings.months());
        List<String> names = new ArrayList<>();
        long items = 0;
        long bytes = 0;
        Optional<String> cursor = Optional.empty();
        do {
            Source.Page page = source.next(cursor, NO_STOP);
            for (ItemDraft draft : page.items()) {
                items++;
                bytes += draft.weight();
                if (names.size() < NAMED) {
                    names.add("  %s, %,d bytes".formatted(draft.name(), draft.weight()));
                }
            }
            cursor = page.cursor();
        } while (cursor.isPresent());
        List<String> lines = new ArrayList<>();
        lines.add("%d %s, %,d bytes".formatted(items, items == 1 ? "file" : "files", bytes));
        lines.addAll(names);
        if (items > names.size()) {
            lines.add("  and %d more".formatted(items - names.size()));
        }
        lines.add(
                "phases: "
                        + LoadPhases.of(settings).stream()
                                .filter(PhaseSpec::enabled)
                                .map(phase -> phase.id().value())
                                .collect(Collectors.joining(", ")));
        lines.addAll(target(settings));
        return new DryRun(items, bytes, lines);
    }

    private static List<String> target(LoadSettings settings) {
        List<String> lines = new ArrayList<>();
        if (settings.mode() == LoadSettings.Mode.ALL) {
            Target target = settings.target().orElseThrow();
            String rows =
                    switch (settings.existing()) {
                        case CREATE_OR_APPEND -> "created if it is missing, else appended to";
                        case CREATE -> "created";
                        case APPEND -> "appended to";
                        case REPLACE -> "its old rows replaced";
                    };
            lines.add(
                    "table: %s in %s%s, %s"
                            .formatted(
                                    settings.table().orElseThrow(),
                                    target.shown(),
                                    target.missing() ? " (new)" : "",
                                    rows));
            if (!settings.key().isEmpty()) {
                lines.add("key: " + String.join(", ", settings.key()));
            }
        }
        if (settings.uploads()) {
            lines.add(
                    "stage: %s, codec %s%s"
                            .formatted(
                                    settings.stage().map(Object::toString).orElse("in the home"),
                                    settings.codec().name().toLowerCase(Locale.ROOT),
                                    settings.keepStaged() ? ", kept" : ""));
        }
        lines.add("bad rows allowed a file: " + settings.badRows().text());
        return lines;
    }
}
