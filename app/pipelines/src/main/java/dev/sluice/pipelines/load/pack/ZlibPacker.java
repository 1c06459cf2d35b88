package dev.sluice.pipelines.load.pack;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** The zlib that every Java has. */
final class ZlibPacker implements GzipPacker {
    private static final byte[] HEADER = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, (byte) 0xFF};
    private static final int TRAILER = 8;
    private static final int FIRST_ROOM = 1 << 18;
    private static final int LEAST_ROOM = 1 << 12;

    private final Deflater deflater;
    private byte[] packed = Arrays.copyOf(HEADER, FIRST_ROOM);

    /**
     * @param level 0 to 9
     */
    ZlibPacker(int level) {
        deflater = new Deflater(level, true);
    }

    @Override
    public int pack(byte[] data, int length) {
        deflater.reset();
        deflater.setInput(data, 0, length);
        deflater.finish();
        int end = HEADER.length;
        while (!deflater.finished()) {
            if (packed.length - end < LEAST_ROOM) {
                packed = Arrays.copyOf(packed, packed.length * 2);
            }
            end += deflater.deflate(packed, end, packed.length - end - TRAILER);
        }
        CRC32 crc = new CRC32();
        crc.update(data, 0, length);
        ByteBuffer.wrap(packed)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(end, (int) crc.getValue())
                .putInt(end + 4, length);
        return end + TRAILER;
    }

    @Override
    public byte[] packed() {
        return packed;
    }

    @Override
    public void close() {
        deflater.end();
    }
}
