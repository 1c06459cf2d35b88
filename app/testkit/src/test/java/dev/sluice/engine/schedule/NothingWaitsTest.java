package dev.sluice.engine.schedule;

import static dev.sluice.testkit.FakePipeline.aPipeline;
import static dev.sluice.testkit.FakePipeline.paged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.pipeline.LaneId;
import dev.sluice.engine.pipeline.PhaseContext;
import dev.sluice.testkit.FakePipeline;
import dev.sluice.testkit.MemoryJobStore;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which work is told that nothing comes after it, and so may use every core. */
class NothingWaitsTest {
    private final List<String> told = new ArrayList<>();

    private HandDriven engine(FakePipeline pipeline, int cores) {
        return new HandDriven(
                        new MemoryJobStore(),
                        pipeline,
                        new EngineConfig(
                                Map.of(LaneId.CPU, cores),
                                1_000,
                                new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(1))))
                .start();
    }

    private FakePipeline telling(int items) {
        return aPipeline().from(paged(items, items, 1)).then("copy", this::tell);
    }

    private Outcome tell(PhaseContext context) {
        told.add(context.item().name() + " " + context.nothingWaits());
        return Outcome.done();
    }

    @Test
    void theOnlyItemOfTheOnlyJobIs() {
        HandDriven engine = engine(telling(1), 4);
        engine.add();
        engine.run();

        assertThat(told).containsExactly("item-1 true");
    }

    @Test
    void oneAfterTheOtherOnlyTheLastIs() {
        HandDriven engine = engine(telling(3), 1);
        engine.add();
        engine.run();

        assertThat(told).containsExactly("item-1 false", "item-2 false", "item-3 true");
    }

    @Test
    void sideBySideTheLastToBeginIs() {
        HandDriven engine = engine(telling(2), 2);
        engine.add();
        engine.run();

        assertThat(told).containsExactlyInAnyOrder("item-1 false", "item-2 true");
    }

    @Test
    void besideOneInAnEarlierPhaseNoneIs() {
        FakePipeline checking =
                aPipeline()
                        .from(paged(2, 2, 1))
                        .then("check", context -> Outcome.done())
                        .then("copy", this::tell);
        HandDriven engine = engine(checking, 1);
        engine.add();
        engine.run();

        assertThat(told).containsExactly("item-1 false", "item-2 true");
    }

    @Test
    void besideAnotherJobNoneIs() {
        HandDriven engine = engine(telling(1), 2);
        engine.add();
        engine.add();
        engine.run();

        assertThat(told).hasSize(2).allMatch(line -> line.endsWith("false"));
    }
}
