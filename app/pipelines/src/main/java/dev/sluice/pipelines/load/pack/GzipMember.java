package dev.sluice.pipelines.load.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * One member of a gzip file (RFC 1952) in the making: filled by one thread, packed by another,
 * written by the first, and then used again. The header has no time, so that the same bytes give
 * the same member.
 */
final class GzipMember implements AutoCloseable {
    /** Unpacked bytes of a member. */
    static final int SIZE = 1 << 20;

    /** Above it gzip is several times slower than what follows it. */
    private static final int LEVEL = 4;

    private static final byte[] HEADER = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, (byte) 0xFF};
    private static final int TRAILER = 8;

    private final Deflater deflater = new Deflater(LEVEL, true);
    private final byte[] data = new byte[SIZE];
    private byte[] packed = Arrays.copyOf(HEADER, SIZE / 3);
    private int filled;
    private int packedLength;

    /** Takes as many of the bytes as fit and answers how many. */
    int fill(byte[] bytes, int offset, int length) {
        int n = Math.min(length, SIZE - filled);
        System.arraycopy(bytes, offset, data, filled, n);
        filled += n;
        return n;
    }

    boolean isEmpty() {
        return filled == 0;
    }

    boolean isFull() {
        return filled == SIZE;
    }

    void pack() {
        deflater.reset();
        deflater.setInput(data, 0, filled);
        deflater.finish();
        int length = HEADER.length;
        while (!deflater.finished()) {
            if (packed.length - length < 1 << 12) {
                packed = Arrays.copyOf(packed, packed.length * 2);
            }
            length += deflater.deflate(packed, length, packed.length - length - TRAILER);
        }
        CRC32 crc = new CRC32();
        crc.update(data, 0, filled);
        ByteBuffer.wrap(packed)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(length, (int) crc.getValue())
                .putInt(length + 4, filled);
        packedLength = length + TRAILER;
    }

    /** Writes what was packed and is empty again. */
    void writeTo(OutputStream out) throws IOException {
        out.write(packed, 0, packedLength);
        filled = 0;
    }

    @Override
    public void close() {
        deflater.end();
    }
}
