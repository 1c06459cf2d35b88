package dev.sluice.engine.schedule;

import static dev.sluice.testkit.FakePipeline.aPipeline;
import static dev.sluice.testkit.FakePipeline.paged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.Command;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.event.EngineEvent;
import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.pipeline.PhaseContext;
import dev.sluice.testkit.MemoryJobStore;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Samples of jobs that stop beside one that goes on, so that the sampler ticks all the while. */
class StoppedJobsTest {
    private static final Duration SOON = Duration.ofMillis(10);
    private static final int MANY = 300;
    private static final int LONG_LIST = 2_000;

    private final HandDriven engine =
            new HandDriven(
                            new MemoryJobStore(),
                            aPipeline().from(paged(1, 1, 1)).then("work", this::work),
                            HandDriven.CONFIG)
                    .start();
    private final List<Told> samples = new ArrayList<>();
    private final List<Stop> stops = new ArrayList<>();
    private boolean holds = true;

    private record Told(long nanos, EngineSnapshot sample) {
        boolean shows(Stop stop) {
            return sample.job(stop.job())
                    .filter(shown -> shown.job().state() == stop.state())
                    .isPresent();
        }
    }

    private record Stop(JobId job, JobState state, long nanos) {}

    /** A job that goes on, in the middle between two ticks. */
    @BeforeEach
    void holdAJob() {
        engine.scheduler.telling.add(
                sample -> samples.add(new Told(engine.time.nanos(), sample)), this::take);
        engine.add();
        engine.time.run(Duration.ofMillis(450));
        holds = false;
    }

    private Outcome work(PhaseContext context) {
        if (holds) {
            return new Outcome.Failed(Failure.transientOf("Not yet.", "", Duration.ofMinutes(1)));
        }
        engine.time.spend(Duration.ofMillis(1));
        return Outcome.done();
    }

    private void take(EngineEvent event) {
        if (event instanceof EngineEvent.JobChanged(var job, var from)
                && job.state() != from
                && (job.state().ended() || job.state() == JobState.PAUSED)) {
            stops.add(new Stop(job.id(), job.state(), engine.time.nanos()));
        }
    }

    @Test
    void anEndIsShownAtOnce() {
        engine.add();

        engine.time.run(SOON);

        assertThat(stops).extracting(Stop::state).containsExactly(JobState.SUCCEEDED);
        assertThat(samples.getLast().shows(stops.getFirst())).isTrue();
    }

    @Test
    void aPauseIsShownAtOnce() {
        holds = true;
        JobId other = engine.add();
        engine.time.run(Duration.ofMillis(100));

        engine.tell(new Command.Pause(), other);
        engine.time.run(SOON);

        assertThat(stops).extracting(Stop::state).containsExactly(JobState.PAUSED);
        assertThat(samples.getLast().shows(stops.getFirst())).isTrue();
    }

    @Test
    void ofManyEndsInARowEachIsShownSoonAndFewSamplesAreTaken() {
        end(MANY);

        assertThat(stops)
                .hasSize(MANY)
                .allSatisfy(stop -> assertThat(shownAfter(stop)).isLessThanOrEqualTo(SOON));
        assertThat(samplesBesideTicks()).isLessThanOrEqualTo(millisOfStops() / 10 + 3);
    }

    @Test
    void inALongListTheFirstEndIsShownAtOnceAndThoseBehindItShareSamplesForLonger() {
        end(LONG_LIST);

        assertThat(shownAfter(stops.getFirst())).isLessThanOrEqualTo(SOON);
        assertThat(samplesBesideTicks()).isLessThanOrEqualTo(millisOfStops() / 20 + 3);
    }

    @Test
    void theTicksStayTenASecondAfterwards() {
        end(MANY);
        engine.time.run(SOON);
        samples.clear();

        engine.time.run(Duration.ofSeconds(2));

        assertThat(samples).hasSize(20);
    }

    @Test
    void manyEndsDoNotHaveTheTimesOfJobsWrittenMoreOftenThanOnceASecond() {
        Set<Duration> written = new HashSet<>();
        engine.scheduler.telling.add(
                _ -> written.add(engine.row(new JobId("j-0001")).worked()), _ -> {});

        end(MANY);

        assertThat(written).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void anEngineAtRestTakesNoSampleOfAnEnd() {
        engine.time.run(Duration.ofMinutes(2));
        engine.scheduler.sampler.rest();
        samples.clear();
        stops.clear();

        engine.add();
        engine.time.run(Duration.ofMinutes(1));

        assertThat(stops).hasSize(1);
        assertThat(samples).isEmpty();
    }

    private void end(int jobs) {
        samples.clear();
        for (int i = 0; i < jobs; i++) {
            engine.add();
        }
        engine.until(() -> stops.size() == jobs);
        engine.time.run(SOON);
    }

    private long millisOfStops() {
        return (stops.getLast().nanos() - stops.getFirst().nanos()) / 1_000_000;
    }

    private long samplesBesideTicks() {
        return samples.size() - millisOfStops() / 100;
    }

    private Duration shownAfter(Stop stop) {
        return samples.stream()
                .filter(told -> told.shows(stop))
                .findFirst()
                .map(told -> Duration.ofNanos(told.nanos() - stop.nanos()))
                .orElseThrow();
    }
}
