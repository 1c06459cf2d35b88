package dev.sluice.engine.link;

import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.event.EngineEvent;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Those who subscribed to a remote engine. One that throws disturbs no other. */
final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private record Listener(
            Consumer<EngineSnapshot> samples, Consumer<EngineEvent> events, Object identity) {}

    private final List<Listener> all = new CopyOnWriteArrayList<>();

    Engine.Subscription add(Consumer<EngineSnapshot> samples, Consumer<EngineEvent> events) {
        Listener listener = new Listener(samples, events, new Object());
        all.add(listener);
        return () -> all.remove(listener);
    }

    void tell(EngineSnapshot sample) {
        all.forEach(one -> safely(one.samples(), sample));
    }

    void tell(EngineEvent event) {
        all.forEach(one -> safely(one.events(), event));
    }

    private static <T> void safely(Consumer<T> listener, T what) {
        try {
            listener.accept(what);
        } catch (RuntimeException e) {
            LOG.error("A listener of the engine failed", e);
        }
    }
}
