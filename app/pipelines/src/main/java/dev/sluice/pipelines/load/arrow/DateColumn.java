package dev.sluice.pipelines.load.arrow;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** Dates, in days since 1970. */
final class DateColumn extends ArrowColumn {
    private static final int DATE = 10;

    private final Days days = new Days();
    private int[] values = new int[0];

    DateColumn(int field) {
        super(field);
    }

    @Override
    String format() {
        return "tdD";
    }

    @Override
    void room(int count) {
        if (values.length < count) {
            values = Arrays.copyOf(values, grown(values.length, count));
        }
    }

    @Override
    void put(int row, byte[] bytes, int from, int length) throws Unlike {
        if (length != DATE) {
            throw new Unlike("date");
        }
        values[row] = (int) days.at(bytes, from);
    }

    @Override
    void putNull(int row) {
        values[row] = 0;
    }

    @Override
    long[] sizes(int count) {
        return new long[] {(long) count * Integer.BYTES};
    }

    @Override
    void write(int count, MemorySegment[] buffers) {
        MemorySegment.copy(values, 0, buffers[0], ValueLayout.JAVA_INT, 0, count);
    }
}
