package dev.sluice.pipelines.load.arrow;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.function.Consumer;

/** Memory in which a reader finds a batch of rows; used again when it has given it back. */
final class ArrowBatch {
    private static final long ALIGNED = 64;
    private static final int MOST_BUFFERS = 3;

    private final Consumer<ArrowBatch> pool;
    private MemorySegment memory = MemorySegment.NULL;
    private long taken;

    /**
     * @param pool where it goes when it is given back; any thread
     */
    ArrowBatch(Consumer<ArrowBatch> pool) {
        this.pool = pool;
    }

    void giveBack() {
        pool.accept(this);
    }

    /**
     * Copies the rows here and describes them.
     *
     * @param arena where more memory comes from
     * @param out the {@code ArrowArray} to fill
     */
    void fill(ArrowColumns columns, Arena arena, MemorySegment out) {
        List<ArrowColumn> all = columns.all();
        int rows = columns.rows();
        taken = 0;
        long wanted = ALIGNED + Long.BYTES * (1L + all.size());
        for (ArrowColumn column : all) {
            wanted += described();
            wanted += aligned(bits(rows));
            for (long size : column.sizes(rows)) {
                wanted += aligned(size);
            }
        }
        if (memory.byteSize() < wanted) {
            memory = arena.allocate(wanted + wanted / 4, ALIGNED);
        }
        MemorySegment none = take(Long.BYTES);
        none.set(ValueLayout.ADDRESS, 0, MemorySegment.NULL);
        MemorySegment children = take((long) Long.BYTES * all.size());
        out.fill((byte) 0);
        out.set(ValueLayout.JAVA_LONG, Layout.Array.LENGTH, rows);
        out.set(ValueLayout.JAVA_LONG, Layout.Array.N_BUFFERS, 1);
        out.set(ValueLayout.ADDRESS, Layout.Array.BUFFERS, none);
        out.set(ValueLayout.JAVA_LONG, Layout.Array.N_CHILDREN, all.size());
        out.set(ValueLayout.ADDRESS, Layout.Array.CHILDREN, children);
        for (int i = 0; i < all.size(); i++) {
            children.setAtIndex(ValueLayout.ADDRESS, i, child(all.get(i), rows));
        }
        out.set(ValueLayout.JAVA_LONG, Layout.Array.PRIVATE, Callbacks.register(this));
        out.set(ValueLayout.ADDRESS, Layout.Array.RELEASE, Callbacks.RELEASE_BATCH);
    }

    private static long described() {
        return aligned(Layout.Array.SIZE) + aligned((long) MOST_BUFFERS * Long.BYTES);
    }

    private MemorySegment child(ArrowColumn column, int rows) {
        MemorySegment array = take(Layout.Array.SIZE);
        MemorySegment buffers = take((long) MOST_BUFFERS * Long.BYTES);
        long[] sizes = column.sizes(rows);
        MemorySegment[] filled = new MemorySegment[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            filled[i] = take(sizes[i]);
            buffers.setAtIndex(ValueLayout.ADDRESS, i + 1L, filled[i]);
        }
        column.write(rows, filled);
        MemorySegment valid = MemorySegment.NULL;
        if (column.nulls() > 0) {
            valid = take(bits(rows));
            MemorySegment.copy(
                    column.valid(), 0, valid, ValueLayout.JAVA_BYTE, 0, (int) bits(rows));
        }
        buffers.setAtIndex(ValueLayout.ADDRESS, 0, valid);
        array.fill((byte) 0);
        array.set(ValueLayout.JAVA_LONG, Layout.Array.LENGTH, rows);
        array.set(ValueLayout.JAVA_LONG, Layout.Array.NULL_COUNT, column.nulls());
        array.set(ValueLayout.JAVA_LONG, Layout.Array.N_BUFFERS, sizes.length + 1L);
        array.set(ValueLayout.ADDRESS, Layout.Array.BUFFERS, buffers);
        array.set(ValueLayout.ADDRESS, Layout.Array.RELEASE, Callbacks.RELEASE_COLUMN);
        return array;
    }

    private MemorySegment take(long bytes) {
        MemorySegment slice = memory.asSlice(taken, bytes);
        taken += aligned(bytes);
        return slice;
    }

    private static long bits(int rows) {
        return (rows + 7L) / Byte.SIZE;
    }

    private static long aligned(long bytes) {
        return (bytes + ALIGNED - 1) / ALIGNED * ALIGNED;
    }
}
