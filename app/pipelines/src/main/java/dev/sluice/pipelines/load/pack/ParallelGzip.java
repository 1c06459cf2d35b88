package dev.sluice.pipelines.load.pack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Gzip on several threads: blocks of one MiB become members of their own, written in order. Every
 * reader of gzip takes members one behind the other; the header has no time, so that the same bytes
 * give the same file.
 */
final class ParallelGzip extends OutputStream {
    private static final int BLOCK = 1 << 20;

    /** Above it gzip is several times slower than what follows it. */
    private static final int LEVEL = 4;

    private final OutputStream out;
    private final ExecutorService pool;
    private final int inFlight;
    private final Deque<Future<byte[]>> members = new ArrayDeque<>();
    private byte[] block = new byte[BLOCK];
    private int filled;
    private boolean wroteAny;
    private boolean closed;

    ParallelGzip(OutputStream out, ExecutorService pool, int workers) {
        this.out = out;
        this.pool = pool;
        this.inFlight = workers + 1;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0) {
            int n = Math.min(left, BLOCK - filled);
            System.arraycopy(bytes, from, block, filled, n);
            filled += n;
            from += n;
            left -= n;
            if (filled == BLOCK) {
                submit();
            }
        }
    }

    private void submit() throws IOException {
        byte[] full = block;
        int length = filled;
        block = new byte[BLOCK];
        filled = 0;
        wroteAny = true;
        members.add(pool.submit(() -> member(full, length)));
        while (members.size() > inFlight) {
            writeFirst();
        }
    }

    private void writeFirst() throws IOException {
        try {
            out.write(members.remove().get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while compressing.");
        } catch (ExecutionException e) {
            throw new IOException("Compressing failed.", e.getCause());
        }
    }

    /** One member, RFC 1952. */
    private static byte[] member(byte[] data, int length) {
        Deflater deflater = new Deflater(LEVEL, true);
        try {
            ByteArrayOutputStream packed = new ByteArrayOutputStream(length / 3 + 64);
            packed.writeBytes(new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, (byte) 0xFF});
            deflater.setInput(data, 0, length);
            deflater.finish();
            byte[] buffer = new byte[1 << 16];
            while (!deflater.finished()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
            CRC32 crc = new CRC32();
            crc.update(data, 0, length);
            packed.writeBytes(littleEndian((int) crc.getValue()));
            packed.writeBytes(littleEndian(length));
            return packed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static byte[] littleEndian(int value) {
        return new byte[] {
            (byte) value, (byte) (value >>> 8), (byte) (value >>> 16), (byte) (value >>> 24)
        };
    }

    /** Writes what is left; does not close the stream below. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        if (filled > 0 || !wroteAny) {
            submit();
        }
        while (!members.isEmpty()) {
            writeFirst();
        }
        block = Arrays.copyOf(block, 0);
    }

    /** Ends without the rest being written. */
    void abandon() {
        closed = true;
        members.forEach(member -> member.cancel(true));
        members.clear();
    }
}
