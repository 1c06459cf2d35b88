package dev.sluice.pipelines.load.scan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * Whether a column of an existing table takes a value as it is written. Accepts what both DuckDB
 * and PostgreSQL convert without losing anything; in doubt it refuses, so that a later COPY never
 * fails on a row that was called good.
 */
final class ValueCheck {
    /** What a number without declared length can be in PostgreSQL. */
    private static final ColumnType.Decimal LONGEST = new ColumnType.Decimal(147_454, 16_383);

    /** Digits of a second that a time has, where nothing else is said. */
    private static final int MICROS = 6;

    private static final int NANOS = 9;

    /** The years that nanoseconds since 1970 reach to in 64 bits, as far as they are whole. */
    private static final int FIRST_NANO_YEAR = 1678;

    private static final int LAST_NANO_YEAR = 2261;

    /** A number of so few bytes without an exponent is in the range of every floating type. */
    private static final int SHORT_NUMBER = 30;

    private ValueCheck() {}

    static boolean fits(ColumnType type, byte[] b, int s, int e) {
        return switch (type) {
            case ColumnType.Text t -> true;
            case ColumnType.Other o -> true;
            case ColumnType.Unseen u -> true;
            case ColumnType.Unjudged u -> false;
            case ColumnType.Bool t -> bool(b, s, e);
            case ColumnType.Whole w -> whole(w, b, s, e);
            case ColumnType.Decimal d -> decimal(d, b, s, e);
            case ColumnType.Numeric n -> decimal(LONGEST, b, s, e);
            case ColumnType.ShortText t -> characters(b, s, e) <= t.characters();
            case ColumnType.ShortBytes t -> e - s <= t.bytes();
            case ColumnType.Scaled d -> scaled(d, b, s, e);
            case ColumnType.Fractions f -> fractions(f.digits(), b, s, e);
            case ColumnType.Floating f -> floating(f.bits(), b, s, e);
            case ColumnType.Date d -> Shapes.date(b, s, e);
            case ColumnType.Timestamp t -> timestamp(t.withZone(), MICROS, b, s, e);
            case ColumnType.Time t -> time(MICROS, b, s, e);
            case ColumnType.ShortFraction f ->
                    fits(f.of(), b, s, e) && fractionDigits(b, s, e) <= f.digits();
            case ColumnType.NanoTimestamp t -> nanoTimestamp(b, s, e);
            case ColumnType.Uuid u -> uuid(b, s, e);
        };
    }

    private static boolean bool(byte[] b, int s, int e) {
        for (String word :
                new String[] {"true", "false", "t", "f", "1", "0", "yes", "no", "y", "n"}) {
            if (Shapes.isIgnoringCase(b, s, e, word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean whole(ColumnType.Whole type, byte[] b, int s, int e) {
        int d = s < e && (b[s] == '-' || b[s] == '+') ? s + 1 : s;
        if (!Shapes.digits(b, d, e)) {
            return false;
        }
        if (type.signed() && e - d <= safeDigits(type.bits())) {
            return true;
        }
        BigInteger value = new BigInteger(new String(b, s, e - s, StandardCharsets.US_ASCII));
        return type.signed()
                ? value.bitLength() < type.bits()
                : value.signum() >= 0 && value.bitLength() <= type.bits();
    }

    private static int safeDigits(int bits) {
        return switch (bits) {
            case 8 -> 2;
            case 16 -> 4;
            case 32 -> 9;
            case 64 -> 18;
            default -> 38;
        };
    }

    private static boolean decimal(ColumnType.Decimal type, byte[] b, int s, int e) {
        int d = s < e && (b[s] == '-' || b[s] == '+') ? s + 1 : s;
        int point = d;
        while (point < e && b[point] != '.') {
            point++;
        }
        int fraction = Math.max(0, e - point - 1);
        boolean wholePart = point == d || Shapes.digits(b, d, point);
        boolean fractionPart = fraction == 0 || Shapes.digits(b, point + 1, e);
        if (!wholePart || !fractionPart || (point == d && fraction == 0)) {
            return false;
        }
        while (d < point && b[d] == '0') {
            d++;
        }
        // Zeros behind the last place lose nothing.
        int last = e;
        while (fraction > type.scale() && b[last - 1] == '0') {
            last--;
            fraction--;
        }
        return point - d <= type.precision() - type.scale() && fraction <= type.scale();
    }

    /** How many characters of UTF-8, as databases count them. */
    private static int characters(byte[] b, int s, int e) {
        int count = 0;
        for (int i = s; i < e; i++) {
            count += (b[i] & 0xC0) == 0x80 ? 0 : 1;
        }
        return count;
    }

    private static boolean floating(int bits, byte[] b, int s, int e) {
        int i = s < e && (b[s] == '-' || b[s] == '+') ? s + 1 : s;
        if (Shapes.isIgnoringCase(b, i, e, "nan")
                || Shapes.isIgnoringCase(b, i, e, "inf")
                || Shapes.isIgnoringCase(b, i, e, "infinity")) {
            return true;
        }
        int digits = 0;
        boolean point = false;
        for (; i < e && (isDigit(b[i]) || (b[i] == '.' && !point)); i++) {
            point |= b[i] == '.';
            digits += b[i] == '.' ? 0 : 1;
        }
        if (digits == 0) {
            return false;
        }
        if (i == e) {
            return e - s <= SHORT_NUMBER || inRange(bits, b, s, e);
        }
        if (b[i] != 'e' && b[i] != 'E') {
            return false;
        }
        i++;
        if (i < e && (b[i] == '-' || b[i] == '+')) {
            i++;
        }
        if (e - i > 4 || !Shapes.digits(b, i, e)) {
            return false;
        }
        return inRange(bits, b, s, e);
    }

    /**
     * Whether a number is neither too large nor too small. PostgreSQL refuses such, DuckDB makes it
     * infinite or zero.
     */
    private static boolean inRange(int bits, byte[] b, int s, int e) {
        String text = new String(b, s, e - s, StandardCharsets.US_ASCII);
        double value = bits == Float.SIZE ? Float.parseFloat(text) : Double.parseDouble(text);
        return !Double.isInfinite(value) && (value != 0 || isZero(text));
    }

    private static boolean isZero(String number) {
        return number.chars()
                .takeWhile(c -> c != 'e' && c != 'E')
                .allMatch(c -> c < '1' || c > '9');
    }

    /** The same as far as it goes back and forth from 1970 in nanoseconds. */
    private static boolean nanoTimestamp(byte[] b, int s, int e) {
        if (!timestamp(false, NANOS, b, s, e)) {
            return false;
        }
        int year = Shapes.two(b, s) * 100 + Shapes.two(b, s + 2);
        return year >= FIRST_NANO_YEAR && year <= LAST_NANO_YEAR;
    }

    private static boolean timestamp(boolean withZone, int digits, byte[] b, int s, int e) {
        if (e - s < 10 || !Shapes.date(b, s, s + 10)) {
            return false;
        }
        if (e - s == 10) {
            return true;
        }
        int end = withZone ? zoneStart(b, s + 11, e) : e;
        boolean utc = end == e && b[e - 1] == 'Z';
        return (b[s + 10] == ' ' || b[s + 10] == 'T') && time(digits, b, s + 11, utc ? e - 1 : end);
    }

    /** Where {@code +hh}, {@code -hh:mm} begins; the end when there is none or it is malformed. */
    private static int zoneStart(byte[] b, int s, int e) {
        for (int i = e - 1; i > s && i >= e - 6; i--) {
            if (b[i] == '+' || b[i] == '-') {
                boolean hours = e - i == 3 && Shapes.two(b, i + 1) >= 0;
                boolean minutes =
                        e - i == 6
                                && Shapes.two(b, i + 1) >= 0
                                && b[i + 3] == ':'
                                && Shapes.two(b, i + 4) >= 0;
                return hours || minutes ? i : e;
            }
        }
        return e;
    }

    private static boolean time(int digits, byte[] b, int s, int e) {
        if (e - s < 8 || !Shapes.clock(b, s)) {
            return false;
        }
        return e - s == 8 || (e - s <= 9 + digits && b[s + 8] == '.' && Shapes.digits(b, s + 9, e));
    }

    private static boolean scaled(ColumnType.Scaled type, byte[] b, int s, int e) {
        if (!decimal(LONGEST, b, s, e)) {
            return false;
        }
        BigDecimal value =
                new BigDecimal(new String(b, s, e - s, StandardCharsets.US_ASCII))
                        .stripTrailingZeros();
        return value.signum() == 0
                || (value.scale() <= type.scale()
                        && value.precision() - value.scale() <= type.digits() - type.scale());
    }

    /**
     * Whether behind no point there are more digits than are kept. A part of an hour or a month is
     * refused, since it is changed into smaller units, and so are exponents.
     */
    private static boolean fractions(int digits, byte[] b, int s, int e) {
        for (int i = s; i < e; i++) {
            if ((b[i] == 'e' || b[i] == 'E') && i > s && (isDigit(b[i - 1]) || b[i - 1] == '.')) {
                return false;
            }
            if (b[i] != '.') {
                continue;
            }
            int end = i + 1;
            while (end < e && isDigit(b[end])) {
                end++;
            }
            if (fractionDigits(b, i, end) > digits || !endsASecond(b, end, e)) {
                return false;
            }
        }
        return true;
    }

    private static boolean endsASecond(byte[] b, int s, int e) {
        int i = s;
        while (i < e && b[i] == ' ') {
            i++;
        }
        boolean letter = i < e && Character.isLetter(b[i]);
        return !letter || b[i] == 's' || b[i] == 'S' || b[i] == 'z' || b[i] == 'Z';
    }

    /** Digits of a second that a time has, without zeros at its end. */
    private static int fractionDigits(byte[] b, int s, int e) {
        int point = s;
        while (point < e && b[point] != '.') {
            point++;
        }
        int last = point;
        for (int i = point + 1; i < e && isDigit(b[i]); i++) {
            last = b[i] == '0' ? last : i;
        }
        return last - point;
    }

    private static boolean uuid(byte[] b, int s, int e) {
        if (e - s != 36) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            int c = b[s + i];
            boolean hex = isDigit((byte) c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
            if (dash ? c != '-' : !hex) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }
}
