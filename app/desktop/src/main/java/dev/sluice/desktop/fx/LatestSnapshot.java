package dev.sluice.desktop.fx;

import dev.sluice.engine.EngineSnapshot;

import jakarta.inject.Inject;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Carries samples to the FX thread, one call a tick: a sample that comes while the last one has not
 * been shown yet takes its place, so a slow window falls behind in nothing but pictures.
 */
public final class LatestSnapshot {
    private final FxThread fx;
    private final AtomicReference<Waiting> waiting = new AtomicReference<>(new Waiting.Nothing());

    private sealed interface Waiting {
        record Nothing() implements Waiting {}

        record Sample(EngineSnapshot snapshot) implements Waiting {}
    }

    @Inject
    public LatestSnapshot(FxThread fx) {
        this.fx = fx;
    }

    /**
     * Gives what an engine's subscription needs.
     *
     * @param shown called on the FX thread with the newest sample
     */
    public Consumer<EngineSnapshot> carryTo(Consumer<EngineSnapshot> shown) {
        return snapshot -> {
            Waiting before = waiting.getAndSet(new Waiting.Sample(snapshot));
            if (before instanceof Waiting.Nothing) {
                fx.later(() -> {
                    if (waiting.getAndSet(new Waiting.Nothing())
                            instanceof Waiting.Sample(EngineSnapshot newest)) {
                        shown.accept(newest);
                    }
                });
            }
        };
    }
}
