package dev.sluice.testkit;

import static dev.sluice.testkit.FakePipeline.aPipeline;
import static dev.sluice.testkit.FakePipeline.paged;

import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.pipeline.Phase;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What an item whose work does not succeed at once uses up. */
public final class Tries {
    private Tries() {}

    /**
     * The number of the try at each call of the work, by an engine of its own, until it succeeds.
     *
     * @param network whether the engine is told that there is one
     * @throws IllegalStateException when an hour is not enough
     */
    public static List<Integer> ofOneItem(boolean network, Phase work) {
        List<Integer> tries = new ArrayList<>();
        ManualEngine engine =
                ManualEngine.with(
                        aPipeline()
                                .from(paged(1, 1, 10))
                                .then(
                                        "work",
                                        context -> {
                                            tries.add(context.attempt());
                                            return work.run(context);
                                        }));
        engine.network().set(network);
        JobId job = engine.start("one item");
        engine.run(Duration.ofHours(1));
        JobState state = engine.job(job).job().state();
        if (state != JobState.SUCCEEDED) {
            throw new IllegalStateException("The job is " + state + " after tries " + tries);
        }
        return tries;
    }
}
