package dev.sluice.pipelines.load.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Tells by the bytes of a value, without making an object, what it is written like. */
public final class Shapes {
    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final byte[] MAX_LONG =
            Long.toString(Long.MAX_VALUE).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final byte[] MIN_LONG =
            Long.toString(Long.MIN_VALUE)
                    .substring(1)
                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    /** What is no number, or none of the kind asked for. */
    public static final long NO_NUMBER = Long.MIN_VALUE;

    private static final int[] DAYS = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private Shapes() {}

    /**
     * The number if the value is 1 to 8 digits, else -1; the array is readable 8 bytes from the
     * value's start.
     */
    static long shortNumber(byte[] b, int s, int length) {
        long w = (long) WORD.get(b, s);
        if (length < 8) {
            w = (w << (64 - 8 * length)) | (0x3030303030303030L >>> (8 * length));
        }
        return eightDigits(w);
    }

    /** The number if all eight bytes, the first one lowest, are digits, else -1. */
    private static long eightDigits(long word) {
        long w = word;
        long notDigits =
                ((w & 0xF0F0F0F0F0F0F0F0L) ^ 0x3030303030303030L)
                        | (((w + 0x0606060606060606L) & 0xF0F0F0F0F0F0F0F0L) ^ 0x3030303030303030L);
        if (notDigits != 0) {
            return -1;
        }
        // Eight digits at once, after D. Lemire, "Quickly parsing eight digits" (2018).
        w -= 0x3030303030303030L;
        w = w * 10 + (w >>> 8);
        return ((w & 0x000000FF000000FFL) * 0x000F424000000064L
                        + ((w >>> 16) & 0x000000FF000000FFL) * 0x0000271000000001L)
                >>> 32;
    }

    /**
     * A whole number of up to 16 digits as a database prints it, or {@link #NO_NUMBER}; the array
     * is readable 8 bytes from the value's start.
     */
    public static long integer(byte[] b, int s, int length) {
        boolean negative = b[s] == '-';
        int d = negative ? s + 1 : s;
        int n = negative ? length - 1 : length;
        if (n < 1 || n > 16 || (b[d] == '0' && (n > 1 || negative))) {
            return NO_NUMBER;
        }
        long value;
        if (n <= 8) {
            value = shortNumber(b, d, n);
        } else {
            long high = shortNumber(b, d, n - 8);
            long low = shortNumber(b, d + n - 8, 8);
            value = (high | low) < 0 ? -1 : high * 100_000_000 + low;
        }
        return value < 0 ? NO_NUMBER : negative ? -value : value;
    }

    /**
     * A decimal of up to 7 digits as a database prints it, 1 to 6 of them behind the point, as a
     * whole number of its last place; or {@link #NO_NUMBER}.
     */
    public static long shortDecimal(byte[] b, int s, int length, int scale) {
        boolean negative = b[s] == '-';
        int d = negative ? s + 1 : s;
        int n = negative ? length - 1 : length;
        int whole = n - scale - 1;
        if (n > 8 || whole < 1 || (b[d] == '0' && whole > 1)) {
            return NO_NUMBER;
        }
        // The digits end at the top of the word, where those behind the point stay and those before
        // it move up into its place.
        long w = (long) WORD.get(b, d) << (64 - 8 * n);
        int point = 8 * (7 - scale);
        if ((byte) (w >>> point) != '.') {
            return NO_NUMBER;
        }
        long behind = w & (-1L << (point + 8));
        long before = (w & ((1L << point) - 1)) << 8;
        long value = eightDigits(behind | before | (0x3030303030303030L >>> (8 * (n - 1))));
        boolean none = value < 0 || (negative && value == 0);
        return none ? NO_NUMBER : negative ? -value : value;
    }

    /** A date's start with this year and month, which are known to be right, and a usual day. */
    public static boolean sameMonth(byte[] b, int s, long yearAndMonth) {
        int day = two(b, s + 8);
        return word(b, s) == yearAndMonth && day > 0 && day <= 28;
    }

    public static boolean digits(byte[] b, int s, int e) {
        for (int i = s; i < e; i++) {
            if (b[i] < '0' || b[i] > '9') {
                return false;
            }
        }
        return s < e;
    }

    /** An integer as a database prints it: no plus, no leading zero, no minus zero. */
    public static boolean canonicalInteger(byte[] b, int s, int e) {
        int d = b[s] == '-' ? s + 1 : s;
        if (!digits(b, d, e)) {
            return false;
        }
        return b[d] != '0' || (e - d == 1 && d == s);
    }

    /** Whether a canonical integer is a 64-bit one. */
    public static boolean fitsLong(byte[] b, int s, int e) {
        boolean negative = b[s] == '-';
        int d = negative ? s + 1 : s;
        if (e - d != 19) {
            return e - d < 19;
        }
        byte[] most = negative ? MIN_LONG : MAX_LONG;
        return java.util.Arrays.compare(b, d, e, most, 0, 19) <= 0;
    }

    /** Digits behind the point of a decimal as a database prints it, or -1. */
    public static int canonicalScale(byte[] b, int s, int e) {
        int d = b[s] == '-' ? s + 1 : s;
        int point = d;
        while (point < e && b[point] >= '0' && b[point] <= '9') {
            point++;
        }
        if (point == d || point >= e - 1 || b[point] != '.' || (b[d] == '0' && point - d > 1)) {
            return -1;
        }
        if (!digits(b, point + 1, e)) {
            return -1;
        }
        if (d > s) {
            boolean zero = true;
            for (int i = d; i < e; i++) {
                zero &= b[i] == '0' || b[i] == '.';
            }
            if (zero) {
                return -1;
            }
        }
        return e - point - 1;
    }

    /** {@code YYYY-MM-DD} of a day that exists, years 0001 to 9999. */
    public static boolean date(byte[] b, int s, int e) {
        if (e - s != 10 || b[s + 4] != '-' || b[s + 7] != '-') {
            return false;
        }
        int y1 = two(b, s);
        int y2 = two(b, s + 2);
        return y1 >= 0 && y2 >= 0 && day(y1 * 100 + y2, two(b, s + 5), two(b, s + 8));
    }

    static boolean day(int year, int month, int day) {
        if (year < 1 || month < 1 || month > 12 || day < 1) {
            return false;
        }
        boolean leap = month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return day <= DAYS[month] + (leap ? 1 : 0);
    }

    /** {@code YYYY-MM-DD HH:MM:SS[.f]} with up to 6 digits of fraction and no trailing zero. */
    public static boolean timestamp(byte[] b, int s, int e) {
        int length = e - s;
        if (length < 19
                || length > 26
                || b[s + 10] != ' '
                || !date(b, s, s + 10)
                || !clock(b, s + 11)) {
            return false;
        }
        return length == 19 || fraction(b, s, e);
    }

    /** Whether a timestamp with this start and end has a proper fraction of a second. */
    public static boolean fraction(byte[] b, int s, int e) {
        int length = e - s;
        return length > 20
                && length <= 26
                && b[s + 19] == '.'
                && digits(b, s + 20, e)
                && b[e - 1] != '0';
    }

    /** The eight bytes from here as one number, for comparison only. */
    public static long word(byte[] b, int s) {
        return (long) WORD.get(b, s);
    }

    /** {@code HH:MM:SS} at this place; the array reaches that far. */
    public static boolean clock(byte[] b, int s) {
        long w = word(b, s);
        long digits = w & 0x0F0F000F0F000F0FL;
        boolean shaped =
                (w & 0xF0F0FFF0F0FFF0F0L) == 0x30303A30303A3030L
                        && ((digits + 0x0606000606000606L) & 0xF0F000F0F000F0F0L) == 0;
        int hour = (int) (digits & 0xF) * 10 + (int) (digits >>> 8 & 0xF);
        return shaped && hour < 24 && (digits >>> 24 & 0xF) < 6 && (digits >>> 48 & 0xF) < 6;
    }

    /** Two digits as a number, or -1. */
    public static int two(byte[] b, int s) {
        int high = b[s] - '0';
        int low = b[s + 1] - '0';
        return high < 0 || high > 9 || low < 0 || low > 9 ? -1 : high * 10 + low;
    }

    static boolean is(byte[] b, int s, int e, String ascii) {
        if (e - s != ascii.length()) {
            return false;
        }
        for (int i = s; i < e; i++) {
            if (b[i] != ascii.charAt(i - s)) {
                return false;
            }
        }
        return true;
    }

    static boolean isIgnoringCase(byte[] b, int s, int e, String lowerAscii) {
        if (e - s != lowerAscii.length()) {
            return false;
        }
        for (int i = s; i < e; i++) {
            int c = b[i] >= 'A' && b[i] <= 'Z' ? b[i] + 32 : b[i];
            if (c != lowerAscii.charAt(i - s)) {
                return false;
            }
        }
        return true;
    }
}
