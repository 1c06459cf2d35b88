package dev.sluice.pipelines.media.output;

import dev.sluice.engine.job.JobId;
import dev.sluice.pipelines.files.AtomicFile;
import dev.sluice.pipelines.files.FileTree;
import dev.sluice.pipelines.media.item.MediaItem;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Puts finished results of one job in their places, each exactly once: a file appears under its
 * name whole and on disk, never over a file that is not its own, and is on the archive list before
 * anybody hears of it. Any thread.
 */
public final class Outputs {
    /** Two jobs may put results of the same name into one folder at the same time. */
    private static final Object NAMING = new Object();

    private final Path to;
    private final Path unfinished;
    private final JobId job;
    private final NameTemplate template;
    private final ArchiveList list;
    private final boolean force;
    private final Clock clock;

    /**
     * @param home below which the archive list is kept
     * @param to folder of results, absolute
     * @param force whether results of earlier jobs are made again
     */
    public Outputs(
            Path home, Path to, JobId job, NameTemplate template, boolean force, Clock clock) {
        this.to = to.normalize();
        this.unfinished = this.to.resolve(".sluice-" + job.value());
        this.job = job;
        this.template = template;
        this.list = new ArchiveList(ArchiveList.folder(home, this.to));
        this.force = force;
        this.clock = clock;
    }

    /** The result of an item that is on the archive list, if it is and nothing newer is there. */
    public Optional<Archived> find(MediaItem item, Kind kind) throws IOException {
        return known(item, kind).filter(archived -> archived.ours() || !force);
    }

    /** The same, also where it is to be made again. */
    public Optional<Archived> known(MediaItem item, Kind kind) throws IOException {
        return list.find(item.key(), kind)
                .filter(entry -> entry.version().equals(item.version()))
                .map(this::archived)
                .filter(archived -> archived.file().startsWith(to));
    }

    /**
     * Gives a finished file its place and puts it on the archive list.
     *
     * @param finished anywhere; gone afterwards
     * @param extension without its dot
     * @param seconds how long it plays; 0 when unknown
     * @param sha256 of its content; empty when nobody has read it
     */
    public Archived place(
            MediaItem item, Kind kind, Path finished, String extension, long seconds, String sha256)
            throws IOException {
        String relative = claim(owner(item, kind), names(item, extension));
        Path target = to.resolve(relative);
        force(finished);
        move(finished, target);
        return enter(item, kind, target, seconds, sha256);
    }

    /**
     * Puts a file that lies below the folder of results already on the archive list as a result of
     * another kind: a sound that needed no extracting.
     */
    public Archived enter(MediaItem item, Kind kind, Path file, long seconds, String sha256)
            throws IOException {
        ArchiveList.Entry entry =
                new ArchiveList.Entry(
                        item.version(),
                        to.relativize(file).toString().replace('\\', '/'),
                        job.value(),
                        clock.instant(),
                        seconds,
                        Files.size(file),
                        sha256);
        list.put(item.key(), kind, entry);
        return archived(entry);
    }

    private Archived archived(ArchiveList.Entry entry) {
        return new Archived(
                to.resolve(entry.file()).normalize(),
                entry.at(),
                entry.job().equals(job.value()),
                entry.seconds(),
                entry.size(),
                entry.sha256());
    }

    /**
     * Puts a finished list of results in its place, the same whenever the same list comes.
     *
     * @param finished anywhere; gone afterwards
     * @param owner what the list is of
     */
    public void placeList(Path finished, String name, String extension, String owner)
            throws IOException {
        String digits = ShortId.hash(owner);
        List<String> names =
                Stream.of("", " [" + digits.substring(0, 10) + "]", " [" + digits + "]")
                        .map(mark -> SafeName.of(name, mark + "." + extension))
                        .map(safe -> safe.isEmpty() ? "results." + extension : safe)
                        .toList();
        move(finished, to.resolve(claim("list\n" + owner, names)));
    }

    /** Whether a file lies below the folder of results. */
    public boolean holds(Path file) {
        return file.normalize().startsWith(to);
    }

    /**
     * The name that a result would get; takes nothing.
     *
     * @param before names of results that would be made before it, folded; this one is put there
     */
    public String preview(MediaItem item, Kind kind, String extension, Set<String> before)
            throws IOException {
        String owner = owner(item, kind);
        List<String> names = names(item, extension);
        for (String name : names) {
            Optional<String> taken = list.owner(name);
            boolean free = taken.isEmpty() && !Files.exists(to.resolve(name));
            if ((free || taken.equals(Optional.of(owner))) && before.add(SafeName.folded(name))) {
                return name;
            }
        }
        return names.getLast();
    }

    private static String owner(MediaItem item, Kind kind) {
        return kind.name() + "\n" + item.key();
    }

    /** A name of its own, the same one whenever the same owner asks. */
    private String claim(String owner, List<String> names) throws IOException {
        synchronized (NAMING) {
            for (String relative : names) {
                Optional<String> taken = list.owner(relative);
                if (taken.equals(Optional.of(owner))) {
                    return relative;
                }
                // A file that nobody here has made belongs to somebody else.
                boolean foreign = Files.exists(to.resolve(relative), LinkOption.NOFOLLOW_LINKS);
                if (taken.isEmpty() && !foreign) {
                    list.take(relative, owner);
                    return relative;
                }
            }
        }
        throw new IOException(
                "All names for '%s' in %s are taken; move the files there away or use another template."
                        .formatted(names.getFirst(), to));
    }

    /** What a result may be called, the plainest first. */
    private List<String> names(MediaItem item, String extension) {
        String digits = ShortId.hash(item.key());
        return Stream.of("", ShortId.of(item), digits.substring(0, 12), digits)
                .map(mark -> template.path(item, mark, extension))
                .toList();
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private void move(Path finished, Path target) throws IOException {
        folders(target);
        try {
            Files.move(
                    finished,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            AtomicFile.forceFolder(target);
        } catch (AtomicMoveNotSupportedException e) {
            // The home lies on another disk.
            moveByCopy(finished, target);
        }
    }

    /** By way of a hidden folder of the job, so that nothing unfinished lies among the results. */
    private void moveByCopy(Path finished, Path target) throws IOException {
        Path copy = unfinished.resolve(UUID.randomUUID().toString());
        Files.createDirectories(unfinished);
        try {
            Files.copy(finished, copy);
            force(copy);
            Files.move(
                    copy,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            AtomicFile.forceFolder(target);
        } finally {
            Files.deleteIfExists(copy);
        }
        Files.delete(finished);
    }

    /** Removes what a killed run of this job has left between the disks; called while none runs. */
    public void removeUnfinished() throws IOException {
        FileTree.remove(unfinished);
    }

    /** Makes the folders of a result, each durable in the one above. */
    private void folders(Path target) throws IOException {
        Path folder = target.resolveSibling(".").normalize();
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(folder);
        // Each made folder is an entry of the one above it.
        for (Path made = folder; made != null && made.startsWith(to); made = made.getParent()) {
            AtomicFile.forceFolder(made);
        }
    }
}
