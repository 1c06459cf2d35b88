package dev.sluice.pipelines.load.pack;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Gzip on several threads: blocks of one MiB become members of their own, written in order. Every
 * reader of gzip takes members one behind the other.
 */
final class ParallelGzip extends OutputStream {
    private record Packing(GzipMember member, Future<?> done) {}

    private final OutputStream out;
    private final ExecutorService pool;
    private final int inFlight;
    private final Deque<Packing> packing = new ArrayDeque<>();
    private final Deque<GzipMember> idle = new ArrayDeque<>();
    private GzipMember filling = new GzipMember();
    private boolean wroteAny;
    private boolean closed;

    ParallelGzip(OutputStream out, ExecutorService pool, int workers) {
        this.out = out;
        this.pool = pool;
        // Enough that no worker waits while this thread writes and fills the next ones.
        this.inFlight = 2 * workers + 1;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            done += filling.fill(bytes, offset + done, length - done);
            if (filling.isFull()) {
                submit();
            }
        }
    }

    private void submit() throws IOException {
        GzipMember full = filling;
        wroteAny = true;
        packing.add(new Packing(full, pool.submit(full::pack)));
        while (packing.size() > inFlight) {
            writeFirst();
        }
        filling = idle.isEmpty() ? new GzipMember() : idle.remove();
    }

    private void writeFirst() throws IOException {
        Packing first = packing.element();
        try {
            first.done().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while compressing.");
        } catch (ExecutionException e) {
            throw new IOException("Compressing failed.", e.getCause());
        }
        packing.remove();
        idle.add(first.member());
        first.member().writeTo(out);
    }

    /** Writes what is left; does not close the stream below. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        if (!filling.isEmpty() || !wroteAny) {
            submit();
        }
        while (!packing.isEmpty()) {
            writeFirst();
        }
        release();
    }

    /** Ends without the rest being written. */
    void abandon() {
        closed = true;
        for (Packing left : packing) {
            left.done().cancel(false);
            idle.add(left.member());
        }
        packing.clear();
        release();
    }

    private void release() {
        filling.close();
        idle.forEach(GzipMember::close);
        idle.clear();
    }
}
