package dev.sluice.pipelines.files;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;

import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * A file read as the stream of its unpacked bytes: plain, gzip, zstd or bzip2, told by its first
 * bytes. The stream ends only when the packed file is whole: checksums, lengths and what stands
 * behind the end are checked. One thread.
 */
public final class UnpackedFile extends InputStream {
    private final Path file;
    private final PackedInput packed;
    private final InputStream unpacked;
    private final Packing packing;
    private final long size;
    private final FileTime modified;
    private boolean ended;

    private UnpackedFile(
            Path file,
            PackedInput packed,
            InputStream unpacked,
            Packing packing,
            BasicFileAttributes attributes) {
        this.file = file;
        this.packed = packed;
        this.unpacked = unpacked;
        this.packing = packing;
        this.size = attributes.size();
        this.modified = attributes.lastModifiedTime();
    }

    /** Opens without a digest. */
    public static UnpackedFile open(Path file) throws IOException {
        return open(file, false);
    }

    /** Opens and digests the packed bytes as they pass; see {@link #sha256}. */
    public static UnpackedFile openDigesting(Path file) throws IOException {
        return open(file, true);
    }

    /** Whether the path is a file that can be opened; does not look at the content. */
    public static BasicFileAttributes check(Path file) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            boolean danglingLink = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
            throw new FileProblem(
                    FileProblem.Kind.MISSING,
                    danglingLink
                            ? "%s is a link to a file that is not there; mend or remove the link."
                                    .formatted(file)
                            : "%s is not there; check the path.".formatted(file));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        if (attributes.isDirectory()) {
            throw new FileProblem(
                    FileProblem.Kind.DIRECTORY,
                    "%s is a folder, not a file; name the files in it.".formatted(file));
        }
        if (!attributes.isRegularFile()) {
            // Opening a FIFO would wait for a writer that may never come.
            throw new FileProblem(
                    FileProblem.Kind.NOT_A_FILE,
                    "%s is a pipe or device, not a regular file; save its content to a file first."
                            .formatted(file));
        }
        return attributes;
    }

    private static UnpackedFile open(Path file, boolean digesting) throws IOException {
        BasicFileAttributes attributes = check(file);
        InputStream raw;
        try {
            raw = Files.newInputStream(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        PackedInput packed = new PackedInput(file, raw, digesting);
        try {
            byte[] head = packed.head(4);
            Packing packing = Packing.ofMagic(head, head.length);
            Packing promised = Packing.ofName(String.valueOf(file.getFileName()));
            if (promised != Packing.PLAIN && promised != packing) {
                throw new FileProblem(
                        FileProblem.Kind.NOT_AS_NAMED,
                        head.length == 0
                                ? "%s is empty, though its name ends with %s; get a fresh copy of it."
                                        .formatted(file, promised.extension())
                                : "%s does not hold what its name's %s promises; rename it or get a fresh copy."
                                        .formatted(file, promised.extension()),
                        0);
            }
            return new UnpackedFile(
                    file, packed, unpack(file, packed, packing), packing, attributes);
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static InputStream unpack(Path file, PackedInput packed, Packing packing)
            throws IOException {
        return switch (packing) {
            case PLAIN -> packed;
            case GZIP -> new GzipMembers(file, packed);
            case ZSTD -> new ZstdInputStreamNoFinalizer(packed);
            case BZIP2 -> {
                try {
                    yield new BZip2CompressorInputStream(packed, true);
                } catch (FileProblem e) {
                    throw e;
                } catch (IOException e) {
                    throw FileProblem.damaged(
                            file, "the bzip2 data cannot be unpacked", packed.consumed());
                }
            }
        };
    }

    private static FileProblem unreadable(Path file, IOException e) {
        String why = e instanceof AccessDeniedException ? "permission denied" : e.getMessage();
        return new FileProblem(
                FileProblem.Kind.UNREADABLE,
                "%s cannot be read (%s); check the disk and the permissions.".formatted(file, why));
    }

    /** Lets the meter end the reading, also within packed data that unpacks to nothing. */
    public void heed(Meter meter) {
        packed.heed(meter);
    }

    public Packing packing() {
        return packing;
    }

    /** Length on disk when it was opened. */
    public long packedSize() {
        return size;
    }

    /** Packed bytes read from disk so far. */
    public long packedBytes() {
        return packed.fetched();
    }

    /**
     * Hex digest of the file as it is on disk; once, after the stream's end, of a file opened
     * digesting.
     */
    public String sha256() {
        if (!ended) {
            throw new IllegalStateException("The digest is known at the end.");
        }
        return packed.sha256();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (ended) {
            return -1;
        }
        int got;
        try {
            got = unpacked.read(into, offset, length);
        } catch (FileProblem | StopRequested | dev.sluice.engine.pipeline.StopRequested e) {
            throw e;
        } catch (ZstdIOException e) {
            throw FileProblem.damaged(file, "the zstd data cannot be unpacked", packed.consumed());
        } catch (IOException | RuntimeException e) {
            // commons-compress reports some damage of bzip2 data by index errors.
            throw FileProblem.damaged(
                    file,
                    "the %s data cannot be unpacked"
                            .formatted(packing.name().toLowerCase(java.util.Locale.ROOT)),
                    packed.consumed());
        }
        if (got < 0) {
            checkEnd();
            ended = true;
        }
        return got;
    }

    private void checkEnd() throws IOException {
        if (packed.fill()) {
            throw FileProblem.damaged(
                    file,
                    "there is something behind the end of the packed data",
                    packed.consumed());
        }
        BasicFileAttributes now = check(file);
        if (packed.fetched() != size
                || now.size() != size
                || !now.lastModifiedTime().equals(modified)) {
            throw changed();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /**
     * Passes over unpacked bytes, checking for a stop at least every 256 KiB; seeks where the file
     * is plain.
     */
    public void skipTo(long unpackedOffset, Meter meter) throws IOException {
        if (packing == Packing.PLAIN && unpackedOffset <= size) {
            packed.seek(unpackedOffset);
            return;
        }
        byte[] scratch = new byte[1 << 16];
        long left = unpackedOffset;
        while (left > 0) {
            meter.checkStop();
            int got = read(scratch, 0, (int) Math.min(scratch.length, left));
            if (got < 0) {
                throw changed();
            }
            left -= got;
        }
    }

    /** The failure of a file that is no longer what it was when it was checked. */
    public FileProblem changed() {
        return new FileProblem(
                FileProblem.Kind.CHANGED,
                "%s was changed while it was worked on; try again when nothing writes to it."
                        .formatted(file));
    }

    @Override
    public void close() throws IOException {
        unpacked.close();
        packed.close();
    }
}
