package dev.sluice.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.store.JobStore;
import dev.sluice.testkit.MemoryJobStore;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The engine in simulated time. {@code -Dsluice.simulation.seed=N} replays one seed and writes its
 * steps to {@code target}; {@code -Dsluice.simulation.seeds=N} runs so many.
 */
@Timeout(value = 6, unit = TimeUnit.HOURS)
class SimulationTest {
    private static final int SEEDS = 2_000;
    private static final int SEEDS_ON_DISK = 60;

    @TempDir private Path folder = Path.of("");

    @Test
    void whateverHappensNothingIsLostDoubledOrToldWrong() throws Exception {
        Seeds.run(seeds(), 60, "simulation", _ -> new InMemory());
    }

    @Test
    void theSameHoldsOnARealDatabase() throws Exception {
        Seeds.run(
                Math.max(1, seeds() / SEEDS * SEEDS_ON_DISK),
                20,
                "simulation-on-disk",
                seed -> new SqliteStores(Files.createTempDirectory(folder, "seed" + seed)));
    }

    @Test
    void theSameSeedTakesTheSameSteps() {
        for (long seed = 1; seed <= 20; seed++) {
            Simulation.Report one = Simulation.run(seed, new InMemory(), 60, false);
            Simulation.Report again = Simulation.run(seed, new InMemory(), 60, false);
            assertThat(again.fingerprint()).as("seed " + seed).isEqualTo(one.fingerprint());
        }
    }

    private static int seeds() {
        return Integer.getInteger(Seeds.COUNT, SEEDS);
    }

    private static final class InMemory implements Stores {
        @Override
        public JobStore open() {
            return new MemoryJobStore();
        }

        @Override
        public JobStore afterKill(JobStore left) {
            return left;
        }
    }
}
