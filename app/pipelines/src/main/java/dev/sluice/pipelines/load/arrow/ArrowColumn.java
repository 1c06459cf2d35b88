package dev.sluice.pipelines.load.arrow;

import dev.sluice.pipelines.load.scan.GoodRows;
import dev.sluice.pipelines.load.scan.Stretch;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** The values of one column of a batch, gathered on the heap. One thread. */
abstract class ArrowColumn {
    private static final int FIRST_ROOM = 1 << 12;

    private final int field;

    /** A bit for each row, set where there is a value. */
    private byte[] valid = new byte[FIRST_ROOM / Byte.SIZE];

    private int rows;
    private int nulls;

    /**
     * @param field of the file's rows
     */
    ArrowColumn(int field) {
        this.field = field;
        Arrays.fill(valid, (byte) -1);
    }

    /** How the schema spells the type. */
    abstract String format();

    /** Makes room for so many values in all. */
    abstract void room(int values);

    /** Puts a value at a row; the array is readable 16 bytes from its start. */
    abstract void put(int row, byte[] bytes, int from, int length) throws Unlike;

    /** Puts what stands for NULL. */
    abstract void putNull(int row);

    /** Forgets the values; where each has a place of its own, the next ones take it. */
    void forget() {}

    /** Lengths in bytes of the buffers that {@link #write} fills, without that of the NULLs. */
    abstract long[] sizes(int values);

    /** Copies the values. */
    abstract void write(int values, MemorySegment[] buffers);

    final void take(Stretch many) throws IOException {
        int first = rows;
        int behind = rows + many.count();
        makeRoom(behind);
        int[] at = many.separators();
        byte[] b = many.bytes();
        int trim = many.trim(field);
        int stride = many.columns();
        int k = field;
        for (int row = first; row < behind; row++) {
            int from = at[k] + 1;
            int length = at[k + 1] - trim - from;
            k += stride;
            if (length == 0) {
                setNull(row);
            } else {
                put(row, b, from, length);
            }
        }
        rows = behind;
    }

    final void take(GoodRows.Fields fields) throws IOException {
        makeRoom(rows + 1);
        if (fields.isNull(field)) {
            setNull(rows);
        } else if (fields.escaped(field)) {
            byte[] value = fields.unescaped(field);
            put(rows, value, 0, fields.unescapedLength());
        } else {
            int from = fields.from(field);
            put(rows, fields.bytes(), from, fields.to(field) - from);
        }
        rows++;
    }

    private void makeRoom(int values) {
        if (valid.length * Byte.SIZE < values) {
            int had = valid.length;
            valid = Arrays.copyOf(valid, Math.max(had * 2, (values + 7) / Byte.SIZE));
            Arrays.fill(valid, had, valid.length, (byte) -1);
        }
        room(values);
    }

    private void setNull(int row) {
        valid[row >>> 3] &= (byte) ~(1 << (row & 7));
        nulls++;
        putNull(row);
    }

    final int rows() {
        return rows;
    }

    final int nulls() {
        return nulls;
    }

    /** The bits of the rows that have a value. */
    final byte[] valid() {
        return valid;
    }

    final void clear() {
        if (nulls > 0) {
            Arrays.fill(valid, (byte) -1);
        }
        rows = 0;
        nulls = 0;
        forget();
    }

    /** Room for more values, grown by doubling. */
    static int grown(int had, int wanted) {
        return Math.max(had * 2, wanted);
    }
}
