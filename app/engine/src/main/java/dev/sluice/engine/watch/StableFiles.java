package dev.sluice.engine.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Says which files of a folder have stayed as they are for long enough, each once: a file that is
 * still being written grows or gets a newer time. For one thread; time is given to it.
 */
public final class StableFiles {
    /** How programs call what they have not finished. */
    private static final Set<String> UNFINISHED =
            Set.of(
                    "part",
                    "partial",
                    "tmp",
                    "temp",
                    "crdownload",
                    "download",
                    "filepart",
                    "swp",
                    "aria2",
                    "ytdl",
                    "lock");

    private final Duration stableFor;
    private final Map<String, Waiting> waiting = new HashMap<>();

    private record Waiting(Sighting file, Instant since) {}

    /**
     * @param stableFor how long neither size nor time of a file may change
     */
    public StableFiles(Duration stableFor) {
        this.stableFor = stableFor;
    }

    /**
     * Takes in what lies in the folder.
     *
     * @param known files that were dealt with
     * @return those that are new and stable, by name; they are returned again until they are known
     */
    public List<Sighting> look(Collection<Sighting> found, Set<Sighting> known, Instant now) {
        Map<String, Waiting> still = new HashMap<>();
        List<Sighting> stable = new ArrayList<>();
        for (Sighting file : found) {
            if (isUnfinished(file.name()) || known.contains(file)) {
                continue;
            }
            Waiting before = waiting.getOrDefault(file.name(), new Waiting(file, now));
            // A clock that was set back must not hold a file up for hours.
            boolean same = before.file().equals(file) && !before.since().isAfter(now);
            Waiting next = same ? before : new Waiting(file, now);
            still.put(file.name(), next);
            if (Duration.between(next.since(), now).compareTo(stableFor) >= 0) {
                stable.add(file);
            }
        }
        waiting.clear();
        waiting.putAll(still);
        stable.sort(java.util.Comparator.comparing(Sighting::name));
        return stable;
    }

    /** How many are not stable yet. */
    public int waiting() {
        return waiting.size();
    }

    /** Whether a name says that the file is hidden or not finished. */
    public static boolean isUnfinished(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return name.startsWith(".")
                || name.startsWith("~")
                || name.endsWith("~")
                || UNFINISHED.contains(lower.substring(lower.lastIndexOf('.') + 1));
    }
}
