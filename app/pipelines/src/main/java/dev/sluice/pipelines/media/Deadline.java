package dev.sluice.pipelines.media;

import dev.sluice.engine.pipeline.StopSignal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Asks for a stop when somebody else does, or when the time is over. Close it when it is used. */
final class Deadline implements StopSignal, AutoCloseable {
    private final StopSignal other;
    private final CompletableFuture<Boolean> over = new CompletableFuture<>();

    Deadline(StopSignal other, Duration most) {
        this.other = other;
        over.completeOnTimeout(true, most.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public boolean requested() {
        return other.requested() || over.getNow(false);
    }

    @Override
    public Registration onStop(Runnable action) {
        AtomicBoolean due = new AtomicBoolean(true);
        Runnable once =
                () -> {
                    if (due.getAndSet(false)) {
                        action.run();
                    }
                };
        Registration registration = other.onStop(once);
        CompletableFuture<Void> told =
                over.thenAcceptAsync(ended -> {
                    if (ended) {
                        once.run();
                    }
                });
        return () -> {
            due.set(false);
            registration.close();
            told.cancel(false);
        };
    }

    @Override
    public void close() {
        over.complete(false);
    }
}
