package dev.sluice.desktop.queue;

import dev.sluice.desktop.fx.JavaFxThread;
import dev.sluice.desktop.fx.LatestSnapshot;
import dev.sluice.desktop.look.Appearance;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.progress.PhaseKind;
import dev.sluice.engine.progress.PhaseProgress;
import dev.sluice.engine.progress.PhaseStatus;
import dev.sluice.engine.progress.Total;
import dev.sluice.engine.progress.Unit;
import dev.sluice.ui.Messages;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;

/**
 * Running jobs of five phases each, whose counters move as fast as asked for, sampled ten times a
 * second as an engine does. All of it off the FX thread but what {@code shown} costs there.
 */
final class QueueLoad implements AutoCloseable {

    static final int PHASES = 5;
    private static final int FIRST_ID = 1_000_000;
    private static final long ITEMS = 1_000_000;
    private static final List<String> NAMES =
            List.of("check", "compress", "upload", "copy", "manifest");
    private static final List<PhaseKind> KINDS =
            List.of(
                    PhaseKind.VERIFY,
                    PhaseKind.CHANGE,
                    PhaseKind.TRANSFER,
                    PhaseKind.WRITE,
                    PhaseKind.VERIFY);

    private final int jobs;
    private final int updatesPerSecond;
    private final AtomicLongArray counters;
    private final AtomicLongArray sampled;
    private final List<JobSnapshot> snapshots = new ArrayList<>();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    private final AtomicBoolean endJobs = new AtomicBoolean();
    private final Consumer<EngineSnapshot> shown;
    private long moved;
    private long ticks;
    private int ended;

    /**
     * @param queue shows the samples, on the FX thread
     */
    QueueLoad(int jobs, int updatesPerSecond, QueueViewModel queue) {
        this.jobs = jobs;
        this.updatesPerSecond = updatesPerSecond;
        counters = new AtomicLongArray(jobs * PHASES);
        sampled = new AtomicLongArray(jobs * PHASES);
        shown = new LatestSnapshot(new JavaFxThread()).carryTo(queue::show);
        for (int job = 0; job < jobs; job++) {
            snapshots.add(snapshot(job));
        }
    }

    static QueueView view(QueueViewModel queue) {
        return new QueueView(queue.model(), new RecordingActions(), Messages.of(Locale.ENGLISH));
    }

    static QueueViewModel model() {
        return new QueueViewModel(Messages.of(Locale.ENGLISH), ZoneOffset.UTC);
    }

    static void dress(javafx.scene.Scene scene) {
        new Appearance().dress(scene, false);
    }

    EngineSnapshot first() {
        return sample();
    }

    void start() {
        var _ = threads.scheduleAtFixedRate(this::move, 0, 1, TimeUnit.MILLISECONDS);
        var _ = threads.scheduleAtFixedRate(this::tick, 100, 100, TimeUnit.MILLISECONDS);
    }

    /** From now on a job ends each second, so that the list changes its order too. */
    void endAJobEachSecond() {
        endJobs.set(true);
    }

    private void move() {
        for (int i = 0; i < updatesPerSecond / 1000; i++) {
            int job = (int) (moved % jobs);
            int phase = (int) (moved / jobs % PHASES);
            counters.incrementAndGet(job * PHASES + phase);
            moved++;
        }
    }

    private void tick() {
        ticks++;
        if (endJobs.get() && ticks % 10 == 0) {
            snapshots.set(ended, ended(ended));
            ended++;
        }
        for (int job = ended; job < jobs; job++) {
            if (hasChanged(job)) {
                snapshots.set(job, snapshot(job));
            }
        }
        shown.accept(sample());
    }

    private boolean hasChanged(int job) {
        boolean changed = false;
        for (int i = job * PHASES; i < (job + 1) * PHASES; i++) {
            long now = counters.get(i);
            changed |= sampled.getAndSet(i, now) != now;
        }
        return changed;
    }

    private EngineSnapshot sample() {
        EngineSnapshot frame = Snapshots.of();
        return new EngineSnapshot(
                frame.at().plusMillis(100 * ticks),
                snapshots,
                frame.groups(),
                frame.lanes(),
                frame.staging(),
                frame.queueEta(),
                0);
    }

    private JobSnapshot snapshot(int job) {
        PhaseProgress[] phases = new PhaseProgress[PHASES];
        for (int phase = 0; phase < PHASES; phase++) {
            long done = counters.get(job * PHASES + phase);
            phases[phase] =
                    Snapshots.phase(
                                    NAMES.get(phase),
                                    KINDS.get(phase),
                                    PhaseStatus.ACTIVE,
                                    Snapshots.counts(done, 0, 1, ITEMS - done),
                                    Unit.BYTES)
                            .measured(
                                    done * 1_048_576,
                                    new Total.Known(ITEMS * 1_048_576),
                                    40e6 + done % 977 * 1e5)
                            .at((double) done / ITEMS, "part-" + done + ".tsv")
                            .build();
        }
        return named(job)
                .in(JobState.RUNNING)
                .phases(phases)
                .left(Duration.ofMinutes(3), Duration.ofMinutes(5), "copy")
                .elapsed(Duration.ofSeconds(ticks / 10))
                .build();
    }

    private JobSnapshot ended(int job) {
        return named(job).in(JobState.SUCCEEDED).items(24, 0, 0).rows(1_000_000, 0).build();
    }

    private static Snapshots.Builder named(int job) {
        return Snapshots.job("" + (FIRST_ID + job)).named("orders of shop " + job).at(job);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
