package dev.sluice.bench.kills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The real program, disturbed in every way there is, leaves what an undisturbed run leaves. Short
 * series of fixed seeds; {@link KillRunner} runs long ones.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Needs signals")
final class DisturbedProgramTest {
    private static final long SEED = 20;

    /** A stop takes less than a second; a machine that builds at the same time takes its part. */
    private static final Duration STOP_ON_A_BUSY_MACHINE = Duration.ofSeconds(5);

    @TempDir private static Path folder;
    private static final Map<Integer, Workshop> WORKSHOPS = new HashMap<>();

    @Test
    void killedTwentyTimesAtRandomMoments() throws Exception {
        assertThat(different(trials(Series.KILL, 20))).isEmpty();
    }

    @Test
    void killedAtTheNthCallThatWrites() throws Exception {
        assertThat(different(trials(Series.CALL, 2))).isEmpty();
    }

    @Test
    void powerCuts() throws Exception {
        assertThat(different(trials(Series.POWER, 2))).isEmpty();
    }

    @Test
    void fullDiskOfHomeStageAndTarget() throws Exception {
        assertThat(different(trials(Series.FULL, 3))).isEmpty();
    }

    @Test
    void stopsArePromptAndLeaveNothing() throws Exception {
        List<Trial> trials = trials(Series.STOP, StopKind.values().length);

        Figures stops = new Figures();
        trials.forEach(trial -> trial.stop().map(Stop::effect).ifPresent(stops::add));
        assertThat(different(trials)).isEmpty();
        assertThat(stops.below(0.5)).as(stops.told()).isLessThan(STOP_ON_A_BUSY_MACHINE);
    }

    private static List<Trial> trials(Series series, int count) throws Exception {
        Path real = folder.toRealPath();
        Tool.Availability available = series.available(real.resolve("try"));
        assumeTrue(available.here(), () -> available.missing().orElse(""));
        List<Trial> trials = new ArrayList<>();
        series.run(workshop(real, series.rows()), count, SEED, trials::add);
        return trials;
    }

    /** What differs from an undisturbed run, for a person. */
    private static List<String> different(List<Trial> trials) {
        return trials.stream().filter(trial -> !trial.exact()).map(Trial::told).toList();
    }

    /** Shared, so that an undisturbed run is made once for all series. */
    private static Workshop workshop(Path real, int rows) throws IOException {
        Workshop known = WORKSHOPS.get(rows);
        if (known == null) {
            Path own = real.resolve("rows-" + rows);
            known = new Workshop(own, Program.onClassPath(own.resolve("program")), rows, SEED);
            WORKSHOPS.put(rows, known);
        }
        return known;
    }
}
