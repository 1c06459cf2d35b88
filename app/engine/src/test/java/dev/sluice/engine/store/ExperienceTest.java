package dev.sluice.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.job.PipelineId;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

final class ExperienceTest {
    private static final PhaseId CHECK = new PhaseId("check");
    private static final PhaseId COPY = new PhaseId("copy");
    private static final Set<PhaseId> ALL = Set.of(CHECK, new PhaseId("compress"), COPY);
    private static final long GB = 1_000_000_000;

    private int jobs;

    @Test
    void withoutAnyJobNothingIsTold() {
        assertThat(Experience.of(List.of()).expect(ALL, ALL, 5, GB)).isEmpty();
        assertThat(Experience.of(List.of()).isEmpty()).isTrue();
    }

    @Test
    void aJobTakesAsLongForItsSizeAsThoseBeforeIt() {
        List<EndedJob> past = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            past.add(job(GB, Duration.ofSeconds(56 + i), CHECK, COPY));
        }

        Experience.Expected expected =
                Experience.of(past).expect(Set.of(CHECK, COPY), ALL, 10, 10 * GB).orElseThrow();

        assertThat(expected.jobs()).isEqualTo(8);
        assertThat(expected.low()).isBetween(Duration.ofSeconds(500), Duration.ofSeconds(590));
        assertThat(expected.high()).isBetween(Duration.ofSeconds(610), Duration.ofSeconds(900));
    }

    @Test
    void fewJobsGiveAWiderRangeThanMany() {
        List<EndedJob> one = List.of(job(GB, Duration.ofSeconds(60), COPY));
        List<EndedJob> many = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            many.add(job(GB, Duration.ofSeconds(60), COPY));
        }

        Duration wide = width(Experience.of(one));
        Duration narrow = width(Experience.of(many));

        assertThat(wide).isGreaterThan(narrow.multipliedBy(2));
    }

    @Test
    void jobsInWhichOtherPhasesRanSayNothingOfTheWhole() {
        Experience past =
                Experience.of(
                        List.of(
                                job(GB, Duration.ofSeconds(5), CHECK),
                                job(GB, Duration.ofSeconds(60), CHECK, COPY)));

        assertThat(past.expect(Set.of(CHECK), ALL, 1, GB).orElseThrow().high())
                .isLessThan(Duration.ofSeconds(10));
        assertThat(past.expect(Set.of(new PhaseId("compress")), ALL, 1, GB)).isEmpty();
    }

    @Test
    void phasesThatNeverRanTogetherArePutTogether() {
        Experience past =
                Experience.of(
                        List.of(
                                job(GB, Duration.ofSeconds(10), CHECK),
                                job(GB, Duration.ofSeconds(60), COPY)));

        Experience.Expected both = past.expect(Set.of(CHECK, COPY), ALL, 1, GB).orElseThrow();

        assertThat(both.low()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
        assertThat(both.high()).isBetween(Duration.ofSeconds(70), Duration.ofSeconds(110));
    }

    @Test
    void whereItemsWeighNothingTheirNumberCounts() {
        EndedJob links = job(0, Duration.ofSeconds(100), COPY);

        assertThat(Experience.of(List.of(links)).expect(Set.of(COPY), ALL, 20, 0).orElseThrow())
                .matches(e -> e.low().toSeconds() > 100 && e.high().toSeconds() < 400);
    }

    @Test
    void aShortJobTellsOfItsLikeAndNothingOfAFarLargerOne() {
        Experience past = Experience.of(List.of(job(75_000, Duration.ofSeconds(5), COPY)));

        assertThat(past.expect(Set.of(COPY), ALL, 5, 2 * 75_000)).isPresent();
        assertThat(past.expect(Set.of(COPY), ALL, 1, 36_000_000)).isEmpty();
    }

    @Test
    void aTinyJobIsNotPromisedInNoTime() {
        Experience past = Experience.of(List.of(job(GB, Duration.ofSeconds(60), COPY)));

        assertThat(past.expect(Set.of(COPY), ALL, 1, 1000).orElseThrow().high())
                .isGreaterThanOrEqualTo(Duration.ofSeconds(60));
    }

    private static Duration width(Experience past) {
        Experience.Expected expected = past.expect(Set.of(COPY), ALL, 1, GB).orElseThrow();
        return expected.high().minus(expected.low());
    }

    private EndedJob job(long weight, Duration worked, PhaseId... phases) {
        PhaseTotals totals = new PhaseTotals(10, 0, 0, 100, weight, 0, 0, worked.toMillis());
        return new EndedJob(
                new JobId("j-%04d".formatted(++jobs)),
                new PipelineId("load"),
                "x",
                JobState.SUCCEEDED,
                Instant.EPOCH,
                worked,
                Optional.empty(),
                10,
                weight,
                List.of(phases).stream().map(p -> new EndedJob.WorkedPhase(p, totals)).toList(),
                Map.of(),
                Optional.empty());
    }
}
