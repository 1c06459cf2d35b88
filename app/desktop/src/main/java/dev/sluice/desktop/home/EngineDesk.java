package dev.sluice.desktop.home;

import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.event.EngineEvent;
import dev.sluice.engine.link.EngineGone;
import dev.sluice.engine.link.FaceHandler;
import dev.sluice.engine.link.HomeUnusable;
import dev.sluice.engine.link.Opened;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The window's engine over its whole life. While another process (a command) owns the home, the
 * window is its guest; once that process has ended, the window opens the home itself and goes on.
 * Safe from any thread.
 */
public final class EngineDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EngineDesk.class);

    private final Opening opening;
    private final Object lock = new Object();
    private volatile Opened opened;
    private boolean closed;
    private Consumer<EngineSnapshot> samples = snapshot -> {};
    private Consumer<EngineEvent> events = event -> {};
    private Consumer<String> trouble = sentence -> {};
    private final Object faces = new Object();
    private final List<List<String>> early = new ArrayList<>();
    private Optional<FaceHandler> face = Optional.empty();

    /** Opens the home, here or as a guest. */
    @FunctionalInterface
    public interface Opening {
        Opened open() throws HomeUnusable;
    }

    /**
     * @param opened what {@code opening} gave first
     */
    public EngineDesk(Opened opened, Opening opening) {
        this.opened = opened;
        this.opening = opening;
        opened.register(this::open);
    }

    public Engine engine() {
        return opened.engine();
    }

    /** Whether the engine runs in this process, so that its work ends with it. */
    public boolean isOwner() {
        return opened.owner();
    }

    /** Sentences about the home that a person should read. */
    public List<String> notices() {
        return opened.notices();
    }

    /**
     * Lets the whole queue go on and tells of it from now on. Called once.
     *
     * @param newSamples called on a thread of the engine
     * @param newEvents called on a thread of the engine
     * @param newTrouble told in a sentence when the home cannot be opened again
     */
    public void start(
            Consumer<EngineSnapshot> newSamples,
            Consumer<EngineEvent> newEvents,
            Consumer<String> newTrouble) {
        synchronized (lock) {
            samples = newSamples;
            events = newEvents;
            trouble = newTrouble;
            follow(opened);
        }
    }

    /**
     * Lets starts of the program with files come to {@code window}, those included that came while
     * it was not there yet.
     */
    public void register(FaceHandler window) {
        List<List<String>> waiting;
        synchronized (faces) {
            face = Optional.of(window);
            waiting = List.copyOf(early);
            early.clear();
        }
        waiting.forEach(window::open);
    }

    /**
     * The window is on its way from the beginning, so a second start never shows one of its own.
     */
    private void open(List<String> operands) {
        Optional<FaceHandler> window;
        synchronized (faces) {
            window = face;
            if (window.isEmpty()) {
                early.add(operands);
            }
        }
        window.ifPresent(there -> there.open(operands));
    }

    private void follow(Opened current) {
        current.onGone(() -> Thread.ofPlatform().daemon().name("home-again").start(this::again));
        try {
            current.engine().subscribe(samples, events);
            current.engine().activateAll();
            samples.accept(current.engine().snapshot());
        } catch (EngineGone e) {
            LOG.info("Its process ended at once; the home is opened again", e);
        }
    }

    private void again() {
        synchronized (lock) {
            if (closed) {
                return;
            }
            opened.close();
            try {
                Opened next = opening.open();
                opened = next;
                next.register(this::open);
                follow(next);
                next.notices().forEach(trouble);
            } catch (HomeUnusable e) {
                LOG.error("The home cannot be opened again", e);
                trouble.accept(e.sentence());
            }
        }
    }

    /** Stops all work of an engine that runs here, keeping every state; waits until it has. */
    @Override
    public void close() {
        synchronized (lock) {
            if (!closed) {
                closed = true;
                opened.close();
            }
        }
    }
}
