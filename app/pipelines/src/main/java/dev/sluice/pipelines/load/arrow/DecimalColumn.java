package dev.sluice.pipelines.load.arrow;

import dev.sluice.pipelines.load.scan.Shapes;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Exact decimals of up to 18 digits, as whole numbers of their last place. */
final class DecimalColumn extends LongColumn {
    /** More digits than these do not fit 64 bits. */
    static final int MAX_DIGITS = 18;

    private static final int BYTES = 16;
    private static final int SHORT_SCALE = 6;

    private final int precision;
    private final int scale;
    private long[] wide = new long[0];

    DecimalColumn(int field, int precision, int scale) {
        super(field);
        this.precision = precision;
        this.scale = scale;
    }

    @Override
    String format() {
        return "d:" + precision + "," + scale;
    }

    @Override
    long parse(byte[] bytes, int from, int length) throws Unlike {
        if (scale <= SHORT_SCALE) {
            long value = Shapes.shortDecimal(bytes, from, length, scale);
            if (value != Shapes.NO_NUMBER) {
                return value;
            }
        }
        int to = from + length;
        boolean negative = bytes[from] == '-';
        int digits = length - 1 - (negative ? 1 : 0);
        if (digits > precision || Shapes.canonicalScale(bytes, from, to) != scale) {
            throw new Unlike("decimal");
        }
        long value = 0;
        for (int i = negative ? from + 1 : from; i < to; i++) {
            if (bytes[i] != '.') {
                value = value * 10 + (bytes[i] - '0');
            }
        }
        return negative ? -value : value;
    }

    @Override
    long[] sizes(int count) {
        return new long[] {(long) count * BYTES};
    }

    @Override
    void write(int count, MemorySegment[] buffers) {
        if (wide.length < 2 * count) {
            wide = new long[2 * count];
        }
        long[] values = values();
        for (int i = 0; i < count; i++) {
            wide[2 * i] = values[i];
            wide[2 * i + 1] = values[i] >> (Long.SIZE - 1);
        }
        MemorySegment.copy(wide, 0, buffers[0], ValueLayout.JAVA_LONG, 0, 2 * count);
    }
}
