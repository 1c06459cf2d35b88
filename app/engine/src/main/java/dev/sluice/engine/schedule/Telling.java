package dev.sluice.engine.schedule;

import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.event.EngineEvent;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Tells subscribers on a thread of its own. A slow one gets the newest sample only, and every
 * event.
 */
final class Telling {
    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);

    private final Workers workers;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable EngineSnapshot> unsent = new AtomicReference<>();

    Telling(Workers workers) {
        this.workers = workers;
    }

    private record Listener(Consumer<EngineSnapshot> samples, Consumer<EngineEvent> events) {}

    /** Adds a listener. @return its undo */
    Runnable add(Consumer<EngineSnapshot> samples, Consumer<EngineEvent> events) {
        Listener listener = new Listener(samples, events);
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void tell(EngineSnapshot snapshot) {
        if (unsent.getAndSet(snapshot) == null) {
            workers.startTelling(() -> {
                EngineSnapshot newest = unsent.getAndSet(null);
                if (newest != null) {
                    listeners.forEach(listener -> guarded(listener.samples(), newest));
                }
            });
        }
    }

    void tell(EngineEvent event) {
        if (!listeners.isEmpty()) {
            workers.startTelling(
                    () -> listeners.forEach(listener -> guarded(listener.events(), event)));
        }
    }

    private static <T> void guarded(Consumer<T> listener, T what) {
        try {
            listener.accept(what);
        } catch (RuntimeException e) {
            LOG.error("A listener failed; the others are told all the same.", e);
        }
    }
}
