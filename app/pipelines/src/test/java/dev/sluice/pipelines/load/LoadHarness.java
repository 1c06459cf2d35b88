package dev.sluice.pipelines.load;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.GroupId;
import dev.sluice.engine.job.Item;
import dev.sluice.engine.job.ItemDraft;
import dev.sluice.engine.job.ItemId;
import dev.sluice.engine.job.ItemState;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobItems;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.pipeline.Meter;
import dev.sluice.engine.pipeline.Options;
import dev.sluice.engine.pipeline.PhaseContext;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.PhaseSpec;
import dev.sluice.engine.pipeline.PipelineRun;
import dev.sluice.engine.pipeline.Remarks;
import dev.sluice.engine.pipeline.RunContext;
import dev.sluice.engine.pipeline.Scope;
import dev.sluice.engine.pipeline.Source;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.engine.pipeline.Verification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Runs Load in one thread and in memory, phase by phase, without an engine. */
final class LoadHarness {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);

    final Path folder;
    final Path home;
    final Path database;
    private final TestDatabase target;
    private int jobs;

    /** Loads into DuckDB. */
    LoadHarness(Path folder) throws IOException {
        this(folder, new TestDatabase.Duck(folder.resolve("out.duckdb")));
    }

    LoadHarness(Path folder, TestDatabase target) throws IOException {
        this.target = target;
        this.folder = Files.createDirectories(folder.resolve("in"));
        this.home = Files.createDirectories(folder.resolve("home"));
        this.database = folder.resolve("out.duckdb");
    }

    /** How a job ended. */
    record Result(
            Job job,
            Map<String, JobItems.Entry> items,
            Map<String, Long> tallies,
            Map<String, Long> units,
            Map<String, Long> weights,
            Outcome reconciled) {

        ItemState state(String name) {
            return entry(name).state();
        }

        JobItems.Entry entry(String name) {
            JobItems.Entry entry = items.get(name);
            if (entry == null) {
                throw new AssertionError("No item " + name + " in " + items.keySet());
            }
            return entry;
        }

        Failure failure(String name) {
            return entry(name).failure().orElseThrow();
        }
    }

    Path write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        return Files.writeString(file, content);
    }

    Job job(List<Path> operands, Map<String, String> options) {
        return job(operands, options, Optional.empty());
    }

    Job job(List<Path> operands, Map<String, String> options, Optional<GroupId> group) {
        Map<String, String> all = new HashMap<>();
        all.put("into", target.into());
        all.put("table", "orders");
        all.putAll(options);
        JobRequest request =
                new JobRequest(
                        LoadPipeline.ID,
                        "orders",
                        operands.stream().map(Path::toString).toList(),
                        all);
        return new Job(
                new JobId("j-%04d".formatted(++jobs)),
                group,
                request,
                JobState.RUNNING,
                0,
                jobs,
                CLOCK.instant(),
                Optional.of(CLOCK.instant()),
                Optional.empty(),
                Duration.ZERO,
                Optional.empty(),
                Optional.empty(),
                1);
    }

    Result load(Map<String, String> options, Path... operands)
            throws PhaseFailure, IOException, InterruptedException, InvalidOption {
        return run(job(operands.length == 0 ? List.of(folder) : List.of(operands), options));
    }

    Options options(Job job) throws InvalidOption {
        return Options.parse(LoadOptions.ALL, job.request().options());
    }

    RunContext context(Job job, StopSignal stop) throws InvalidOption, IOException {
        Path jobFolder = Files.createDirectories(home.resolve("jobs").resolve(job.id().value()));
        Path staging = Files.createDirectories(home.resolve("staging").resolve(job.id().value()));
        return new RunContext(
                job, options(job), home, jobFolder, staging, CLOCK, stop, Remarks.NONE);
    }

    Result run(Job job) throws PhaseFailure, IOException, InterruptedException, InvalidOption {
        LoadPipeline pipeline = new LoadPipeline();
        Options options = options(job);
        pipeline.validate(job.request(), options);
        Stop stop = new Stop();
        Map<String, JobItems.Entry> entries = new HashMap<>();
        Map<String, Long> tallies = new HashMap<>();
        Map<String, Long> units = new HashMap<>();
        Map<String, Long> weights = new HashMap<>();
        Outcome reconciled = Outcome.done();
        try (PipelineRun run = pipeline.open(context(job, stop))) {
            List<Item> items = items(job, run.source(), stop);
            List<PhaseSpec> phases =
                    pipeline.phases(options).stream().filter(PhaseSpec::enabled).toList();
            for (Item item : items) {
                entries.put(item.name(), work(run, phases, item, stop, tallies, units, weights));
            }
            List<JobItems.Entry> ordered = new ArrayList<>(entries.values());
            ordered.sort((a, b) -> Long.compare(a.item().ordinal(), b.item().ordinal()));
            for (PhaseSpec phase : phases) {
                if (phase.scope() == Scope.JOB) {
                    reconciled =
                            run.phase(phase.id()).run(new Context(Optional.empty(), stop, ordered));
                }
            }
        }
        return new Result(job, entries, tallies, units, weights, reconciled);
    }

    private static List<Item> items(Job job, Source source, StopSignal stop)
            throws PhaseFailure, IOException, InterruptedException {
        List<Item> items = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Source.Page page = source.next(cursor, stop);
            for (ItemDraft draft : page.items()) {
                long n = items.size() + 1L;
                items.add(
                        new Item(
                                new ItemId(n),
                                job.id(),
                                n,
                                draft.key(),
                                draft.name(),
                                draft.weight(),
                                draft.facts()));
            }
            cursor = page.cursor();
        } while (cursor.isPresent());
        return items;
    }

    private static JobItems.Entry work(
            PipelineRun run,
            List<PhaseSpec> phases,
            Item start,
            StopSignal stop,
            Map<String, Long> tallies,
            Map<String, Long> units,
            Map<String, Long> weights)
            throws IOException, InterruptedException {
        Item item = start;
        PhaseId at = LoadPhases.FILES;
        for (PhaseSpec phase : phases) {
            if (phase.scope() != Scope.ITEM) {
                continue;
            }
            at = phase.id();
            Context context = new Context(Optional.of(item), stop, List.of());
            Outcome outcome;
            try {
                outcome = run.phase(at).run(context);
            } catch (PhaseFailure e) {
                outcome = new Outcome.Failed(e.failure());
            }
            switch (outcome) {
                case Outcome.Done done -> {
                    Map<String, String> facts = new HashMap<>(item.facts());
                    facts.putAll(done.facts());
                    item =
                            new Item(
                                    item.id(),
                                    item.job(),
                                    item.ordinal(),
                                    item.key(),
                                    item.name(),
                                    item.weight(),
                                    facts);
                    done.tallies().forEach((name, n) -> tallies.merge(name, n, Long::sum));
                    units.merge(at.value(), context.units.get(), Long::sum);
                    weights.merge(at.value(), context.weight.get(), Long::sum);
                }
                case Outcome.Skipped(String reason) -> {
                    return new JobItems.Entry(
                            item,
                            ItemState.SKIPPED,
                            at,
                            Optional.of(reason),
                            Optional.empty(),
                            1,
                            Duration.ZERO);
                }
                case Outcome.Failed(Failure failure) -> {
                    return new JobItems.Entry(
                            item,
                            ItemState.FAILED,
                            at,
                            Optional.empty(),
                            Optional.of(failure),
                            1,
                            Duration.ZERO);
                }
            }
        }
        return new JobItems.Entry(
                item, ItemState.DONE, at, Optional.empty(), Optional.empty(), 1, Duration.ZERO);
    }

    Verification verify(Job job)
            throws PhaseFailure, IOException, InterruptedException, InvalidOption {
        return new LoadPipeline().verify(context(job, new Stop()));
    }

    /** The rows of a query, columns joined by {@code |}, NULL as {@code NULL}. */
    List<String> query(String sql) {
        List<String> lines = new ArrayList<>();
        try (var connection = target.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    boolean truth = rows.getMetaData().getColumnTypeName(i).startsWith("bool");
                    String value = truth ? Boolean.toString(rows.getBoolean(i)) : rows.getString(i);
                    values.add(rows.wasNull() ? "NULL" : String.valueOf(value));
                }
                lines.add(String.join("|", values));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return lines;
    }

    void execute(String sql) {
        try (var connection = target.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> types() {
        return query(target.typesOfOrders());
    }

    /** A stop that can be asked for. */
    static final class Stop implements StopSignal {
        private final List<Runnable> actions = Collections.synchronizedList(new ArrayList<>());
        private volatile boolean requested;

        void request() {
            requested = true;
            actions.forEach(Runnable::run);
        }

        @Override
        public boolean requested() {
            return requested;
        }

        @Override
        public Registration onStop(Runnable action) {
            actions.add(action);
            return () -> actions.remove(action);
        }
    }

    /** One attempt; counts what its meter hears. */
    static final class Context implements PhaseContext, Meter {
        final AtomicLong units = new AtomicLong();
        final AtomicLong weight = new AtomicLong();
        private final Optional<Item> item;
        private final StopSignal stop;
        private final List<JobItems.Entry> entries;

        Context(Optional<Item> item, StopSignal stop, List<JobItems.Entry> entries) {
            this.item = item;
            this.stop = stop;
            this.entries = entries;
        }

        @Override
        public Item item() {
            return item.orElseThrow(IllegalStateException::new);
        }

        @Override
        public int attempt() {
            return 1;
        }

        @Override
        public boolean nothingWaits() {
            return false;
        }

        @Override
        public Meter meter() {
            return this;
        }

        @Override
        public StopSignal stop() {
            return stop;
        }

        @Override
        public Clock clock() {
            return CLOCK;
        }

        @Override
        public Optional<String> checkpoint() {
            return Optional.empty();
        }

        @Override
        public void saveCheckpoint(String data) {}

        @Override
        public JobItems items() {
            return (after, limit) ->
                    entries.stream().filter(e -> e.item().ordinal() > after).limit(limit).toList();
        }

        @Override
        public void advance(long moreUnits, long moreWeight) {
            if (moreUnits < 0 || moreWeight < 0) {
                throw new AssertionError("Progress never goes back.");
            }
            units.addAndGet(moreUnits);
            weight.addAndGet(moreWeight);
        }

        @Override
        public void alreadyDone(long moreUnits, long moreWeight) {
            advance(moreUnits, moreWeight);
        }

        @Override
        public void expect(long total) {}

        @Override
        public void at(String name) {}
    }
}
