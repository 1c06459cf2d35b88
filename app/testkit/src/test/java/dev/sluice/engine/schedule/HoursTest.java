package dev.sluice.engine.schedule;

import static dev.sluice.testkit.FakePipeline.aPipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.Command;
import dev.sluice.engine.WorkingHours;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.job.PauseReason;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.testkit.FakeDisk;
import dev.sluice.testkit.FakePipeline;
import dev.sluice.testkit.ManualEngine;
import dev.sluice.testkit.ManualTime;
import dev.sluice.testkit.MemoryJobStore;

import org.junit.jupiter.api.Test;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hours in which the queue may work; time begins at noon. */
class HoursTest {
    private static final Duration A_WHILE = Duration.ofMinutes(6);

    private final ManualTime time = new ManualTime();
    private final MemoryJobStore store = new MemoryJobStore();

    /** Six items of five minutes each, one after the other. */
    private final Pipeline longWork =
            aPipeline()
                    .from(FakePipeline.paged(6, 6, 1))
                    .then(
                            "work",
                            context -> {
                                time.spend(Duration.ofMinutes(5));
                                return Outcome.done();
                            });

    private final ManualEngine engine = open();

    private ManualEngine open() {
        return new ManualEngine(time, new FakeDisk(), store, longWork, EngineConfig.forCores(1));
    }

    @Test
    void whatRunsIsPausedWhenTheHoursEndAndGoesOnByItselfWhenTheyBegin() {
        engine.engine().keepTo(hours("08:00", "12:10"));
        JobId job = engine.start("long");

        engine.run(Duration.ofHours(1));
        assertThat(state(job)).isEqualTo(JobState.PAUSED);
        assertThat(engine.job(job).job().pauseReason()).contains(PauseReason.OUTSIDE_HOURS);
        assertThat(engine.engine().snapshot().closedUntil())
                .contains(Instant.parse("2026-03-02T08:00:00Z"));
        engine.run(Duration.ofHours(24));

        assertThat(state(job)).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void nothingIsStartedOutsideTheHours() {
        engine.engine().keepTo(hours("22:00", "06:00"));
        JobId job = engine.start("waits");

        engine.run(Duration.ofHours(9));
        assertThat(state(job)).isEqualTo(JobState.QUEUED);
        engine.run(Duration.ofHours(2));

        assertThat(state(job)).isNotEqualTo(JobState.QUEUED);
        assertThat(engine.engine().snapshot().closedUntil()).isEmpty();
    }

    @Test
    void whatAPersonPausedStaysPausedWhenTheHoursBegin() {
        engine.engine().keepTo(hours("22:00", "06:00"));
        JobId before = engine.queue("paused by a person", 0);
        engine.engine().control(new Command.Pause(), List.of(before));

        engine.run(Duration.ofHours(12));

        assertThat(state(before)).isEqualTo(JobState.PAUSED);
        assertThat(engine.job(before).job().pauseReason()).contains(PauseReason.BY_USER);
    }

    @Test
    void aPauseOnPurposeOutlivesOneByTheHours() {
        JobId job = engine.start("long");
        engine.run(A_WHILE);
        engine.engine().keepTo(hours("22:00", "06:00"));
        engine.run(A_WHILE.multipliedBy(2));
        engine.engine().control(new Command.Pause(), List.of(job));
        engine.run(Duration.ofHours(12));

        assertThat(engine.job(job).job().pauseReason()).contains(PauseReason.BY_USER);
    }

    @Test
    void whatSomebodyResumesRunsAllTheSame() {
        engine.engine().keepTo(hours("22:00", "06:00"));
        JobId job = engine.start("urgent");
        JobId other = engine.start("other");
        engine.run(Duration.ofMinutes(5));
        engine.engine().control(new Command.Resume(), List.of(job));
        engine.run(Duration.ofMinutes(3));

        assertThat(state(job)).isEqualTo(JobState.RUNNING);
        assertThat(state(other)).isEqualTo(JobState.QUEUED);
    }

    @Test
    void changedHoursHoldAtOnce() {
        engine.engine().keepTo(hours("22:00", "06:00"));
        JobId job = engine.start("waits");
        engine.run(A_WHILE);
        engine.engine().keepTo(WorkingHours.ALWAYS);
        engine.run(Duration.ofMinutes(1));

        assertThat(state(job)).isNotEqualTo(JobState.QUEUED);
    }

    @Test
    void whatIsStillStoppingWhenTheHoursAreLiftedGoesOnAllTheSame() {
        JobId job = engine.start("long");
        engine.run(A_WHILE);
        engine.engine().keepTo(hours("22:00", "06:00"));
        engine.engine().keepTo(WorkingHours.ALWAYS);
        engine.run(Duration.ofHours(2));

        assertThat(state(job)).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void anEngineWithoutHoursGoesOnWithWhatOneWithHoursPaused() {
        JobId job = engine.start("long");
        engine.run(A_WHILE);
        engine.engine().keepTo(hours("22:00", "06:00"));
        engine.run(A_WHILE.multipliedBy(2));
        assertThat(state(job)).isEqualTo(JobState.PAUSED);

        ManualEngine next = open();
        next.engine().activateAll();
        next.run(Duration.ofHours(12));

        assertThat(next.job(job).job().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(next.job(job).job().pauseReason()).isEqualTo(Optional.empty());
    }

    private JobState state(JobId job) {
        return engine.job(job).job().state();
    }

    private static WorkingHours hours(String from, String to) {
        Map<DayOfWeek, WorkingHours.Span> days = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            days.put(day, new WorkingHours.Span(LocalTime.parse(from), LocalTime.parse(to)));
        }
        return new WorkingHours(true, ZoneOffset.UTC, days);
    }
}
