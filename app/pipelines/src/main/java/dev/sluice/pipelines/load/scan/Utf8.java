package dev.sluice.pipelines.load.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Strict UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF. */
final class Utf8 {
    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGHS = 0x8080808080808080L;

    private Utf8() {}

    /** Index of the first byte that begins no valid sequence, or -1. */
    static int invalidAt(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            while (i + 8 <= to && ((long) WORD.get(bytes, i) & HIGHS) == 0) {
                i += 8;
            }
            if (i >= to) {
                break;
            }
            int b = bytes[i];
            if (b >= 0) {
                i++;
                continue;
            }
            int length = sequenceLength(bytes, i, to);
            if (length == 0) {
                return i;
            }
            i += length;
        }
        return -1;
    }

    /** The place or the start of the character that goes over it; at most three bytes before. */
    static int startBefore(byte[] bytes, int place) {
        int start = place;
        while (start > 0 && place - start < 3 && isNext(bytes[start])) {
            start--;
        }
        return start;
    }

    /** Whether a byte order mark stands here; three bytes are readable. */
    static boolean isByteOrderMark(byte[] bytes, int at) {
        return bytes[at] == (byte) 0xEF
                && bytes[at + 1] == (byte) 0xBB
                && bytes[at + 2] == (byte) 0xBF;
    }

    private static int sequenceLength(byte[] bytes, int i, int to) {
        int first = bytes[i] & 0xFF;
        if (first < 0xC2 || first > 0xF4) {
            return 0;
        }
        if (first < 0xE0) {
            return i + 1 < to && isNext(bytes[i + 1]) ? 2 : 0;
        }
        if (first < 0xF0) {
            if (i + 2 >= to || !isNext(bytes[i + 1]) || !isNext(bytes[i + 2])) {
                return 0;
            }
            int second = bytes[i + 1] & 0xFF;
            boolean overlong = first == 0xE0 && second < 0xA0;
            boolean surrogate = first == 0xED && second > 0x9F;
            return overlong || surrogate ? 0 : 3;
        }
        if (i + 3 >= to
                || !isNext(bytes[i + 1])
                || !isNext(bytes[i + 2])
                || !isNext(bytes[i + 3])) {
            return 0;
        }
        int second = bytes[i + 1] & 0xFF;
        boolean overlong = first == 0xF0 && second < 0x90;
        boolean tooHigh = first == 0xF4 && second > 0x8F;
        return overlong || tooHigh ? 0 : 4;
    }

    private static boolean isNext(byte b) {
        return (b & 0xC0) == 0x80;
    }
}
