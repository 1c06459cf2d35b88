package dev.sluice.engine.link;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Lets clients in, one after the other, for as long as the link is open. Runs on one thread. */
final class Arrivals implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

    /** What keeps a client out, such as too many open files, does not pass in no time. */
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

    private final BooleanSupplier open;
    private final Door door;
    private final Host host;
    private final Waiter waiter;

    /** Where clients come in. */
    @FunctionalInterface
    interface Door {
        /** Waits for the next one. */
        SocketChannel accept() throws IOException;
    }

    /** Who serves them. */
    @FunctionalInterface
    interface Host {
        /** Begins to serve a client; does not wait for it. */
        void serve(SocketChannel client) throws IOException;
    }

    Arrivals(BooleanSupplier open, Door door, Host host, Waiter waiter) {
        this.open = open;
        this.door = door;
        this.host = host;
        this.waiter = waiter;
    }

    @Override
    public void run() {
        boolean failing = false;
        while (open.getAsBoolean()) {
            try {
                host.serve(door.accept());
                failing = false;
            } catch (IOException | RuntimeException e) {
                if (!open.getAsBoolean()) {
                    return;
                }
                if (!failing) {
                    LOG.warn("A client of the link could not be let in; the next one may.", e);
                }
                failing = true;
                waiter.pause(AFTER_FAILURE);
            }
        }
    }
}
