package dev.sluice.pipelines.load.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The smallest or the largest of the values offered, by bytes, cut to 64 of them. Mostly the first
 * eight decide, in one comparison. Values hold no NUL.
 */
final class Extreme {
    static final int KEPT = 64;
    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final boolean largest;
    private final byte[] kept = new byte[KEPT];
    private int length = -1;

    /** The value's first eight bytes and the next eight; of no value what every value surpasses. */
    private long prefix;

    private long next;

    /** Where the value is, in the array it was offered in; negative when it is kept. */
    private int at = -1;

    Extreme(boolean largest) {
        this.largest = largest;
        this.prefix = largest ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    /**
     * The first eight bytes as a number that is ordered as they are; the array is readable that
     * far.
     *
     * @param length of the value; of an empty one the result means nothing
     */
    static long prefix(byte[] b, int s, int length) {
        // Flipping the sign makes signed comparison order bytes as unsigned.
        return ((long) WORD.get(b, s) & (-1L << (64 - 8 * Math.min(length, 8)))) ^ Long.MIN_VALUE;
    }

    /**
     * Whether one of several values may go further than the one so far.
     *
     * @param furthest of their prefixes; the one of no value when there are none
     * @param most bytes of the longest of them
     */
    boolean mayBeSurpassed(long furthest, int most) {
        boolean further = largest ? furthest > prefix : furthest < prefix;
        return further || (furthest == prefix && (most > 8 || length > 8));
    }

    /** Takes the value if it surpasses the one so far. */
    void offer(byte[] b, int s, int count, long itsPrefix) {
        if (isSurpassed(b, s, count, itsPrefix)) {
            take(b, s, count, itsPrefix);
            keep(b);
        }
    }

    /** Whether a value goes further than the one so far. */
    boolean isSurpassed(byte[] b, int s, int count, long itsPrefix) {
        if (length < 0) {
            return true;
        }
        int order =
                itsPrefix != prefix
                        ? (itsPrefix < prefix ? -1 : 1)
                        : count <= 8 || length <= 8
                                ? Integer.compare(count, length)
                                : orderBehindPrefix(b, s, count);
        return largest ? order > 0 : order < 0;
    }

    private int orderBehindPrefix(byte[] b, int s, int count) {
        if (count >= 16 && length >= 16) {
            // Dates and the like share their first bytes.
            long itsNext = (long) WORD.get(b, s + 8) ^ Long.MIN_VALUE;
            if (itsNext != next) {
                return itsNext < next ? -1 : 1;
            }
        }
        byte[] in = at < 0 ? kept : b;
        int from = Math.max(at, 0);
        return Arrays.compareUnsigned(
                b, s + 8, s + Math.min(count, KEPT), in, from + 8, from + length);
    }

    /**
     * Makes this the value, without a copy: to be followed by {@link #keep} with the same array.
     */
    void take(byte[] b, int s, int count, long itsPrefix) {
        at = s;
        length = Math.min(count, KEPT);
        prefix = itsPrefix;
        if (length >= 16) {
            next = (long) WORD.get(b, s + 8) ^ Long.MIN_VALUE;
        }
    }

    /** Makes the value its own; the array may then change. */
    void keep(byte[] b) {
        if (at >= 0) {
            System.arraycopy(b, at, kept, 0, length);
            at = -1;
        }
    }

    /** The value as text; empty when none was offered. */
    Optional<String> text() {
        if (length < 0) {
            return Optional.empty();
        }
        int whole = length;
        if (length == KEPT) {
            // Do not end in the middle of a character.
            int wrong = Utf8.invalidAt(kept, 0, length);
            whole = wrong < 0 ? length : wrong;
        }
        return Optional.of(new String(kept, 0, whole, StandardCharsets.UTF_8));
    }
}
