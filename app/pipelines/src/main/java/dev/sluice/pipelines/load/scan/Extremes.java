package dev.sluice.pipelines.load.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Smallest and largest value by bytes, cut to 64 of them; the first eight decide mostly, in one
 * comparison.
 */
final class Extremes {
    static final int KEPT = 64;
    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] min = new byte[KEPT];
    private final byte[] max = new byte[KEPT];
    private int minLength = -1;
    private int maxLength = -1;
    private long minPrefix = Long.MAX_VALUE;
    private long maxPrefix = Long.MIN_VALUE;

    /** The array is readable 8 bytes from the value's start. */
    void accept(byte[] b, int s, int length) {
        // Flipping the sign makes signed comparison order bytes as unsigned.
        long prefix =
                length == 0
                        ? Long.MIN_VALUE
                        : (length >= 8
                                        ? (long) WORD.get(b, s)
                                        : (long) WORD.get(b, s) & (-1L << (64 - 8 * length)))
                                ^ Long.MIN_VALUE;
        if (prefix > minPrefix && prefix < maxPrefix) {
            return;
        }
        if (length >= 16 && prefix >= minPrefix && prefix <= maxPrefix) {
            // Dates and the like share their first bytes, so the next eight are compared before
            // all.
            long next = (long) WORD.get(b, s + 8) ^ Long.MIN_VALUE;
            if ((prefix > minPrefix
                            || (minLength >= 16
                                    && next > ((long) WORD.get(min, 8) ^ Long.MIN_VALUE)))
                    && (prefix < maxPrefix
                            || (maxLength >= 16
                                    && next < ((long) WORD.get(max, 8) ^ Long.MIN_VALUE)))) {
                return;
            }
        }
        int kept = Math.min(length, KEPT);
        if (minLength < 0
                || prefix < minPrefix
                || (prefix == minPrefix
                        && Arrays.compareUnsigned(b, s, s + kept, min, 0, minLength) < 0)) {
            System.arraycopy(b, s, min, 0, kept);
            minLength = kept;
            minPrefix = prefix;
        }
        if (maxLength < 0
                || prefix > maxPrefix
                || (prefix == maxPrefix
                        && Arrays.compareUnsigned(b, s, s + kept, max, 0, maxLength) > 0)) {
            System.arraycopy(b, s, max, 0, kept);
            maxLength = kept;
            maxPrefix = prefix;
        }
    }

    Optional<String> min() {
        return text(min, minLength);
    }

    Optional<String> max() {
        return text(max, maxLength);
    }

    private static Optional<String> text(byte[] b, int length) {
        if (length < 0) {
            return Optional.empty();
        }
        int whole = length;
        if (length == KEPT) {
            // Do not end in the middle of a character.
            int wrong = Utf8.invalidAt(b, 0, length);
            whole = wrong < 0 ? length : wrong;
        }
        return Optional.of(new String(b, 0, whole, StandardCharsets.UTF_8));
    }
}
