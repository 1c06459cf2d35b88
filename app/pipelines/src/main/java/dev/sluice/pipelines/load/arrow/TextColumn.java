package dev.sluice.pipelines.load.arrow;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Texts, one behind the other. */
final class TextColumn extends ArrowColumn {
    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final int TWO_WORDS = 2 * Long.BYTES;
    private static final int FIRST_ROOM = 1 << 16;

    private byte[] text = new byte[FIRST_ROOM];

    /** Where each text begins, and behind the last one where it ends. */
    private int[] starts = new int[1];

    private int end;

    TextColumn(int field) {
        super(field);
    }

    @Override
    String format() {
        return "u";
    }

    @Override
    void room(int count) {
        if (starts.length <= count) {
            starts = Arrays.copyOf(starts, grown(starts.length, count + 1));
        }
    }

    @Override
    void put(int row, byte[] bytes, int from, int length) {
        if (text.length - end < length + TWO_WORDS) {
            text = Arrays.copyOf(text, grown(text.length, end + length + TWO_WORDS));
        }
        if (length <= TWO_WORDS) {
            // Both are readable that far: to copy more than there is costs less than to look.
            WORD.set(text, end, (long) WORD.get(bytes, from));
            WORD.set(text, end + Long.BYTES, (long) WORD.get(bytes, from + Long.BYTES));
        } else {
            System.arraycopy(bytes, from, text, end, length);
        }
        end += length;
        starts[row + 1] = end;
    }

    @Override
    void putNull(int row) {
        starts[row + 1] = end;
    }

    @Override
    void forget() {
        end = 0;
    }

    @Override
    long[] sizes(int count) {
        return new long[] {(count + 1L) * Integer.BYTES, end};
    }

    @Override
    void write(int count, MemorySegment[] buffers) {
        MemorySegment.copy(starts, 0, buffers[0], ValueLayout.JAVA_INT, 0, count + 1);
        MemorySegment.copy(text, 0, buffers[1], ValueLayout.JAVA_BYTE, 0, end);
    }
}
