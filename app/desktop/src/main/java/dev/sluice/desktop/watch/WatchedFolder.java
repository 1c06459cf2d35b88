package dev.sluice.desktop.watch;

import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.Submission;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.store.StoreFailure;
import dev.sluice.engine.watch.FolderListing;
import dev.sluice.engine.watch.KnownFiles;
import dev.sluice.engine.watch.Sighting;
import dev.sluice.engine.watch.StableFiles;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One folder that is watched. What lies there when it is looked at for the first time is not new.
 * For one thread at a time, which may wait for the disk, the network and the store.
 */
final class WatchedFolder {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedFolder.class);

    private final Watch watch;
    private final KnownFiles memory;
    private final Supplier<Engine> engine;
    private final WatchRequests requests;
    private final Predicate<String> taken;
    private final Clock clock;
    private final StableFiles files;
    private Optional<Set<Sighting>> known = Optional.empty();

    /** Since when files that are not known have lain there, as far as it was seen. */
    private final Map<Sighting, Instant> since = new HashMap<>();

    private boolean looked;
    private int queued;

    WatchedFolder(
            Watch watch,
            KnownFiles memory,
            Supplier<Engine> engine,
            WatchRequests requests,
            Predicate<String> taken,
            Clock clock) {
        this.watch = watch;
        this.memory = memory;
        this.engine = engine;
        this.requests = requests;
        this.taken = taken;
        this.clock = clock;
        this.files = new StableFiles(Duration.ofSeconds(watch.stableSeconds()));
    }

    /** Looks once, and queues what is new and stable. */
    WatchState look() {
        List<Sighting> found;
        try {
            found = FolderListing.of(watch.folder(), taken);
        } catch (IOException e) {
            LOG.debug("{} cannot be looked at", watch.folder(), e);
            return new WatchState.Missing();
        }
        try {
            Set<Sighting> before = known(found);
            notice(found, before);
            Optional<String> refusal = Optional.empty();
            for (Sighting file : files.look(found, before, clock.instant())) {
                try {
                    queue(file);
                } catch (InvalidOption e) {
                    // Those after it must not wait for a file that may never be taken.
                    refusal = Optional.of(e.sentence());
                    continue;
                }
                before.add(file);
                // What is gone from the folder need not be remembered for ever.
                Set<Sighting> there = new HashSet<>(found);
                before.removeIf(each -> !there.contains(each));
                memory.write(before);
                queued++;
            }
            int waiting = (int) found.stream().filter(file -> !before.contains(file)).count();
            return refusal.<WatchState>map(WatchState.Refused::new)
                    .orElseGet(() -> new WatchState.Watching(queued, waiting));
        } catch (IOException | StoreFailure e) {
            LOG.warn("A new file in {} cannot be queued", watch.folder(), e);
            return new WatchState.Refused(String.valueOf(e.getMessage()));
        }
    }

    private void notice(List<Sighting> found, Set<Sighting> before) {
        since.keySet().retainAll(new HashSet<>(found));
        since.keySet().removeAll(before);
        for (Sighting file : found) {
            if (!before.contains(file)) {
                since.putIfAbsent(file, looked ? clock.instant() : file.changed());
            }
        }
        looked = true;
    }

    private Set<Sighting> known(List<Sighting> found) throws IOException {
        if (known.isEmpty()) {
            Optional<Set<Sighting>> kept = memory.read();
            if (kept.isEmpty()) {
                memory.write(found);
            }
            known = Optional.of(new HashSet<>(kept.orElseGet(() -> Set.copyOf(found))));
        }
        return known.get();
    }

    private void queue(Sighting file) throws InvalidOption {
        Path path = watch.folder().resolve(file.name());
        JobRequest request = requests.of(watch, path);
        // A kill after it was queued and before that was written down must not queue it twice.
        if (!isQueued(engine.get().snapshot(), request, arrived(file))) {
            engine.get()
                    .submit(
                            new Submission(
                                    List.of(request),
                                    Optional.empty(),
                                    0,
                                    Submission.Start.QUEUED));
        }
    }

    /** A copy may keep the time of the original, from before the job of an earlier file. */
    private Instant arrived(Sighting file) {
        Instant seen = since.getOrDefault(file, file.changed());
        return seen.isAfter(file.changed()) ? seen : file.changed();
    }

    private static boolean isQueued(EngineSnapshot snapshot, JobRequest request, Instant arrived) {
        return snapshot.jobs().stream()
                .map(job -> job.job())
                .anyMatch(job ->
                        job.request().pipeline().equals(request.pipeline())
                                && job.request().operands().equals(request.operands())
                                && !job.created().isBefore(arrived));
    }
}
