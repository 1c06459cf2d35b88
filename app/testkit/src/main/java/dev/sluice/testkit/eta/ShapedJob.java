package dev.sluice.testkit.eta;

import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.Submission;
import dev.sluice.engine.job.ItemDraft;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.pipeline.LaneId;
import dev.sluice.engine.pipeline.Phase;
import dev.sluice.engine.pipeline.PhaseContext;
import dev.sluice.engine.pipeline.PhaseSpec;
import dev.sluice.engine.pipeline.Source;
import dev.sluice.engine.progress.Counts;
import dev.sluice.engine.progress.JobProgress;
import dev.sluice.engine.progress.PhaseProgress;
import dev.sluice.engine.progress.PhaseStatus;
import dev.sluice.engine.progress.Total;
import dev.sluice.engine.schedule.EngineConfig;
import dev.sluice.engine.schedule.LocalEngine;
import dev.sluice.engine.schedule.Ports;
import dev.sluice.testkit.FakeDisk;
import dev.sluice.testkit.FakePipeline;
import dev.sluice.testkit.ManualTime;
import dev.sluice.testkit.MemoryJobStore;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Runs a job of a given shape through the real engine in simulated time, and watches its ETA. */
final class ShapedJob {
    /** A table that takes one file at a time, as most shapes have their narrow place there. */
    private static final EngineConfig LIMITS =
            EngineConfig.forCores(2).withPermits(LaneId.WAREHOUSE, 1);

    private static final double TICK_SECONDS = 0.1;
    private static final double NANOS = 1e9;
    private static final Duration LONGEST = Duration.ofHours(6);

    private final ManualTime time = new ManualTime();
    private final TimedWorkers workers = new TimedWorkers(time);
    private final LoadShape shape;
    private final List<Sample> samples = new ArrayList<>();
    private final Map<PhaseId, Long> ended = new HashMap<>();
    private double end = -1;

    /**
     * What was shown at one moment.
     *
     * @param seconds since the job began
     * @param fraction of all phases' work, 0 to 1, from which simpler estimates are made
     */
    record Sample(double seconds, JobProgress progress, double fraction) {}

    private ShapedJob(LoadShape shape) {
        this.shape = shape;
    }

    /** What was shown while the job ran, ten times a second; the last sample is its end. */
    static List<Sample> watch(LoadShape shape) {
        ShapedJob job = new ShapedJob(shape);
        job.run();
        return job.samples;
    }

    private void run() {
        FakePipeline pipeline = FakePipeline.aPipeline().from(source());
        for (int i = 0; i < shape.phases().size(); i++) {
            LoadShape.Step step = shape.phases().get(i);
            pipeline.then(
                    step.name(), lane(step.lane()), PhaseSpec.StagingUse.NONE, phase(step, i == 0));
        }
        Ports ports =
                new Ports(
                        time.clock(),
                        time,
                        time,
                        workers,
                        new FakeDisk(),
                        new SplittableRandom(7),
                        Path.of("home"),
                        Path.of("home", "staging"));
        LocalEngine engine =
                new LocalEngine(ports, new MemoryJobStore(), List.of(pipeline), LIMITS);
        engine.subscribe(this::look, _ -> {});
        try {
            engine.submit(
                    new Submission(
                            List.of(FakePipeline.aRequest("shaped")),
                            Optional.empty(),
                            0,
                            Submission.Start.QUEUED));
        } catch (InvalidOption e) {
            throw new AssertionError(e);
        }
        engine.activateAll();
        double limit = LONGEST.toSeconds();
        while (end < 0 && seconds() < limit) {
            time.run(Duration.ofSeconds(1));
        }
        if (end < 0) {
            throw new AssertionError("The job did not end within " + LONGEST + ".");
        }
    }

    private void look(EngineSnapshot snapshot) {
        if (end >= 0 || snapshot.jobs().isEmpty()) {
            return;
        }
        JobProgress progress = snapshot.jobs().getFirst().progress();
        checkCounts(progress);
        samples.add(new Sample(seconds(), progress, fraction(progress)));
        JobState state = snapshot.jobs().getFirst().job().state();
        if (state.ended()) {
            end = seconds();
            if (state != JobState.SUCCEEDED) {
                throw new AssertionError("The job ended as " + state + ".");
            }
        }
    }

    /** Numbers that go back or don't add up are no base for an estimate. */
    private void checkCounts(JobProgress progress) {
        long endedBefore = 0;
        for (PhaseProgress phase : itemPhases(progress)) {
            Counts counts = phase.counts();
            boolean back = counts.ended() < ended.getOrDefault(phase.id(), 0L);
            if (back || counts.known() + endedBefore != progress.items().known()) {
                throw new AssertionError(
                        phase.id() + " shows " + counts + " of " + progress.items());
            }
            ended.put(phase.id(), counts.ended());
            endedBefore += counts.skipped() + counts.failed();
        }
    }

    private static List<PhaseProgress> itemPhases(JobProgress progress) {
        return progress.phases().subList(1, progress.phases().size());
    }

    private static double fraction(JobProgress progress) {
        double sum = 0;
        for (PhaseProgress phase : itemPhases(progress)) {
            sum += phase.status() == PhaseStatus.DONE ? 1 : phase.fraction().orElse(0.0);
        }
        return sum / itemPhases(progress).size();
    }

    private double seconds() {
        return time.nanos() / NANOS;
    }

    private Source source() {
        return (after, stop) -> {
            spend(shape.pageSeconds());
            int from = after.map(Integer::parseInt).orElse(0);
            int to = Math.min(shape.weights().size(), from + shape.pageSize());
            List<ItemDraft> page = new ArrayList<>();
            for (int i = from; i < to; i++) {
                page.add(
                        new ItemDraft(
                                String.valueOf(i), "item-" + i, shape.weights().get(i), Map.of()));
            }
            boolean last = to == shape.weights().size();
            return new Source.Page(
                    page,
                    last ? Optional.empty() : Optional.of(String.valueOf(to)),
                    Total.unknown());
        };
    }

    private Phase phase(LoadShape.Step step, boolean first) {
        return context -> {
            int item = Integer.parseInt(context.item().key());
            if (first && item < shape.skipped()) {
                return new Outcome.Skipped("done before");
            }
            spend(step.overheadSeconds());
            work(context, step, item);
            return Outcome.done();
        };
    }

    private void work(PhaseContext context, LoadShape.Step step, int item) {
        long weight = context.item().weight();
        double worked = 0;
        long told = 0;
        while (told < weight) {
            double speed = step.bytesPerSecond().at(seconds(), item);
            double seconds = Math.min(TICK_SECONDS, (weight - worked) / speed);
            spend(Math.max(seconds, 1e-6));
            worked = Math.min((double) weight, worked + speed * seconds);
            long now = weight - worked < 1 ? weight : (long) worked;
            context.meter().advance(now - told, now - told);
            told = now;
        }
    }

    private void spend(double seconds) {
        if (seconds > 0) {
            workers.spend(Duration.ofNanos((long) (seconds * NANOS)));
        }
    }

    private static LaneId lane(LoadShape.Lane lane) {
        return switch (lane) {
            case CPU -> LaneId.CPU;
            case DISK -> LaneId.DISK;
            case WAREHOUSE -> LaneId.WAREHOUSE;
        };
    }
}
