package dev.sluice.pipelines.load.scan;

/** The type of a column: inferred from values, or declared by an existing table. */
public sealed interface ColumnType {

    /** No value seen that is not NULL; text in the end. Only inferred. */
    record Unseen() implements ColumnType {}

    record Bool() implements ColumnType {}

    /** A whole number of so many bits, two's complement when signed. */
    record Whole(int bits, boolean signed) implements ColumnType {
        public Whole {
            if (bits != 8 && bits != 16 && bits != 32 && bits != 64 && bits != 128) {
                throw new IllegalArgumentException("No integer has " + bits + " bits.");
            }
        }
    }

    /** An exact decimal with so many digits, the last of them after the point. */
    record Decimal(int precision, int scale) implements ColumnType {
        public Decimal {
            if (precision < 1 || scale < 0 || scale > precision) {
                throw new IllegalArgumentException(
                        "No decimal has " + precision + " digits and scale " + scale + ".");
            }
        }
    }

    /** An exact number of any length; only declared. */
    record Numeric() implements ColumnType {}

    /** A binary floating-point number of 32 or 64 bits; never inferred. */
    record Floating(int bits) implements ColumnType {}

    record Date() implements ColumnType {}

    record Timestamp(boolean withZone) implements ColumnType {}

    record Time() implements ColumnType {}

    /**
     * A time or timestamp that keeps fewer digits of a second than it could; only declared.
     * Databases round what has more, without a word.
     */
    record ShortFraction(ColumnType of, int digits) implements ColumnType {}

    /** A timestamp with nine digits of a second; only declared. */
    record NanoTimestamp() implements ColumnType {}

    /**
     * A type whose values Sluice does not read, but that has so many digits behind a point: times
     * with a zone, spans of time, ranges and lists of numbers or times; only declared.
     */
    record Fractions(String name, int digits) implements ColumnType {}

    record Uuid() implements ColumnType {}

    record Text() implements ColumnType {}

    /** Text of at most so many characters; only declared. */
    record ShortText(int characters) implements ColumnType {}

    /** Text of at most so many bytes of UTF-8, which PostgreSQL cuts without a word. */
    record ShortBytes(String name, int bytes) implements ColumnType {}

    /**
     * An exact decimal of PostgreSQL whose scale is negative or above its digits; only declared.
     */
    record Scaled(int digits, int scale) implements ColumnType {}

    /** A type that Sluice does not check; the target decides, and refuses what it can't keep. */
    record Other(String name) implements ColumnType {}

    /**
     * A type that changes values without a word, in ways that only the target knows; nothing is
     * loaded into it.
     */
    record Unjudged(String name) implements ColumnType {}

    ColumnType UNSEEN = new Unseen();
    ColumnType BOOLEAN = new Bool();
    ColumnType BIGINT = new Whole(64, true);
    ColumnType DATE = new Date();
    ColumnType TIMESTAMP = new Timestamp(false);
    ColumnType TEXT = new Text();

    /** Digits that DuckDB and PostgreSQL can both hold exactly. */
    int MAX_DIGITS = 38;

    /**
     * The narrowest type that gives every value of both back letter for letter. Meant for inferred
     * types: commutative, associative, {@link Unseen} is neutral, {@link Text} takes all.
     */
    static ColumnType join(ColumnType a, ColumnType b) {
        if (a.equals(b) || b instanceof Unseen) {
            return a;
        }
        if (a instanceof Unseen) {
            return b;
        }
        if (a instanceof Decimal x && b instanceof Decimal y && x.scale() == y.scale()) {
            return x.precision() >= y.precision() ? x : y;
        }
        if (isWhole(a) && isWhole(b)) {
            return new Decimal(MAX_DIGITS, 0);
        }
        return TEXT;
    }

    /** The type to create a column with: one that nothing is known of becomes text. */
    static ColumnType settled(ColumnType type) {
        return type instanceof Unseen ? TEXT : type;
    }

    private static boolean isWhole(ColumnType type) {
        return type.equals(BIGINT) || (type instanceof Decimal d && d.scale() == 0);
    }

    /** As SQL spells it in DuckDB and PostgreSQL, where both have it. */
    static String sql(ColumnType type) {
        return switch (type) {
            case Unseen u -> "VARCHAR";
            case Text t -> "VARCHAR";
            case Bool b -> "BOOLEAN";
            case Whole w -> wholeName(w);
            case Decimal d -> "DECIMAL(" + d.precision() + "," + d.scale() + ")";
            case Numeric n -> "NUMERIC";
            case Floating f -> f.bits() == 32 ? "REAL" : "DOUBLE PRECISION";
            case Date d -> "DATE";
            case Timestamp t -> t.withZone() ? "TIMESTAMPTZ" : "TIMESTAMP";
            case Time t -> "TIME";
            case ShortFraction f -> sql(f.of()) + "(" + f.digits() + ")";
            case Uuid u -> "UUID";
            case ShortText s -> "VARCHAR(" + s.characters() + ")";
            case NanoTimestamp t -> "TIMESTAMP_NS";
            case Fractions f -> f.name();
            case ShortBytes s -> s.name();
            case Scaled s -> "NUMERIC(" + s.digits() + "," + s.scale() + ")";
            case Other o -> o.name();
            case Unjudged u -> u.name();
        };
    }

    private static String wholeName(Whole whole) {
        String name =
                switch (whole.bits()) {
                    case 8 -> "TINYINT";
                    case 16 -> "SMALLINT";
                    case 32 -> "INTEGER";
                    case 64 -> "BIGINT";
                    default -> "HUGEINT";
                };
        return whole.signed() ? name : "U" + name;
    }
}
