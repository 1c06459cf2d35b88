package dev.sluice.engine.link;

import dev.sluice.engine.job.JobId;
import dev.sluice.engine.schedule.StagingPlace;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * The folder below which Sluice keeps everything, and where in it what lies.
 *
 * @param root absolute path; it exists and can be written
 */
public record HomeFolder(Path root) {
    private static final Set<String> NETWORK =
            Set.of(
                    "nfs",
                    "nfs4",
                    "cifs",
                    "smb",
                    "smb2",
                    "smb3",
                    "smbfs",
                    "afs",
                    "ceph",
                    "9p",
                    "afpfs",
                    "webdav",
                    "davfs",
                    "glusterfs",
                    "lustre",
                    "fuse.sshfs",
                    "fuse.davfs",
                    "fuse.rclone",
                    "fuse.s3fs",
                    "fuse.glusterfs");

    public HomeFolder {
        root = root.toAbsolutePath().normalize();
    }

    /**
     * Makes the folder if it is not there; only its owner may look into one that is made here.
     *
     * @throws HomeUnusable when it cannot be made or written
     */
    public static HomeFolder prepare(Path root) throws HomeUnusable {
        HomeFolder home = new HomeFolder(root);
        try {
            if (!Files.isDirectory(home.root)) {
                home.create();
            }
            Files.createDirectories(home.jobs());
            // Only writing tells whether one may write. One name for all, so that the next start
            // removes what a kill has left.
            Path probe = home.root.resolve(".probe");
            Files.write(probe, new byte[0]);
            Files.deleteIfExists(probe);
            return home;
        } catch (FileAlreadyExistsException e) {
            throw new HomeUnusable(
                    "The home folder "
                            + home.root
                            + " cannot be made because "
                            + e.getFile()
                            + " is a file. Name another folder.",
                    e);
        } catch (IOException e) {
            throw new HomeUnusable(
                    "The home folder "
                            + home.root
                            + " cannot be written. Check its permissions and the room on its disk,"
                            + " or name another folder.",
                    e);
        }
    }

    private void create() throws IOException {
        Path parent = root.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.createDirectory(root);
        if (Files.getFileStore(root).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
        }
    }

    public Path database() {
        return root.resolve("sluice.db");
    }

    /** The file that keeps some room on the disk in reserve. */
    public Path ballast() {
        return root.resolve("ballast");
    }

    public Path backups() {
        return root.resolve("backups");
    }

    /** Folders of all jobs: reports, rejects, manifests. */
    public Path jobs() {
        return root.resolve("jobs");
    }

    /** What is kept of one job until it is removed. */
    public Path job(JobId id) {
        return jobs().resolve(id.value());
    }

    /** The usual place for temporary files of jobs under way, a folder each. */
    public Path staging() {
        return root.resolve("staging");
    }

    /**
     * Where jobs that begin now keep such files: the folder that a person chose, if it is there.
     * What would be made in place of one that is not might be on another disk.
     */
    public Path chosenStaging() {
        return limits().read()
                .stagingFolder(Optional.empty())
                .filter(Files::isDirectory)
                .map(chosen -> StagingPlace.root(root, chosen))
                .orElseGet(this::staging);
    }

    /**
     * The folder for temporary files of a job: in the place in which it began as far as that is
     * there, or else where one would begin now. It need not be there.
     *
     * @throws IOException when what is noted of the job's place can't be read
     */
    public Path stagingOf(JobId id) throws IOException {
        Path record = StagingPlace.record(root, id);
        if (!Files.exists(record)) {
            return chosenStaging().resolve(id.value());
        }
        try {
            Path began = Path.of(Files.readString(record));
            // Its own part of a chosen folder goes when it is empty; the folder itself stays.
            boolean there = Files.isDirectory(began) || isFolder(began.getParent());
            return (there ? began : staging()).resolve(id.value());
        } catch (InvalidPathException e) {
            throw new IOException(record + " names no folder.", e);
        }
    }

    private static boolean isFolder(@Nullable Path path) {
        return path != null && Files.isDirectory(path);
    }

    /** What a person chose for the engine of this home; both faces start with it. */
    public RememberedLimits limits() {
        return new RememberedLimits(root.resolve("limits.properties"));
    }

    /** The hours in which the window's queue may work. */
    public RememberedHours hours() {
        return new RememberedHours(root.resolve("hours.properties"));
    }

    Path lock() {
        return root.resolve("instance.lock");
    }

    /** Where the owner says how to reach it. */
    Path address() {
        return root.resolve("link.json");
    }

    /** A sentence when the home lies on a file system that does not keep SQLite's promises. */
    public Optional<String> warning() {
        try {
            String type = Files.getFileStore(root).type();
            return NETWORK.contains(type) ? Optional.of(warningOf(type)) : Optional.empty();
        } catch (IOException e) {
            // Whoever cannot be asked is not known to be a network; using it will tell more.
            return Optional.empty();
        }
    }

    String warningOf(String type) {
        return "The home folder "
                + root
                + " lies on a network file system ("
                + type
                + "), where a broken connection can damage the queue. Choose a folder on a local"
                + " disk with --home.";
    }
}
