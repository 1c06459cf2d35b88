package dev.sluice.engine;

import static dev.sluice.testkit.FakePipeline.aPipeline;
import static dev.sluice.testkit.FakePipeline.aRequest;
import static dev.sluice.testkit.FakePipeline.instant;
import static dev.sluice.testkit.FakePipeline.paged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.job.PauseReason;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.pipeline.Phase;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.engine.progress.Total;
import dev.sluice.engine.schedule.EngineConfig;
import dev.sluice.engine.schedule.LocalEngine;
import dev.sluice.engine.schedule.Ports;
import dev.sluice.testkit.FakePipeline;
import dev.sluice.testkit.MemoryJobStore;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Commands given to an engine with real threads, while work is under way. */
@Timeout(30)
class ControlTest {
    /** A second is promised; this leaves room for a machine that is busy with other tests. */
    private static final Duration PROMPT = Duration.ofSeconds(5);

    @TempDir private Path home = Path.of("");

    private final MemoryJobStore store = new MemoryJobStore();
    private Optional<LocalEngine> engine = Optional.empty();

    @AfterEach
    void closeEngine() {
        engine.ifPresent(LocalEngine::close);
    }

    private LocalEngine open(Pipeline pipeline) {
        LocalEngine opened =
                new LocalEngine(
                        Ports.real(home, new SplittableRandom(3)),
                        store,
                        List.of(pipeline),
                        EngineConfig.forCores(2));
        engine = Optional.of(opened);
        return opened;
    }

    private static JobId submit(Engine engine, Submission.Start start) throws InvalidOption {
        return engine.submit(new Submission(List.of(aRequest("job")), Optional.empty(), 0, start))
                .jobs()
                .getFirst()
                .id();
    }

    private static JobId start(Engine engine) throws InvalidOption {
        JobId job = submit(engine, Submission.Start.QUEUED);
        engine.activate(List.of(job));
        return job;
    }

    private static void awaitState(Engine engine, JobId job, JobState state)
            throws InterruptedException {
        await(engine, job, "reached " + state, sample -> sample.job().state() == state);
    }

    private static void await(Engine engine, JobId job, String what, Predicate<JobSnapshot> wanted)
            throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        try (var _ =
                engine.subscribe(
                        sample -> {
                            if (sample.job(job).filter(wanted).isPresent()) {
                                reached.countDown();
                            }
                        },
                        _ -> {})) {
            if (!wanted.test(engine.snapshot().job(job).orElseThrow())) {
                assertThat(reached.await(20, TimeUnit.SECONDS)).as(what).isTrue();
            }
        }
    }

    /**
     * One item that goes on until it is stopped, as inside a huge file, unless it is let through.
     */
    private static Phase endless(CountDownLatch begun, AtomicBoolean letThrough) {
        return context -> {
            begun.countDown();
            while (!letThrough.get()) {
                context.stop().check();
                context.meter().advance(1, 0);
                Thread.onSpinWait();
            }
            return Outcome.done();
        };
    }

    @Test
    void aPauseTakesEffectWithinASecondInsideAHugeItem() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        AtomicBoolean letThrough = new AtomicBoolean();
        LocalEngine opened = open(aPipeline().then("check", endless(begun, letThrough)));
        JobId job = start(opened);
        begun.await();
        long before = System.nanoTime();
        List<CommandResult> results = opened.control(new Command.Pause(), List.of(job));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(PROMPT);
        assertThat(results).containsExactly(new CommandResult.Applied(job, JobState.PAUSED));
        letThrough.set(true);
        opened.control(new Command.Resume(), List.of(job));
        awaitState(opened, job, JobState.SUCCEEDED);
    }

    @Test
    void aPauseInterruptsWorkThatWaitsWithoutLookingAtItsStop() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        LocalEngine opened =
                open(
                        aPipeline()
                                .then(
                                        "check",
                                        context -> {
                                            begun.countDown();
                                            new CountDownLatch(1).await();
                                            return Outcome.done();
                                        }));
        JobId job = start(opened);
        begun.await();
        long before = System.nanoTime();
        opened.control(new Command.Pause(), List.of(job));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(PROMPT);
        assertThat(opened.snapshot().job(job).orElseThrow().job().state())
                .isEqualTo(JobState.PAUSED);
    }

    @Test
    void aCancelDiscardsWhatIsUnfinishedAndRemovesStagingFiles() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        FakePipeline pipeline = aPipeline().then("check", endless(begun, new AtomicBoolean()));
        LocalEngine opened = open(pipeline);
        JobId job = start(opened);
        begun.await();
        assertThat(home.resolve("staging").resolve(job.value())).isDirectory();
        opened.control(new Command.Cancel(), List.of(job));
        assertThat(opened.snapshot().job(job).orElseThrow().job().state())
                .isEqualTo(JobState.CANCELLED);
        assertThat(home.resolve("staging").resolve(job.value())).doesNotExist();
        assertThat(pipeline.discarded()).isEqualTo(1);
        assertThat(pipeline.closed()).isEqualTo(1);
    }

    @Test
    void aResumedItemGoesOnFromItsCheckpoint() throws Exception {
        CountDownLatch saved = new CountDownLatch(1);
        AtomicInteger resumedAt = new AtomicInteger();
        LocalEngine opened =
                open(
                        aPipeline()
                                .from(paged(1, 1, 10))
                                .then(
                                        "upload",
                                        context -> {
                                            Optional<String> checkpoint = context.checkpoint();
                                            if (checkpoint.isPresent()) {
                                                resumedAt.set(Integer.parseInt(checkpoint.get()));
                                                return Outcome.done();
                                            }
                                            context.saveCheckpoint("7");
                                            saved.countDown();
                                            while (true) {
                                                context.stop().check();
                                                Thread.onSpinWait();
                                            }
                                        }));
        JobId job = start(opened);
        saved.await();
        opened.control(new Command.Pause(), List.of(job));
        opened.control(new Command.Resume(), List.of(job));
        awaitState(opened, job, JobState.SUCCEEDED);
        assertThat(resumedAt).hasValue(7);
    }

    @Test
    void closingPausesBySignalAndTheNextEngineGoesOnWithIt() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        LocalEngine first = open(aPipeline().then("check", endless(begun, new AtomicBoolean())));
        JobId job = start(first);
        begun.await();
        first.close();
        assertThat(store.job(job).orElseThrow().job().pauseReason())
                .contains(PauseReason.BY_SIGNAL);
        LocalEngine second = open(aPipeline().then("check", instant()));
        second.activateAll();
        awaitState(second, job, JobState.SUCCEEDED);
    }

    @Test
    void aJobPausedOnPurposeStaysPausedWhenAllOthersGoOn() throws Exception {
        LocalEngine opened = open(aPipeline().then("check", instant()));
        JobId paused = submit(opened, Submission.Start.PAUSED);
        JobId other = submit(opened, Submission.Start.QUEUED);
        opened.activateAll();
        awaitState(opened, other, JobState.SUCCEEDED);
        assertThat(opened.snapshot().job(paused).orElseThrow().job().state())
                .isEqualTo(JobState.PAUSED);
    }

    @Test
    void anInterruptedInstanceLeavesItsJobsToTheNextOne() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        LocalEngine killed = open(aPipeline().then("check", endless(begun, new AtomicBoolean())));
        JobId job = start(killed);
        begun.await();
        // From then on it writes nothing that the next one reads.
        await(
                killed,
                job,
                "all items found",
                sample -> sample.progress().items().total().equals(new Total.Known(3)));
        // The first engine never gets to write its end, as after a SIGKILL: the next one opens the
        // store as it is.
        LocalEngine next =
                new LocalEngine(
                        Ports.real(home, new SplittableRandom(5)),
                        store,
                        List.of(aPipeline().then("check", instant())),
                        EngineConfig.forCores(2));
        assertThat(next.snapshot().job(job).orElseThrow().job().state()).isEqualTo(JobState.QUEUED);
        next.activateAll();
        awaitState(next, job, JobState.SUCCEEDED);
        assertThat(next.snapshot().job(job).orElseThrow().progress().items().done()).isEqualTo(3);
        next.close();
    }

    @Test
    void aCommandThatMakesNoSenseIsRefusedInASentence() throws Exception {
        LocalEngine opened = open(aPipeline().then("check", instant()));
        JobId job = start(opened);
        awaitState(opened, job, JobState.SUCCEEDED);
        assertThat(opened.control(new Command.Pause(), List.of(job)).getFirst())
                .isInstanceOfSatisfying(
                        CommandResult.Refused.class,
                        refused -> assertThat(refused.sentence()).contains("has ended already"));
        assertThat(opened.control(new Command.Cancel(), List.of(new JobId("j-nowhere"))))
                .containsExactly(new CommandResult.Unknown(new JobId("j-nowhere")));
    }

    @Test
    void movedJobsChangePlacesAndRemovedOnesAreGone() throws Exception {
        LocalEngine opened = open(aPipeline().then("check", instant()));
        JobId first = submit(opened, Submission.Start.QUEUED);
        JobId second = submit(opened, Submission.Start.QUEUED);
        JobId third = submit(opened, Submission.Start.QUEUED);
        opened.control(new Command.MoveBefore(Optional.of(first)), List.of(third));
        opened.control(new Command.Remove(), List.of(second));
        assertThat(opened.snapshot().jobs().stream().map(it -> it.job().id()))
                .containsExactly(third, first);
    }
}
