package dev.sluice.pipelines.load.scan;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Infers one column's type over its values and keeps its figures. The type only widens, and only so
 * far that every value seen comes back letter for letter; a value like those before costs a few
 * comparisons.
 */
final class ColumnState {
    private enum Kind {
        UNSEEN,
        BOOLEAN,
        INTEGER,
        LARGE,
        DECIMAL,
        DATE,
        TIMESTAMP,
        TEXT
    }

    private static final long[] TENS = {
        1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
    };

    private final String name;
    private final Extremes text = new Extremes();
    private Kind kind;
    private int scale;
    private int digits;

    /** Of the numbers that are not too long, decimals as whole numbers of their last place. */
    private final Range range = new Range();

    private Optional<BigDecimal> leastDecimal = Optional.empty();
    private Optional<BigDecimal> mostDecimal = Optional.empty();

    ColumnState(String name, boolean infer) {
        this.name = name;
        this.kind = infer ? Kind.UNSEEN : Kind.TEXT;
    }

    String name() {
        return name;
    }

    void acceptNull() {
        text.acceptNull();
    }

    /** Takes a value that is not NULL; the array is readable 8 bytes from its start. */
    void accept(byte[] b, int s, int e) {
        text.accept(b, s, e - s);
        if (kind != Kind.TEXT) {
            infer(b, s, e);
        }
    }

    /** Takes the values of one column. */
    void accept(Stretch rows, int column) {
        text.accept(rows, column);
        int row = 0;
        while (row < rows.rows && kind != Kind.TEXT) {
            row =
                    switch (kind) {
                        case INTEGER -> Alike.integers(rows, column, row, range);
                        case DECIMAL -> Alike.decimals(rows, column, row, scale, range);
                        case DATE -> Alike.dates(rows, column, row);
                        case TIMESTAMP -> Alike.timestamps(rows, column, row);
                        case UNSEEN, BOOLEAN, LARGE, TEXT -> row;
                    };
            if (row < rows.rows) {
                int s = rows.from(row, column);
                int e = rows.to(row, column);
                if (s < e) {
                    infer(rows.bytes, s, e);
                }
                row++;
            }
        }
    }

    private void infer(byte[] b, int s, int e) {
        boolean like =
                switch (kind) {
                    case INTEGER -> integerLikeBefore(b, s, e);
                    case DECIMAL -> decimalLikeBefore(b, s, e);
                    case DATE -> Shapes.date(b, s, e);
                    case TIMESTAMP -> Shapes.timestamp(b, s, e);
                    case BOOLEAN -> bool(b, s, e);
                    case UNSEEN, LARGE, TEXT -> false;
                };
        if (!like) {
            widen(b, s, e);
        }
    }

    private static boolean bool(byte[] b, int s, int e) {
        return Shapes.is(b, s, e, "true") || Shapes.is(b, s, e, "false");
    }

    private boolean integerLikeBefore(byte[] b, int s, int e) {
        long value = Shapes.integer(b, s, e - s);
        if (value == Shapes.NO_NUMBER) {
            return false;
        }
        range.accept(value);
        return true;
    }

    /**
     * Takes a decimal of up to 18 digits with the column's scale as a whole number of its last
     * place.
     */
    private boolean decimalLikeBefore(byte[] b, int s, int e) {
        boolean negative = b[s] == '-';
        int d = negative ? s + 1 : s;
        int point = e - scale - 1;
        int whole = point - d;
        if (whole < 1 || whole + scale > 18 || b[point] != '.' || (b[d] == '0' && whole > 1)) {
            return false;
        }
        long value =
                whole <= 8 && scale <= 8 ? shortDecimal(b, d, point) : longDecimal(b, d, point, e);
        if (value < 0) {
            return false;
        }
        if (negative && value == 0) {
            return false;
        }
        digits = Math.max(digits, whole);
        range.accept(negative ? -value : value);
        return true;
    }

    private long shortDecimal(byte[] b, int d, int point) {
        long front = Shapes.shortNumber(b, d, point - d);
        long back = Shapes.shortNumber(b, point + 1, scale);
        return front < 0 || back < 0 ? -1 : front * TENS[scale] + back;
    }

    private static long longDecimal(byte[] b, int d, int point, int e) {
        long value = 0;
        for (int i = d; i < e; i++) {
            int digit = b[i] - '0';
            if (i != point) {
                if (digit < 0 || digit > 9) {
                    return -1;
                }
                value = value * 10 + digit;
            }
        }
        return value;
    }

    private void widen(byte[] b, int s, int e) {
        Kind here = classify(b, s, e);
        if (kind == Kind.UNSEEN) {
            kind = here;
        } else if (kind != here) {
            kind = joined(here);
        }
        if (kind == Kind.INTEGER) {
            range.accept(Long.parseLong(ascii(b, s, e)));
        } else if (kind == Kind.LARGE) {
            decimal(b, s, e);
        } else if (kind == Kind.DECIMAL) {
            acceptDecimal(b, s, e);
        }
    }

    private Kind joined(Kind here) {
        boolean bothWhole =
                (kind == Kind.INTEGER || kind == Kind.LARGE)
                        && (here == Kind.INTEGER || here == Kind.LARGE);
        if (!bothWhole) {
            return Kind.TEXT;
        }
        return Kind.LARGE;
    }

    private void acceptDecimal(byte[] b, int s, int e) {
        int here = Shapes.canonicalScale(b, s, e);
        int whole = e - s - here - 1 - (b[s] == '-' ? 1 : 0);
        if (scale == 0) {
            scale = here;
        }
        digits = Math.max(digits, whole);
        if (here != scale || digits + scale > ColumnType.MAX_DIGITS) {
            kind = Kind.TEXT;
            return;
        }
        if (!decimalLikeBefore(b, s, e)) {
            decimal(b, s, e);
        }
    }

    /** Extremes among the numbers that are too long for a long. */
    private void decimal(byte[] b, int s, int e) {
        BigDecimal value = new BigDecimal(ascii(b, s, e));
        if (leastDecimal.isEmpty() || value.compareTo(leastDecimal.get()) < 0) {
            leastDecimal = Optional.of(value);
        }
        if (mostDecimal.isEmpty() || value.compareTo(mostDecimal.get()) > 0) {
            mostDecimal = Optional.of(value);
        }
    }

    private static Kind classify(byte[] b, int s, int e) {
        if (s == e) {
            return Kind.TEXT;
        }
        int first = b[s];
        if (first == '-' || (first >= '0' && first <= '9')) {
            return classifyNumber(b, s, e);
        }
        return bool(b, s, e) ? Kind.BOOLEAN : Kind.TEXT;
    }

    private static Kind classifyNumber(byte[] b, int s, int e) {
        if (Shapes.canonicalInteger(b, s, e)) {
            if (Shapes.fitsLong(b, s, e)) {
                return Kind.INTEGER;
            }
            int digits = e - s - (b[s] == '-' ? 1 : 0);
            return digits <= ColumnType.MAX_DIGITS ? Kind.LARGE : Kind.TEXT;
        }
        if (Shapes.date(b, s, e)) {
            return Kind.DATE;
        }
        if (Shapes.timestamp(b, s, e)) {
            return Kind.TIMESTAMP;
        }
        return Shapes.canonicalScale(b, s, e) > 0 ? Kind.DECIMAL : Kind.TEXT;
    }

    private static String ascii(byte[] b, int s, int e) {
        return new String(b, s, e - s, StandardCharsets.US_ASCII);
    }

    ColumnType type() {
        return switch (kind) {
            case UNSEEN -> ColumnType.UNSEEN;
            case BOOLEAN -> ColumnType.BOOLEAN;
            case INTEGER -> ColumnType.BIGINT;
            case LARGE -> new ColumnType.Decimal(ColumnType.MAX_DIGITS, 0);
            case DECIMAL -> new ColumnType.Decimal(Math.max(18, digits + scale), scale);
            case DATE -> ColumnType.DATE;
            case TIMESTAMP -> ColumnType.TIMESTAMP;
            case TEXT -> ColumnType.TEXT;
        };
    }

    ColumnProfile profile() {
        Optional<String> min =
                switch (kind) {
                    case INTEGER -> Optional.of(Long.toString(range.least));
                    case LARGE, DECIMAL ->
                            numbers(leastDecimal, range.least)
                                    .min(Comparator.naturalOrder())
                                    .map(BigDecimal::toPlainString);
                    default -> text.min();
                };
        Optional<String> max =
                switch (kind) {
                    case INTEGER -> Optional.of(Long.toString(range.most));
                    case LARGE, DECIMAL ->
                            numbers(mostDecimal, range.most)
                                    .max(Comparator.naturalOrder())
                                    .map(BigDecimal::toPlainString);
                    default -> text.max();
                };
        return new ColumnProfile(name, type(), text.nulls(), min, max, text.longest());
    }

    /** The extreme of the long numbers and that of the short ones, where there are any. */
    private Stream<BigDecimal> numbers(Optional<BigDecimal> large, long small) {
        Stream<BigDecimal> brief =
                range.isEmpty() ? Stream.empty() : Stream.of(BigDecimal.valueOf(small, scale));
        return Stream.concat(large.stream(), brief);
    }
}
