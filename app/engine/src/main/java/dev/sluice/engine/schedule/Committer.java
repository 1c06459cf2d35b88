package dev.sluice.engine.schedule;

import dev.sluice.engine.store.Change;
import dev.sluice.engine.store.JobStore;
import dev.sluice.engine.store.JobStore.PageAdded;
import dev.sluice.engine.store.StoreFailure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Group commit: changes gather while the writer is busy and then go out in one transaction.
 * Callbacks run on the loop once their change is durable, in order. A store that cannot write is
 * asked again until it can; nothing is dropped. Belongs to the loop.
 */
final class Committer {
    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);

    /** How long a store that fails for the moment is left alone before the next try. */
    static final Duration RETRY = Duration.ofSeconds(2);

    private static final int MOST = 2_000;

    private final JobStore store;
    private final EventLoop loop;
    private final Workers workers;
    private final Consumer<Optional<String>> blocked;
    private final Deque<Entry> pending = new ArrayDeque<>();
    private final Runnable caughtUp;
    private boolean turnedAway;
    private boolean writing;
    private boolean flushPosted;

    /**
     * @param blocked told with a sentence when the store cannot write, and with nothing when it can
     *     again
     * @param caughtUp run when more work may begin after somebody was told that it may not
     */
    Committer(
            JobStore store,
            EventLoop loop,
            Workers workers,
            Consumer<Optional<String>> blocked,
            Runnable caughtUp) {
        this.store = store;
        this.loop = loop;
        this.workers = workers;
        this.blocked = blocked;
        this.caughtUp = caughtUp;
    }

    private record Entry(
            Change change,
            Consumer<Optional<PageAdded>> durable,
            boolean barrier,
            Runnable onWriter) {}

    void add(Change change, Runnable durable) {
        enqueue(new Entry(change, _ -> durable.run(), false, () -> {}));
    }

    void addItems(Change.AddItems change, Consumer<PageAdded> durable) {
        enqueue(new Entry(change, added -> added.ifPresent(durable), false, () -> {}));
    }

    /**
     * Writes a change as the last of its transaction and reads the store right behind it, before
     * anything else is written, so that what is read is exactly what the callbacks up to this one
     * have been told.
     */
    void addAndRead(Change change, Runnable onWriter, Runnable durable) {
        enqueue(new Entry(change, _ -> durable.run(), true, onWriter));
    }

    /** Whether so much waits to be written that no more work should begin; it bounds memory. */
    boolean behind() {
        boolean behind = pending.size() >= MOST;
        turnedAway |= behind;
        return behind;
    }

    private void enqueue(Entry entry) {
        pending.add(entry);
        if (!writing && !flushPosted) {
            flushPosted = true;
            loop.post(this::flush);
        }
    }

    private void flush() {
        flushPosted = false;
        if (writing || pending.isEmpty()) {
            return;
        }
        List<Entry> batch = new ArrayList<>();
        while (!pending.isEmpty() && batch.size() < MOST) {
            Entry entry = pending.removeFirst();
            batch.add(entry);
            if (entry.barrier()) {
                break;
            }
        }
        write(batch, false);
    }

    private void write(List<Entry> batch, boolean again) {
        writing = true;
        List<Change> changes = batch.stream().map(Entry::change).toList();
        workers.startWriting(() -> {
            List<PageAdded> added;
            try {
                added = store.write(changes);
            } catch (RuntimeException | Error e) {
                LOG.warn(
                        "The queue's database did not take {} changes; trying again.",
                        changes.size(),
                        e);
                tryLater(e, () -> write(batch, true));
                return;
            }
            read(batch, added, again);
        });
    }

    /** Reads what the last change asked for; what is written is never written again for it. */
    private void read(List<Entry> batch, List<PageAdded> added, boolean again) {
        try {
            batch.getLast().onWriter().run();
            loop.post(() -> written(batch, added, again));
        } catch (RuntimeException | Error e) {
            LOG.warn("The queue's database could not be read; trying again.", e);
            tryLater(e, () -> workers.startWriting(() -> read(batch, added, true)));
        }
    }

    private void tryLater(Throwable why, Runnable what) {
        String sentence =
                why instanceof StoreFailure
                        ? String.valueOf(why.getMessage())
                        : "What was done can't be recorded for now ("
                                + why.getClass().getSimpleName()
                                + "); Sluice tries again by itself, and the log has the details.";
        loop.post(() -> blocked.accept(Optional.of(sentence)));
        loop.after(RETRY, what);
    }

    private void written(List<Entry> batch, List<PageAdded> added, boolean again) {
        writing = false;
        if (again) {
            blocked.accept(Optional.empty());
        }
        int page = 0;
        for (Entry entry : batch) {
            Optional<PageAdded> mine =
                    entry.change() instanceof Change.AddItems
                            ? Optional.of(added.get(page++))
                            : Optional.empty();
            try {
                entry.durable().accept(mine);
            } catch (RuntimeException | Error e) {
                LOG.error("A step after a commit failed; the others go on.", e);
            }
        }
        flush();
        if (turnedAway && pending.size() < MOST) {
            turnedAway = false;
            caughtUp.run();
        }
    }
}
