package dev.sluice.engine.link;

import dev.sluice.engine.Engine;
import dev.sluice.engine.store.StoreFailure;
import dev.sluice.engine.store.sqlite.Backups;
import dev.sluice.engine.store.sqlite.Ballast;
import dev.sluice.engine.store.sqlite.OpenedStore;
import dev.sluice.engine.store.sqlite.StoreOpening;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A home whose engine runs in this process. */
final class OwnedHome implements Opened {
    private static final Logger LOG = LoggerFactory.getLogger(OwnedHome.class);

    private final Deque<AutoCloseable> open;
    private final Engine engine;
    private final LinkServer server;
    private final List<String> notices;
    private final AtomicBoolean closed = new AtomicBoolean();

    private OwnedHome(
            Deque<AutoCloseable> open, Engine engine, LinkServer server, List<String> notices) {
        this.open = open;
        this.engine = engine;
        this.server = server;
        this.notices = List.copyOf(notices);
    }

    /** Opens everything in order; when a step fails, what is open is closed again. */
    static OwnedHome open(HomeFolder home, InstanceLock lock, EngineFactory factory, Clock clock)
            throws HomeUnusable {
        Deque<AutoCloseable> open = new ArrayDeque<>();
        open.push(lock);
        boolean complete = false;
        try {
            Backups backups = new Backups(home.backups(), clock);
            Ballast ballast = new Ballast(home.ballast());
            OpenedStore opened = new StoreOpening(home.database(), backups, ballast, clock).open();
            open.push(opened.store());
            HomeCare care = new HomeCare(opened.store(), backups, ballast);
            open.push(care);
            List<String> notices = new ArrayList<>(opened.notices());
            // Before the engine asks for them, so that it finds whole ones or none.
            home.limits().setAsideIfDamaged().ifPresent(notices::add);
            home.hours().setAsideIfDamaged().ifPresent(notices::add);
            Engine engine = factory.create(home, opened.store());
            open.push(engine);
            LinkServer server = LinkServer.start(home, engine);
            JobLogs logs = new JobLogs(home.jobs(), clock);
            engine.subscribe(_ -> {}, logs::tell);
            // The engine is closed before the server: others see its last sample, then the end.
            open.pop();
            open.push(logs);
            open.push(server);
            open.push(engine);
            care.start();
            home.warning().ifPresent(notices::add);
            complete = true;
            return new OwnedHome(open, engine, server, notices);
        } catch (StoreFailure e) {
            throw new HomeUnusable(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new HomeUnusable(
                    "The local socket of the home folder "
                            + home.root()
                            + " cannot be opened. Check the permissions of the folder.",
                    e);
        } finally {
            if (!complete) {
                closeAll(open);
            }
        }
    }

    @Override
    public Engine engine() {
        return engine;
    }

    @Override
    public boolean owner() {
        return true;
    }

    @Override
    public List<String> notices() {
        return notices;
    }

    @Override
    public void register(FaceHandler window) {
        server.register(window);
    }

    @Override
    public boolean handOver(List<String> operands) {
        return false;
    }

    @Override
    public void onGone(Runnable action) {
        // The engine ends with this process, and nobody is left to be told.
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            closeAll(open);
        }
    }

    private static void closeAll(Deque<AutoCloseable> open) {
        while (!open.isEmpty()) {
            AutoCloseable next = open.pop();
            try {
                next.close();
            } catch (Exception e) {
                // The lock behind it must be given back whatever happens to the others.
                LOG.error("Closing {} failed", next.getClass().getSimpleName(), e);
            }
        }
    }
}
