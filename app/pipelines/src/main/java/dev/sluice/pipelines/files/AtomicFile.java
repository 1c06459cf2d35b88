package dev.sluice.pipelines.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file that appears under its name only when it is whole and on disk: it is written to a
 * temporary name in the same folder, forced, renamed, and the folder forced. Closing without {@link
 * #commit} leaves nothing. One thread.
 */
public final class AtomicFile implements AutoCloseable {
    /** Ends the temporary names, so that left-overs of a kill can be told and removed. */
    public static final String TEMPORARY = ".sluice-tmp";

    private static final int BUFFER = 1 << 16;

    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private final OutputStream stream;
    private boolean ended;

    private AtomicFile(Path target, Path temporary, FileChannel channel) {
        this.target = target;
        this.temporary = temporary;
        this.channel = channel;
        this.stream = new BufferedOutputStream(new ChannelStream(), BUFFER);
    }

    /** Starts a file; a left-over of an earlier try is overwritten. */
    public static AtomicFile create(Path target) throws IOException {
        Path temporary = temporary(target);
        if (Files.isSymbolicLink(temporary)) {
            // Others who may write to the folder could lead what is written to any file of ours.
            Files.delete(temporary);
        }
        FileChannel channel =
                FileChannel.open(
                        temporary,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS);
        return new AtomicFile(target, temporary, channel);
    }

    /**
     * Starts a file that only its owner may read, at no moment anybody else. Where the file system
     * knows no such rights, those of the folder hold.
     */
    public static AtomicFile createPrivate(Path target) throws IOException {
        Path temporary = temporary(target);
        // A left-over could have been made by others, who may still have it open.
        Files.deleteIfExists(temporary);
        FileChannel channel =
                FileChannel.open(
                        temporary,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        ownersOnly(temporary));
        return new AtomicFile(target, temporary, channel);
    }

    /** What only its owner may read, for files that are made. */
    public static FileAttribute<?>[] ownersOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static Path temporary(Path target) {
        return target.resolveSibling("." + target.getFileName() + TEMPORARY);
    }

    /**
     * Gives a finished file a second name, replacing what has it, without copying a byte; it is on
     * disk when this returns.
     *
     * @return false where that cannot be, as between two file systems: then it must be copied
     */
    public static boolean link(Path finished, Path target) throws IOException {
        Files.deleteIfExists(target);
        try {
            Files.createLink(target, finished);
        } catch (UnsupportedOperationException | FileSystemException e) {
            // Other disk, no such thing here, not allowed: what a copy meets is the true problem.
            return false;
        }
        forceFolder(target);
        return true;
    }

    /** Where to write; closing it does nothing, {@link #commit} does. */
    public OutputStream stream() {
        return stream;
    }

    /** Gives the file its name, replacing an earlier one; it is on disk when this returns. */
    public void commit() throws IOException {
        stream.flush();
        force();
        channel.close();
        Files.move(
                temporary,
                target,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        ended = true;
        forceFolder(target);
    }

    private void force() throws IOException {
        try {
            channel.force(true);
        } catch (IOException e) {
            throw named(e);
        }
    }

    /** The JDK does not say which file it could not write, and so not which disk is full. */
    private IOException named(IOException e) {
        FileSystemException named =
                new FileSystemException(target.toString(), null, e.getMessage());
        named.initCause(e);
        return named;
    }

    /** Removes the temporary file if there was no commit. */
    @Override
    public void close() throws IOException {
        if (!ended) {
            ended = true;
            try (channel) {
                Files.deleteIfExists(temporary);
            }
        }
    }

    /** Makes a rename, creation or removal in the file's folder durable, where the system can. */
    public static void forceFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || System.getProperty("os.name", "").startsWith("Windows")) {
            // Windows opens no folders for writing and keeps its own journal of names.
            return;
        }
        try (FileChannel opened = FileChannel.open(folder, StandardOpenOption.READ)) {
            opened.force(true);
        }
    }

    /** A plain stream over the channel, so that forcing and writing use one file handle. */
    private final class ChannelStream extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
            try {
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            } catch (IOException e) {
                throw named(e);
            }
        }
    }
}
