package dev.sluice.testkit.simulation;

import dev.sluice.engine.job.JobId;
import dev.sluice.engine.schedule.Disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The world outside the program: a disk that may be full, and a target that work has effects on.
 * Both survive a kill.
 */
final class Outside implements Disk {
    static final Path HOME = Path.of("home");
    static final Path STAGING = HOME.resolve("staging");
    private static final long ROOM = 1L << 40;

    private final Map<Path, Map<String, Long>> folders = new TreeMap<>();

    /** What work has left for good, such as rows in a table. */
    private final TreeSet<String> effects = new TreeSet<>();

    /** What unfinished work has left, such as parts of an upload. */
    private final TreeSet<String> parts = new TreeSet<>();

    private boolean full;

    void full(boolean now) {
        full = now;
    }

    boolean full() {
        return full;
    }

    @Override
    public long free(Path path) {
        return full ? 0 : ROOM;
    }

    @Override
    public void removeTree(Path folder) {
        folders.remove(folder);
    }

    /** Nobody chooses a folder here, so none is ever left. */
    @Override
    public void removeIfEmpty(Path folder) {
        throw new Violation(folder + " is no folder that a person chose.");
    }

    @Override
    public List<Path> folders(Path parent) {
        return folders.keySet().stream().filter(path -> parent.equals(path.getParent())).toList();
    }

    /** A kill right after a removal may leave the reports of the removed job. */
    void forgetReportsOfOthers(Set<JobId> jobs) {
        folders.keySet()
                .removeIf(path ->
                        !STAGING.equals(path.getParent())
                                && !jobs.contains(new JobId(String.valueOf(path.getFileName()))));
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        refuseIfFull();
        folders.computeIfAbsent(folder, _ -> new TreeMap<>());
    }

    @Override
    public boolean isFolder(Path path) {
        return folderExists(path);
    }

    /** Nobody chooses a folder here, so nothing is ever kept of one. */
    @Override
    public Optional<String> read(Path file) {
        return Optional.empty();
    }

    @Override
    public void keep(Path file, String text) {
        throw new Violation("Nothing was to be kept in " + file + ".");
    }

    void refuseIfFull() throws IOException {
        if (full) {
            throw new IOException("write: No space left on device");
        }
    }

    boolean folderExists(Path folder) {
        return folders.containsKey(folder);
    }

    private Map<String, Long> staging(JobId job) {
        return Optional.ofNullable(folders.get(STAGING.resolve(job.value())))
                .orElseThrow(() -> new Violation("The staging folder of " + job + " is gone."));
    }

    void put(JobId job, String file, long bytes) {
        staging(job).put(file, bytes);
    }

    void delete(JobId job, String file) {
        staging(job).remove(file);
    }

    Optional<Long> size(JobId job, String file) {
        return Optional.ofNullable(staging(job).get(file));
    }

    boolean empty() {
        return folders.isEmpty();
    }

    void begin(String part) {
        parts.add(part);
    }

    /** Has its effect at once and for good; twice is the same as once. */
    void finish(String part) {
        parts.remove(part);
        effects.add(part);
    }

    boolean finished(String part) {
        return effects.contains(part);
    }

    /** Effects of a job, in order. */
    SortedSet<String> effectsOf(JobId job) {
        return effects.subSet(job.value() + "/", job.value() + "0");
    }

    SortedSet<String> partsOf(JobId job) {
        return parts.subSet(job.value() + "/", job.value() + "0");
    }

    void discard(JobId job) {
        partsOf(job).clear();
    }

    @Override
    public String toString() {
        return "folders " + folders.keySet() + ", parts " + parts;
    }

    static String part(JobId job, String item, String phase) {
        return job.value() + "/" + item + "/" + phase;
    }
}
