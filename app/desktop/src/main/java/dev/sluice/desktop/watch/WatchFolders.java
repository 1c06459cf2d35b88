package dev.sluice.desktop.watch;

import dev.sluice.desktop.fx.Background;
import dev.sluice.desktop.home.KeptList;
import dev.sluice.engine.Engine;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.engine.watch.KnownFiles;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * All folders that are watched. They are polled, because network drives tell nobody of changes; one
 * that hangs keeps no other waiting. FX thread; everything that waits is done off it.
 */
public final class WatchFolders {
    private static final Logger LOG = LoggerFactory.getLogger(WatchFolders.class);

    private final Path home;
    private final KeptList<Watch> kept;
    private final Optional<String> notice;
    private final Supplier<Engine> engine;
    private final WatchRequests requests;
    private final Background background;
    private final Clock clock;
    private final Consumer<Path> broken;
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();

    /** One of them, and how it stands. */
    public static final class Entry {
        private Watch watch;
        private WatchedFolder folder;
        private final ObjectProperty<WatchState> state =
                new SimpleObjectProperty<>(new WatchState.Beginning());
        private boolean busy;

        private Entry(Watch watch, WatchedFolder folder) {
            this.watch = watch;
            this.folder = folder;
        }

        public Watch watch() {
            return watch;
        }

        public ObjectProperty<WatchState> state() {
            return state;
        }
    }

    /**
     * Reads what is watched; waits for the disk.
     *
     * @param broken told of a folder that a defect keeps from being looked at, once until it can be
     */
    public WatchFolders(
            Path home,
            Supplier<Engine> engine,
            WatchRequests requests,
            Background background,
            Clock clock,
            Consumer<Path> broken) {
        this.home = home;
        this.engine = engine;
        this.requests = requests;
        this.background = background;
        this.clock = clock;
        this.broken = broken;
        WatchesFile file = new WatchesFile(WatchesFile.path(home));
        notice = file.setAsideIfDamaged();
        kept = new KeptList<>(WatchesFile.path(home), file);
        kept.read().forEach(watch -> entries.add(entry(watch)));
    }

    /** A sentence for the person when what was kept could not be used. */
    public Optional<String> notice() {
        return notice;
    }

    /** What can be done with the files of a folder, the usual first. */
    public List<Pipeline> pipelines() {
        return requests.pipelines();
    }

    /** In the order in which they were added. */
    public ObservableList<Entry> entries() {
        return entries;
    }

    /** Looks into every folder that is not being looked into; called every second or so. */
    public void poll() {
        for (Entry entry : List.copyOf(entries)) {
            if (!entry.busy) {
                entry.busy = true;
                background.atOnce(
                        entry.folder::look,
                        state -> {
                            entry.busy = false;
                            if (!state.equals(entry.state.get())) {
                                entry.state.set(state);
                            }
                        },
                        failure -> {
                            entry.busy = false;
                            broken(entry, failure);
                        });
            }
        }
    }

    /** It goes on being watched; nobody wants to hear of the same at every look. */
    private void broken(Entry entry, Exception failure) {
        if (!(entry.state.get() instanceof WatchState.Broken)) {
            LOG.error("{} cannot be watched", entry.watch.folder(), failure);
            entry.state.set(new WatchState.Broken());
            broken.accept(entry.watch.folder());
        }
    }

    /** Watches one more folder, unless it is watched already. */
    public void add(Path folder, Consumer<Exception> failed) {
        if (entries.stream().noneMatch(entry -> entry.watch().folder().equals(folder))) {
            Watch watch =
                    new Watch(
                            freeId(),
                            folder,
                            requests.pipelines().getFirst().id(),
                            Optional.empty(),
                            Optional.empty(),
                            Watch.USUAL_SECONDS);
            entries.add(entry(watch));
            keep(
                    list -> {
                        list.add(watch);
                        return list;
                    },
                    failed);
            poll();
        }
    }

    /** The time of adding, which gives their order; two may come within one tick of the clock. */
    private String freeId() {
        long moment = clock.millis();
        while (true) {
            String id = Long.toString(moment, Character.MAX_RADIX);
            if (entries.stream().noneMatch(entry -> entry.watch().id().equals(id))) {
                return id;
            }
            moment++;
        }
    }

    /** Changes how a folder is watched; what was queued from it stays known. */
    public void change(Entry entry, Watch next, Consumer<Exception> failed) {
        if (entries.contains(entry) && !next.equals(entry.watch)) {
            entry.watch = next;
            entry.folder = look(next);
            keep(
                    list -> {
                        list.replaceAll(old -> old.id().equals(next.id()) ? next : old);
                        return list;
                    },
                    failed);
        }
    }

    /** Watches a folder no more, and forgets what was queued from it. */
    public void remove(Entry entry, Consumer<Exception> failed) {
        if (entries.remove(entry)) {
            keep(
                    list -> {
                        list.removeIf(old -> old.id().equals(entry.watch().id()));
                        return list;
                    },
                    failed);
            background.inOrder(
                    () -> {
                        memory(entry.watch()).remove();
                        return true;
                    },
                    done -> {},
                    failed);
        }
    }

    private void keep(UnaryOperator<List<Watch>> change, Consumer<Exception> failed) {
        kept.change(change);
        background.inOrder(kept::keep, now -> {}, failed);
    }

    private Entry entry(Watch watch) {
        return new Entry(watch, look(watch));
    }

    private WatchedFolder look(Watch watch) {
        return new WatchedFolder(
                watch, memory(watch), engine, requests, name -> requests.takes(watch, name), clock);
    }

    private KnownFiles memory(Watch watch) {
        return new KnownFiles(home.resolve("watch").resolve(watch.id() + ".known"));
    }
}
