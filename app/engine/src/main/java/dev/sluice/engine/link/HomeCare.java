package dev.sluice.engine.link;

import dev.sluice.engine.store.StoreFailure;
import dev.sluice.engine.store.sqlite.Backups;
import dev.sluice.engine.store.sqlite.Ballast;
import dev.sluice.engine.store.sqlite.SqliteJobStore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks after an open home in the background: keeps the ballast in place and makes a backup a day.
 */
final class HomeCare implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HomeCare.class);
    private static final long FIRST_SECONDS = 3;
    private static final long EVERY_SECONDS = 60;

    private final SqliteJobStore store;
    private final Backups backups;
    private final Ballast ballast;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("home-care").factory());

    HomeCare(SqliteJobStore store, Backups backups, Ballast ballast) {
        this.store = store;
        this.backups = backups;
        this.ballast = ballast;
    }

    /** Begins a little later, so that it takes nothing from the start. */
    void start() {
        var _ =
                timer.scheduleWithFixedDelay(
                        this::look, FIRST_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            ballast.refill();
            store.backUpIfDue(backups);
        } catch (IOException | StoreFailure e) {
            // It is tried again; until then there is one backup, or some room, less.
            LOG.warn("The home could not be looked after: {}", e.toString());
        } catch (RuntimeException e) {
            LOG.error("Looking after the home failed", e);
        }
    }

    /** Gives up what is under way; a backup is made another time. */
    @Override
    public void close() {
        timer.shutdown();
        backups.abandon();
        timer.close();
    }
}
