package dev.sluice.bench.kills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The real program, disturbed in every way there is, leaves what an undisturbed run leaves. Short
 * series of fixed seeds; {@link KillRunner} runs long ones.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Needs signals")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DisturbedProgramTest {
    private static final int ROWS = 2500;
    private static final long SEED = 20;

    /** A stop takes less than a second; a machine that builds at the same time takes its part. */
    private static final Duration STOP_ON_A_BUSY_MACHINE = Duration.ofSeconds(5);

    @TempDir private Path folder;

    @Test
    void killedTwentyTimesAtRandomMoments() throws Exception {
        assertThat(trials(Series.KILL, 20)).allMatch(Trial::exact, "exact");
    }

    @Test
    void killedAtTheNthCallThatWrites() throws Exception {
        assertThat(trials(Series.CALL, 3)).allMatch(Trial::exact, "exact");
    }

    @Test
    void powerCuts() throws Exception {
        assertThat(trials(Series.POWER, 2)).allMatch(Trial::exact, "exact");
    }

    @Test
    void fullDiskOfHomeStageAndTarget() throws Exception {
        assertThat(trials(Series.FULL, 3)).allMatch(Trial::exact, "exact");
    }

    @Test
    void stopsArePromptAndLeaveNothing() throws Exception {
        List<Trial> trials = trials(Series.STOP, 10);

        Figures stops = new Figures();
        trials.forEach(trial -> trial.stop().ifPresent(stops::add));
        assertThat(trials).allMatch(Trial::exact, "exact");
        assertThat(stops.below(0.5)).as(stops.told()).isLessThan(STOP_ON_A_BUSY_MACHINE);
    }

    private List<Trial> trials(Series series, int count) throws Exception {
        Path own = folder.toRealPath().resolve(series.name());
        Tool.Availability available = series.available(own.resolveSibling("try"));
        assumeTrue(available.here(), () -> available.missing().orElse(""));
        Workshop workshop = new Workshop(own, Program.onClassPath(), ROWS, SEED);
        List<Trial> trials = new ArrayList<>();
        series.run(workshop, count, SEED, trials::add);
        trials.stream()
                .filter(trial -> !trial.exact())
                .forEach(trial -> System.err.println(trial.told()));
        return trials;
    }
}
