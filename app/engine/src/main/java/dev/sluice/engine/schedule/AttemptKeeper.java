package dev.sluice.engine.schedule;

import dev.sluice.engine.job.JobItems;
import dev.sluice.engine.pipeline.StopRequested;
import dev.sluice.engine.store.Change;
import dev.sluice.engine.store.ItemQuery;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What attempts keep and read in the store while they run; called on workers' threads. */
final class AttemptKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(AttemptKeeper.class);

    private final Scheduler scheduler;

    AttemptKeeper(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Makes a checkpoint durable and waits for it, or for a stop. */
    void save(Attempt attempt, String data) {
        CompletableFuture<Boolean> durable = new CompletableFuture<>();
        Change change =
                new Change.SaveCheckpoint(
                        attempt.job.id(), attempt.item().id(), attempt.spec.id(), data);
        scheduler
                .ports
                .loop()
                .post(() -> scheduler.committer.add(change, () -> durable.complete(true)));
        await(durable, attempt);
    }

    Optional<String> read(Attempt attempt) {
        return attempt.work.flatMap(
                ready -> scheduler.store.checkpoint(ready.item().id(), attempt.spec.id()));
    }

    JobItems items(Attempt attempt) {
        return (after, limit) ->
                scheduler.store.items(attempt.job.id(), ItemQuery.all(after, limit));
    }

    /** Waits through the loop's port, so that a simulation can let time pass meanwhile. */
    private void await(CompletableFuture<Boolean> durable, Attempt attempt) {
        try (var _ = attempt.stop().onStop(() -> durable.complete(false))) {
            if (!scheduler.ports.loop().await(durable)) {
                throw new StopRequested();
            }
        } catch (CompletionException interrupted) {
            LOG.debug("Interrupted while a checkpoint was being saved.", interrupted);
            throw new StopRequested();
        }
    }
}
