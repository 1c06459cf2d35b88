package dev.sluice.engine.schedule;

import static dev.sluice.testkit.FakePipeline.aPipeline;
import static dev.sluice.testkit.FakePipeline.paged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.pipeline.LaneId;
import dev.sluice.engine.pipeline.NoRoom;
import dev.sluice.engine.pipeline.Phase;
import dev.sluice.engine.pipeline.PhaseSpec.StagingUse;
import dev.sluice.testkit.FakePipeline;
import dev.sluice.testkit.MemoryJobStore;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The staging budget holds work back, but never for ever. */
class StagingTest {
    private static final EngineConfig TIGHT =
            new EngineConfig(
                    Map.of(LaneId.CPU, 4),
                    100,
                    new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(1)));

    private final MemoryJobStore store = new MemoryJobStore();

    private static Phase leaving(long bytes) {
        return _ -> new Outcome.Done(Map.of(), Map.of(), bytes);
    }

    /** Three items that fill what is promised them, and then are copied. */
    private static FakePipeline copying(Phase copy) {
        return aPipeline()
                .from(paged(3, 3, 80))
                .then("compress", LaneId.CPU, StagingUse.FILLS, leaving(80))
                .then("copy", LaneId.CPU, StagingUse.NONE, copy);
    }

    private JobState end(FakePipeline pipeline) {
        HandDriven engine = new HandDriven(store, pipeline, TIGHT).start();
        JobId job = engine.add();
        engine.run();
        assertThat(engine.scheduler.staging.reserved()).isZero();
        return engine.state(job);
    }

    @Test
    void aTryThatFailedGivesBackTheRoomItWasPromised() {
        FakePipeline pipeline =
                aPipeline()
                        .from(paged(2, 2, 80))
                        .then(
                                "compress",
                                LaneId.CPU,
                                StagingUse.FILLS,
                                context ->
                                        context.attempt() < 3
                                                ? new Outcome.Failed(
                                                        Failure.transientOf("Busy.", ""))
                                                : Outcome.done());
        assertThat(end(pipeline)).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void twoPhasesThatFillNeverWaitForEachOther() {
        FakePipeline pipeline =
                aPipeline()
                        .from(paged(5, 5, 60))
                        .then("unpack", LaneId.CPU, StagingUse.FILLS, leaving(50))
                        .then("compress", LaneId.CPU, StagingUse.FILLS, leaving(50))
                        .then("copy", LaneId.CPU, StagingUse.NONE, leaving(0));
        assertThat(end(pipeline)).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void whatFailedItemsHoldDoesNotStopTheOthers() {
        FakePipeline pipeline =
                copying(context ->
                        context.item().name().equals("item-1")
                                ? new Outcome.Failed(Failure.permanent("No."))
                                : Outcome.done());
        assertThat(end(pipeline)).isEqualTo(JobState.COMPLETED_WITH_FAILURES);
    }

    @Test
    void whatAJobHoldsThatWaitsForAnotherDiskDoesNotStopTheOthers() {
        List<JobId> full = new ArrayList<>();
        FakePipeline pipeline =
                copying(context -> {
                    if (full.contains(context.item().job())) {
                        throw new NoRoom(Path.of("target"), new IOException("no space"));
                    }
                    return Outcome.done();
                });
        HandDriven engine = new HandDriven(store, pipeline, TIGHT).start();
        JobId waiting = engine.add();
        full.add(waiting);
        engine.until(() -> engine.active(waiting).flatMap(job -> job.roomWait).isPresent());
        JobId other = engine.add();
        engine.run();

        assertThat(engine.state(waiting)).isEqualTo(JobState.RUNNING);
        assertThat(engine.state(other)).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void foldersOfJobsThatAreGoneAreRemovedAtTheStart() {
        HandDriven engine =
                new HandDriven(store, aPipeline().then("check", leaving(0)), HandDriven.CONFIG);
        Path staging = Path.of("home", "staging");
        engine.disk.leave(staging.resolve("j-gone"));
        engine.disk.leave(staging.resolve("Other things"));
        engine.scheduler.recover();
        engine.run();
        assertThat(engine.disk.removed()).containsExactly(staging.resolve("j-gone"));
    }
}
