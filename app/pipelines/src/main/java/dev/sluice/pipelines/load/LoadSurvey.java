package dev.sluice.pipelines.load;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.ItemDraft;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.Said;
import dev.sluice.engine.pipeline.Source;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.engine.pipeline.Survey;
import dev.sluice.pipelines.files.Packing;
import dev.sluice.pipelines.files.Period;
import dev.sluice.pipelines.load.pack.Codec;
import dev.sluice.pipelines.load.table.ExistingRows;
import dev.sluice.pipelines.load.table.TableLook;
import dev.sluice.pipelines.load.table.Warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Looks at the files of a request and at its table, and says what it would meet. One use. */
final class LoadSurvey {
    /** What a row of text takes in a table of DuckDB, measured on tables of orders and events. */
    private static final double TABLE_OF_PLAIN = 0.35;

    private static final double TABLE_OF_PACKED = 1.1;
    private static final double ZSTD = 0.36;
    private static final double GZIP = 0.4;

    private final JobRequest request;
    private final LoadSettings settings;
    private final Path home;
    private final Path staging;
    private final StopSignal stop;

    private final TreeSet<YearMonth> months = new TreeSet<>();
    private final Map<YearMonth, Long> earlierMonths = new HashMap<>();
    private final List<Path> first = new ArrayList<>();
    private long plainBytes;
    private long packedBytes;
    private long earlier;
    private Instant lastEarlier = Instant.EPOCH;

    LoadSurvey(
            JobRequest request, LoadSettings settings, Path home, Path staging, StopSignal stop) {
        this.request = request;
        this.settings = settings;
        this.home = home;
        this.staging = staging;
        this.stop = stop;
    }

    Survey make() throws IOException, InterruptedException {
        SurveyAdvice advice = new SurveyAdvice(settings);
        Optional<TableLook> table = Optional.empty();
        // Looking ahead is no reason to ask anybody for anything.
        boolean locked =
                settings.target().isPresent() && settings.target().get().asksPassphrase(home);
        try {
            table = locked ? Optional.empty() : table();
        } catch (PhaseFailure e) {
            advice.unusable(e.failure().message());
        }
        try {
            lookAtFiles(table.map(TableLook::loaded).orElse(Map.of()));
        } catch (PhaseFailure e) {
            advice.unusable(e.failure().message());
        }
        table.ifPresent(advice::table);
        if (locked) {
            advice.locked();
        } else if (table.isEmpty()) {
            advice.noTable();
        }
        advice.columns(first, table, stop);
        advice.months(months);
        return new Survey(
                room(),
                earlier == 0
                        ? Optional.empty()
                        : Optional.of(new Survey.Earlier(earlier, lastEarlier, earlierMonths)),
                advice.all());
    }

    /** The table as it stands; nothing where there is no database yet, or none is asked for. */
    private Optional<TableLook> table() throws PhaseFailure, IOException, InterruptedException {
        if (settings.target().isEmpty() || settings.table().isEmpty()) {
            return Optional.empty();
        }
        Target target = settings.target().get();
        if (target instanceof Target.DuckDb(Path file)) {
            Path folder = file.resolveSibling("");
            if (!Files.isDirectory(folder)) {
                throw new PhaseFailure(
                        Failure.permanent(
                                "The folder %s is not there; create it or name another target."
                                        .formatted(folder)));
            }
        }
        if (target.missing()) {
            return Optional.empty();
        }
        try (Warehouse open = target.open(home, staging.resolve("duckdb"), stop)) {
            return Optional.of(TableLook.of(open, settings.table().get(), stop));
        }
    }

    private void lookAtFiles(Map<TableLook.Mark, Instant> loaded) throws PhaseFailure, IOException {
        boolean again = settings.force() || settings.existing() == ExistingRows.REPLACE;
        FileSource source = new FileSource(request.operands(), Optional.empty());
        Optional<String> cursor = Optional.empty();
        do {
            Source.Page page = source.next(cursor, stop);
            for (ItemDraft draft : page.items()) {
                stop.check();
                look(draft, again ? Map.of() : loaded);
            }
            cursor = page.cursor();
        } while (cursor.isPresent());
    }

    private void look(ItemDraft draft, Map<TableLook.Mark, Instant> loaded) {
        Path file = Path.of(draft.key());
        Optional<YearMonth> month = Period.in(FileSource.lastNames(file, 3)).map(Period::month);
        month.ifPresent(months::add);
        Optional<Instant> when =
                Optional.ofNullable(loaded.get(new TableLook.Mark(draft.key(), draft.weight())))
                        .filter(instant -> unchangedSince(file, instant));
        when.ifPresent(instant -> {
            earlier++;
            month.ifPresent(m -> earlierMonths.merge(m, 1L, Long::sum));
            lastEarlier = instant.isAfter(lastEarlier) ? instant : lastEarlier;
        });
        boolean wanted =
                settings.months().isEmpty()
                        || month.filter(settings.months().get()::contains).isPresent();
        if (wanted && when.isEmpty()) {
            if (Packing.ofName(draft.name()) == Packing.PLAIN) {
                plainBytes += draft.weight();
            } else {
                packedBytes += draft.weight();
            }
            if (first.size() < SurveyAdvice.HEADERS) {
                first.add(file);
            }
        }
    }

    private static boolean unchangedSince(Path file, Instant loaded) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(loaded);
        } catch (IOException e) {
            // Its job will say what is wrong with it; it does not count as done.
            return false;
        }
    }

    private List<Survey.Room> room() {
        if (settings.mode() != LoadSettings.Mode.ALL) {
            Said report = Said.of("load.room.report", "only a report is written");
            return List.of(new Survey.Room(home, 0, report));
        }
        List<Survey.Room> room = new ArrayList<>();
        if (settings.uploads()) {
            Path stage = settings.stage().orElseGet(() -> home.resolve("stage"));
            double ratio =
                    settings.codec() == Codec.NONE
                            ? 1
                            : settings.codec() == Codec.GZIP ? GZIP : ZSTD;
            long bytes = Math.round(plainBytes * ratio) + packedBytes;
            room.add(new Survey.Room(stage, bytes, Said.of("load.room.stage", "on the stage")));
        } else {
            Said none = Said.of("load.room.no-stage", "files are read where they are");
            room.add(new Survey.Room(staging, 0, none));
        }
        if (settings.target().orElse(null) instanceof Target.DuckDb(Path file)) {
            long bytes = Math.round(plainBytes * TABLE_OF_PLAIN + packedBytes * TABLE_OF_PACKED);
            Said what = Said.of("load.room.table", "in the table");
            room.add(new Survey.Room(file, bytes, what));
        }
        return room;
    }
}
