package dev.sluice.pipelines.load.arrow;

import dev.sluice.pipelines.load.scan.Shapes;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Values of 64 bits: whole numbers, and what is counted in them. */
class LongColumn extends ArrowColumn {
    private long[] values = new long[0];

    LongColumn(int field) {
        super(field);
    }

    @Override
    String format() {
        return "l";
    }

    /** The number that a value stands for, or {@link Shapes#NO_NUMBER}. */
    long parse(byte[] bytes, int from, int length) throws Unlike {
        long value = Shapes.integer(bytes, from, length);
        if (value != Shapes.NO_NUMBER) {
            return value;
        }
        int to = from + length;
        if (!Shapes.canonicalInteger(bytes, from, to) || !Shapes.fitsLong(bytes, from, to)) {
            throw new Unlike("whole number");
        }
        return Long.parseLong(new String(bytes, from, length, StandardCharsets.US_ASCII));
    }

    @Override
    final void room(int count) {
        if (values.length < count) {
            values = Arrays.copyOf(values, grown(values.length, count));
        }
    }

    @Override
    final void put(int row, byte[] bytes, int from, int length) throws Unlike {
        values[row] = parse(bytes, from, length);
    }

    @Override
    final void putNull(int row) {
        values[row] = 0;
    }

    @Override
    long[] sizes(int count) {
        return new long[] {(long) count * Long.BYTES};
    }

    @Override
    void write(int count, MemorySegment[] buffers) {
        MemorySegment.copy(values, 0, buffers[0], ValueLayout.JAVA_LONG, 0, count);
    }

    final long[] values() {
        return values;
    }
}
