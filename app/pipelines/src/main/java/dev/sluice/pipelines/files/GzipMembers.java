package dev.sluice.pipelines.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks gzip (RFC 1952), members one behind the other. Stricter than the JDK's stream: checksum
 * and length of every member count, and anything behind the last member that is no member is
 * damage, zeros too.
 */
final class GzipMembers extends InputStream {
    private static final int CRC16 = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xE0;

    private final Path file;
    private final PackedInput in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private boolean inMember;
    private boolean ended;

    GzipMembers(Path file, PackedInput in) {
        this.file = file;
        this.in = in;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            if (!inMember) {
                if (!header()) {
                    ended = true;
                    break;
                }
                inMember = true;
            }
            int got = inflate(into, offset, length);
            if (got > 0) {
                crc.update(into, offset, got);
                return got;
            }
            if (inflater.finished()) {
                trailer();
            }
        }
        return -1;
    }

    private int inflate(byte[] into, int offset, int length) throws IOException {
        if (inflater.needsInput()) {
            if (!in.fill()) {
                throw FileProblem.damaged(file, "the gzip data is cut short", in.consumed());
            }
            inflater.setInput(in.buffer, in.position, in.limit - in.position);
            in.position = in.limit;
        }
        try {
            int got = inflater.inflate(into, offset, length);
            if (got == 0 && inflater.needsDictionary()) {
                throw FileProblem.damaged(
                        file, "the gzip data asks for a dictionary", in.consumed());
            }
            return got;
        } catch (DataFormatException e) {
            throw FileProblem.damaged(
                    file,
                    "the gzip data cannot be unpacked",
                    in.consumed() - inflater.getRemaining());
        }
    }

    /** Reads a member's header; false when the file ends here. */
    private boolean header() throws IOException {
        if (!in.fill()) {
            return false;
        }
        long start = in.consumed();
        boolean first = start == 0;
        crc.reset();
        if (headerByte() != 0x1F || headerByte() != 0x8B) {
            throw FileProblem.damaged(
                    file,
                    first
                            ? "this is no gzip data"
                            : "there is something behind the end of the gzip data",
                    start);
        }
        int method = headerByte();
        int flags = headerByte();
        if (method != 8 || (flags & RESERVED) != 0) {
            throw FileProblem.damaged(file, "the gzip header is not understood", start);
        }
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(headerByte() | headerByte() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & CRC16) != 0) {
            headerChecksum();
        }
        inflater.reset();
        crc.reset();
        return true;
    }

    /** The two low bytes of the CRC of all that stands before them in the header. */
    private void headerChecksum() throws IOException {
        long at = in.consumed();
        long computed = crc.getValue() & 0xFFFF;
        int expected = next() | next() << 8;
        if (expected != computed) {
            throw FileProblem.damaged(file, "the checksum (CRC) of the gzip header is wrong", at);
        }
    }

    private void trailer() throws IOException {
        in.position = in.limit - inflater.getRemaining();
        long at = in.consumed();
        long expectedCrc = fourBytes();
        long expectedLength = fourBytes();
        if (expectedCrc != crc.getValue()) {
            throw FileProblem.damaged(file, "the gzip checksum (CRC) is wrong", at);
        }
        if (expectedLength != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
            throw FileProblem.damaged(file, "the gzip length is wrong", at);
        }
        inMember = false;
    }

    private long fourBytes() throws IOException {
        return next() | next() << 8 | next() << 16 | (long) next() << 24;
    }

    private int next() throws IOException {
        int b = in.read();
        if (b < 0) {
            throw FileProblem.damaged(file, "the gzip data is cut short", in.consumed());
        }
        return b;
    }

    private int headerByte() throws IOException {
        int b = next();
        crc.update(b);
        return b;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            headerByte();
        }
    }

    private void skipText() throws IOException {
        int b = headerByte();
        while (b != 0) {
            b = headerByte();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
