package dev.sluice.pipelines.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The file as it is on disk, with what went by counted and, if asked for, digested; can look ahead
 * a few bytes.
 */
final class PackedInput extends InputStream {
    private static final int BUFFER = 1 << 18;

    /** From this length on a read goes past the buffer. */
    private static final int DIRECT = 1 << 14;

    private final Path file;
    private final InputStream in;
    private final MessageDigest digest;
    private final boolean digesting;
    final byte[] buffer = new byte[BUFFER];
    int position;
    int limit;
    private long fetched;
    private boolean atEnd;
    private Meter meter = Meter.NONE;

    PackedInput(Path file, InputStream in, boolean digesting) {
        this.file = file;
        this.in = in;
        this.digesting = digesting;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** Lets the meter end the reading; what is packed may be long and unpack to nothing. */
    void heed(Meter asked) {
        meter = asked;
    }

    /** Makes at least one byte available in the buffer, or returns false at the end of the file. */
    boolean fill() throws IOException {
        if (position < limit) {
            return true;
        }
        position = 0;
        limit = 0;
        return fetch();
    }

    /** Appends to the buffer; there must be room. */
    private boolean fetch() throws IOException {
        int got = fetchInto(buffer, limit, buffer.length - limit);
        limit += Math.max(got, 0);
        return got >= 0;
    }

    private int fetchInto(byte[] into, int offset, int length) throws IOException {
        if (atEnd) {
            return -1;
        }
        meter.checkStop();
        int got;
        try {
            got = in.read(into, offset, length);
        } catch (StopRequested e) {
            throw e;
        } catch (IOException e) {
            throw new FileProblem(
                    FileProblem.Kind.UNREADABLE,
                    "%s cannot be read (%s); check the disk and the permissions."
                            .formatted(file, e.getMessage()),
                    fetched);
        }
        if (got < 0) {
            atEnd = true;
            return -1;
        }
        if (digesting) {
            digest.update(into, offset, got);
        }
        fetched += got;
        return got;
    }

    /** The first bytes, not consumed; only before anything was read. */
    byte[] head(int length) throws IOException {
        boolean more = true;
        while (limit < length && more) {
            more = fetch();
        }
        return java.util.Arrays.copyOf(buffer, Math.min(limit, length));
    }

    /** Bytes handed out so far. */
    long consumed() {
        return fetched - (limit - position);
    }

    /** Bytes read from disk so far. */
    long fetched() {
        return fetched;
    }

    /** Hex of all bytes; only once and only at the end. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public int read() throws IOException {
        return fill() ? buffer[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position == limit && length >= DIRECT) {
            return fetchInto(into, offset, length);
        }
        if (!fill()) {
            return -1;
        }
        int n = Math.min(length, limit - position);
        System.arraycopy(buffer, position, into, offset, n);
        position += n;
        return n;
    }

    /** Passes over bytes without a look at them; they count as fetched. Not while digesting. */
    void seek(long bytes) throws IOException {
        if (digesting) {
            throw new IllegalStateException("A digest needs every byte.");
        }
        long buffered = Math.min(bytes, limit - position);
        position += (int) buffered;
        in.skipNBytes(bytes - buffered);
        fetched += bytes - buffered;
    }

    @Override
    public int available() {
        return limit - position;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
