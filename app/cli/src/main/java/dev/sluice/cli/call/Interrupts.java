package dev.sluice.cli.call;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * What Ctrl-C and a request to end do. Without anybody listening they end the program at once; a
 * listener gets the first one, and the second ends the program all the same. Safe for threads.
 */
public final class Interrupts {
    private final Slot listener = new Slot();
    private final Slot lastWords = new Slot();
    private final Runnable end;
    private volatile Consumer<Runnable> suspension = Runnable::run;

    /**
     * @param end ends the program at once
     */
    public Interrupts(Runnable end) {
        this.end = end;
    }

    /**
     * Listens to the next one.
     *
     * @return its own undo
     */
    public Undo listen(Runnable action) {
        return listener.put(action);
    }

    /**
     * Has something done before the program ends at once, such as giving a terminal its cursor
     * back; short, from any thread.
     *
     * @return its own undo
     */
    public Undo beforeEnd(Runnable action) {
        return lastWords.put(action);
    }

    /**
     * Has something done around a stop by Ctrl-Z.
     *
     * @param around is given what stops the program, which returns once it is continued
     * @return its own undo
     */
    public Undo aroundSuspension(Consumer<Runnable> around) {
        suspension = around;
        return () -> suspension = Runnable::run;
    }

    /**
     * Called by the system's signal for Ctrl-Z.
     *
     * @param stop stops the program; returns once it is continued
     */
    public void suspend(Runnable stop) {
        suspension.accept(stop);
    }

    /** Called by the system's signal. */
    public void interrupt() {
        Optional<Runnable> action = listener.take();
        if (action.isPresent()) {
            action.get().run();
        } else {
            lastWords.take().ifPresent(Runnable::run);
            end.run();
        }
    }

    /** Holds at most one action. */
    private static final class Slot {
        private Optional<Runnable> action = Optional.empty();

        synchronized Undo put(Runnable runnable) {
            Optional<Runnable> mine = Optional.of(runnable);
            action = mine;
            return () -> remove(mine);
        }

        synchronized Optional<Runnable> take() {
            Optional<Runnable> taken = action;
            action = Optional.empty();
            return taken;
        }

        private synchronized void remove(Optional<Runnable> mine) {
            if (action.equals(mine)) {
                action = Optional.empty();
            }
        }
    }

    /** Ends a registration. */
    @FunctionalInterface
    public interface Undo extends AutoCloseable {
        @Override
        void close();
    }
}
