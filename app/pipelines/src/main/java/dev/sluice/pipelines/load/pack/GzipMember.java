package dev.sluice.pipelines.load.pack;

import java.io.IOException;
import java.io.OutputStream;

/**
 * One member of a gzip file (RFC 1952) in the making: filled by one thread, packed by another,
 * written by the first, and then used again.
 */
final class GzipMember implements AutoCloseable {
    /** Unpacked bytes of a member. */
    static final int SIZE = 1 << 20;

    /** Above it gzip is several times slower than what follows it. */
    private static final int LEVEL = 4;

    private final GzipPacker packer = GzipPacker.open(LEVEL);
    private final byte[] data = new byte[SIZE];
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
        packedLength = packer.pack(data, filled);
    }

    /** Writes what was packed and is empty again. */
    void writeTo(OutputStream out) throws IOException {
        out.write(packer.packed(), 0, packedLength);
        filled = 0;
    }

    @Override
    public void close() {
        packer.close();
    }
}
