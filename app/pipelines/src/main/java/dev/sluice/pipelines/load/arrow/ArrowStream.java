package dev.sluice.pipelines.load.arrow;

import dev.sluice.pipelines.load.scan.RowBlocks;

import org.apache.arrow.c.ArrowArrayStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The rows of a file for a reader that takes them by Arrow's C stream interface, batch by batch,
 * when it asks for them and on its own threads. A failure ends the reading; {@link #rethrow} tells
 * it. Columns are called {@code c0}, {@code c1} and so on.
 */
public final class ArrowStream implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ArrowStream.class);

    /** About a megabyte of text: ten to twenty thousand rows. */
    private static final int BLOCKS_A_BATCH = 4;

    private final ArrowColumns columns;
    private final RowBlocks blocks;
    private final Arena arena = Arena.ofShared();
    private final long number;
    private final MemorySegment stream;
    private final Queue<ArrowBatch> free = new ConcurrentLinkedQueue<>();
    private final AtomicInteger lent = new AtomicInteger();
    private volatile Optional<Throwable> failure = Optional.empty();
    private long rows;

    /**
     * @param blocks whose taker the columns are; closed with the stream
     */
    public ArrowStream(ArrowColumns columns, RowBlocks blocks) {
        this.columns = columns;
        this.blocks = blocks;
        this.number = Callbacks.register(this);
        this.stream = arena.allocate(Layout.Stream.SIZE, Long.BYTES);
        stream.set(ValueLayout.ADDRESS, Layout.Stream.GET_SCHEMA, Callbacks.GET_SCHEMA);
        stream.set(ValueLayout.ADDRESS, Layout.Stream.GET_NEXT, Callbacks.GET_NEXT);
        stream.set(ValueLayout.ADDRESS, Layout.Stream.GET_LAST_ERROR, Callbacks.GET_LAST_ERROR);
        stream.set(ValueLayout.ADDRESS, Layout.Stream.RELEASE, Callbacks.RELEASE_STREAM);
        stream.set(ValueLayout.JAVA_LONG, Layout.Stream.PRIVATE, number);
    }

    /** For the reader; to be read once, before this is closed. */
    public ArrowArrayStream address() {
        return new ArrowArrayStream(stream.address());
    }

    /** How many rows were handed over so far. */
    public synchronized long rows() {
        return rows;
    }

    /** Throws what has ended the reading, if anything has. */
    public void rethrow() throws IOException {
        if (failure.isPresent()) {
            switch (failure.get()) {
                case IOException e -> throw e;
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                default -> throw new IOException(failure.get());
            }
        }
    }

    /** Fills an {@code ArrowSchema}. */
    synchronized boolean schema(MemorySegment out) {
        try {
            List<ArrowColumn> all = columns.all();
            MemorySegment children = arena.allocate(ValueLayout.ADDRESS, all.size());
            for (int i = 0; i < all.size(); i++) {
                MemorySegment child = arena.allocate(Layout.Schema.SIZE, Long.BYTES);
                describe(child, all.get(i).format(), "c" + i);
                child.set(ValueLayout.JAVA_LONG, Layout.Schema.FLAGS, Layout.Schema.NULLABLE);
                children.setAtIndex(ValueLayout.ADDRESS, i, child);
            }
            out.fill((byte) 0);
            describe(out, "+s", "");
            out.set(ValueLayout.JAVA_LONG, Layout.Schema.N_CHILDREN, all.size());
            out.set(ValueLayout.ADDRESS, Layout.Schema.CHILDREN, children);
            return true;
        } catch (RuntimeException | Error e) {
            failure = Optional.of(e);
            return false;
        }
    }

    private void describe(MemorySegment schema, String format, String name) {
        schema.set(ValueLayout.ADDRESS, Layout.Schema.FORMAT, arena.allocateFrom(format));
        schema.set(ValueLayout.ADDRESS, Layout.Schema.NAME, arena.allocateFrom(name));
        schema.set(ValueLayout.ADDRESS, Layout.Schema.RELEASE, Callbacks.RELEASE_SCHEMA);
    }

    /** Fills an {@code ArrowArray} with the next rows; with zeros when there are none left. */
    synchronized boolean next(MemorySegment out) {
        out.fill((byte) 0);
        if (failure.isPresent()) {
            return false;
        }
        try {
            columns.clear();
            boolean more = true;
            for (int i = 0; more && (i < BLOCKS_A_BATCH || columns.rows() == 0); i++) {
                more = blocks.next();
            }
            if (columns.rows() > 0) {
                ArrowBatch batch = Optional.ofNullable(free.poll()).orElseGet(this::newBatch);
                lent.incrementAndGet();
                batch.fill(columns, arena, out);
                rows += columns.rows();
            }
            return true;
        } catch (IOException | RuntimeException | Error e) {
            failure = Optional.of(e);
            return false;
        }
    }

    private ArrowBatch newBatch() {
        return new ArrowBatch(batch -> {
            free.add(batch);
            lent.decrementAndGet();
        });
    }

    /** To be called when the reader has ended. */
    @Override
    public void close() throws IOException {
        Callbacks.forgetStream(number);
        if (lent.get() == 0) {
            arena.close();
        } else {
            // Memory that is not given back is lost for good, but nobody reads what is not there.
            LOG.warn("{} batches of rows were never given back.", lent.get());
        }
        blocks.close();
    }
}
