package dev.sluice.engine.schedule;

import dev.sluice.engine.EngineSnapshot;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Looks after work that reached nobody while the machine has no network: it waits, which costs it
 * no try, and goes on when the network is back. Work that needs none is not held. Belongs to the
 * loop.
 */
final class NetworkWatch {
    private static final Logger LOG = LoggerFactory.getLogger(NetworkWatch.class);
    private static final Duration LOOK = Duration.ofSeconds(2);

    /** A network without a way out may have what is asked for; so that is tried now and then. */
    private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();

    private final Scheduler scheduler;
    private List<Held> held = new ArrayList<>();
    private boolean offline;
    private long lastMove;

    NetworkWatch(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    private record Held(ActiveJob job, boolean triesOn, long sinceNanos, Runnable goOn) {}

    /** Whether work waits for the network. */
    boolean offline() {
        return offline;
    }

    /**
     * Holds something of a job until the network is back.
     *
     * @param triesOn whether it is to go on now and then all the same
     * @param goOn called once; never when the job ends before
     */
    void hold(ActiveJob job, boolean triesOn, Runnable goOn) {
        lastMove = scheduler.ports.ticker().nanos();
        held.add(new Held(job, triesOn, lastMove, goOn));
        scheduler.notice(job.entry, Optional.of(EngineSnapshot.NO_NETWORK));
        if (!offline) {
            offline = true;
            LOG.info("There is no network; what needs one waits.");
            scheduler.sampler.changed();
            lookLater();
        }
    }

    private void lookLater() {
        scheduler
                .ports
                .loop()
                .after(
                        LOOK,
                        () ->
                                scheduler
                                        .ports
                                        .workers()
                                        .startWaiting("look for a network", this::look));
    }

    private void look() {
        boolean up = scheduler.ports.network().isUp();
        scheduler.ports.loop().post(() -> looked(up));
    }

    private void looked(boolean up) {
        if (scheduler.isClosing()) {
            return;
        }
        held.removeIf(one -> one.job().ending != ActiveJob.Ending.NOT);
        long now = scheduler.ports.ticker().nanos();
        Map<Boolean, List<Held>> byDue =
                held.stream()
                        .collect(
                                Collectors.partitioningBy(one ->
                                        up
                                                || (one.triesOn()
                                                        && now - one.sinceNanos()
                                                                > PATIENCE_NANOS)));
        List<Held> due = byDue.getOrDefault(true, List.of());
        if (!due.isEmpty()) {
            lastMove = now;
        }
        // Nothing has come back for long: what was let go got through, or nobody waits any more.
        boolean over = up || (held.isEmpty() && now - lastMove > PATIENCE_NANOS);
        held = new ArrayList<>(byDue.getOrDefault(false, List.of()));
        if (over) {
            offline = false;
            LOG.info("Nothing waits for a network any more.");
            forgetNotices();
            scheduler.sampler.changed();
        } else {
            lookLater();
        }
        due.forEach(one -> one.goOn().run());
    }

    private void forgetNotices() {
        for (JobEntry entry : scheduler.book.unfinished()) {
            if (entry.notice.equals(Optional.of(EngineSnapshot.NO_NETWORK))) {
                scheduler.notice(entry, Optional.empty());
            }
        }
    }
}
