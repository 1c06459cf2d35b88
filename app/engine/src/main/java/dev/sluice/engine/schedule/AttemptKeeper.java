package dev.sluice.engine.schedule;

import dev.sluice.engine.job.JobItems;
import dev.sluice.engine.pipeline.StopRequested;
import dev.sluice.engine.store.Change;
import dev.sluice.engine.store.ItemQuery;
import dev.sluice.engine.store.StoreFailure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

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
        return attempt.work.flatMap(ready ->
                read(
                        attempt,
                        () -> scheduler.store.checkpoint(ready.item().id(), attempt.spec.id())));
    }

    JobItems items(Attempt attempt) {
        return (after, limit) ->
                read(
                        attempt,
                        () -> scheduler.store.items(attempt.job.id(), ItemQuery.all(after, limit)));
    }

    /** Reads again and again until the store can be read, or the attempt is to stop. */
    private <T> T read(Attempt attempt, Supplier<T> what) {
        while (true) {
            try {
                return what.get();
            } catch (StoreFailure e) {
                LOG.warn(
                        "{} of {} can't be read; trying again.",
                        attempt.spec.id(),
                        attempt.job.id(),
                        e);
                scheduler
                        .ports
                        .loop()
                        .post(() ->
                                scheduler.notice(
                                        attempt.job.entry,
                                        Optional.of(String.valueOf(e.getMessage()))));
                CompletableFuture<Boolean> later = new CompletableFuture<>();
                scheduler.ports.loop().after(Committer.RETRY, () -> later.complete(true));
                await(later, attempt);
            }
        }
    }

    /** Waits through the loop's port, so that a simulation can let time pass meanwhile. */
    private void await(CompletableFuture<Boolean> durable, Attempt attempt) {
        try (var _ = attempt.stop().onStop(() -> durable.complete(false))) {
            if (!scheduler.ports.loop().await(durable)) {
                throw new StopRequested();
            }
        } catch (CompletionException interrupted) {
            LOG.debug("Interrupted while the store was being waited for.", interrupted);
            throw new StopRequested();
        }
    }
}
