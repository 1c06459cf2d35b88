package dev.sluice.pipelines.load.table;

import dev.sluice.pipelines.load.scan.ColumnType;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the types of PostgreSQL ask of values, by the names that {@code format_type} gives. */
final class PostgresTypes {
    /** Digits of a second that times have, where nothing else is said. */
    private static final int MICROS = 6;

    private static final int LONGEST_NAME = 63;

    private static final Pattern NUMERIC = Pattern.compile("numeric\\((\\d+),(-?\\d+)\\)");
    private static final Pattern TEXT =
            Pattern.compile("(?:character varying|character)\\((\\d+)\\)");
    private static final Pattern FRACTION =
            Pattern.compile("(timestamp|time)\\(([0-6])\\) (without time zone|with time zone)");

    /** Others leave the smaller units out, without a word. */
    private static final Pattern INTERVAL =
            Pattern.compile(
                    "interval(?: (?:day to |hour to |minute to )?second)?(?:\\(([0-6])\\))?");

    private static final Pattern LIST = Pattern.compile("(.*?)(?:\\[\\])+");

    private PostgresTypes() {}

    static ColumnType of(String name) {
        Matcher numeric = NUMERIC.matcher(name);
        if (numeric.matches()) {
            int digits = Integer.parseInt(numeric.group(1));
            int scale = Integer.parseInt(numeric.group(2));
            return scale >= 0 && scale <= digits
                    ? new ColumnType.Decimal(digits, scale)
                    : new ColumnType.Scaled(digits, scale);
        }
        Matcher text = TEXT.matcher(name);
        if (text.matches()) {
            return new ColumnType.ShortText(Integer.parseInt(text.group(1)));
        }
        Matcher fraction = FRACTION.matcher(name);
        if (fraction.matches()) {
            ColumnType whole = of(fraction.group(1) + " " + fraction.group(3));
            int digits = Integer.parseInt(fraction.group(2));
            return whole instanceof ColumnType.Fractions
                    ? new ColumnType.Fractions(name, digits)
                    : new ColumnType.ShortFraction(whole, digits);
        }
        Matcher list = LIST.matcher(name);
        if (list.matches()) {
            return listOf(of(list.group(1)), name);
        }
        return name.startsWith("interval") ? interval(name) : plain(name);
    }

    private static ColumnType plain(String name) {
        return switch (name) {
            case "boolean" -> ColumnType.BOOLEAN;
            case "smallint" -> new ColumnType.Whole(16, true);
            case "integer" -> new ColumnType.Whole(32, true);
            case "bigint" -> ColumnType.BIGINT;
            case "numeric" -> new ColumnType.Numeric();
            case "real" -> new ColumnType.Floating(32);
            case "double precision" -> new ColumnType.Floating(64);
            case "date" -> ColumnType.DATE;
            case "timestamp without time zone" -> ColumnType.TIMESTAMP;
            case "timestamp with time zone" -> new ColumnType.Timestamp(true);
            case "time without time zone" -> new ColumnType.Time();
            case "time with time zone", "tsrange", "tstzrange", "tsmultirange", "tstzmultirange" ->
                    new ColumnType.Fractions(name, MICROS);
            case "uuid" -> new ColumnType.Uuid();
            case "text", "character varying" -> ColumnType.TEXT;
            case "name" -> new ColumnType.ShortBytes(name, LONGEST_NAME);
            case "\"char\"" -> new ColumnType.ShortBytes(name, 1);
            // Rounds, and reads points and commas as the server's lc_monetary says.
            case "money" -> new ColumnType.Unjudged(name);
            default -> new ColumnType.Other(name);
        };
    }

    private static ColumnType interval(String name) {
        Matcher interval = INTERVAL.matcher(name);
        if (!interval.matches()) {
            return new ColumnType.Unjudged(name);
        }
        String digits = interval.group(1);
        return new ColumnType.Fractions(name, digits == null ? MICROS : Integer.parseInt(digits));
    }

    /** A list is kept as the values in it are. */
    private static ColumnType listOf(ColumnType each, String name) {
        return switch (each) {
            case ColumnType.Timestamp t -> new ColumnType.Fractions(name, MICROS);
            case ColumnType.Time t -> new ColumnType.Fractions(name, MICROS);
            case ColumnType.ShortFraction f -> new ColumnType.Fractions(name, f.digits());
            case ColumnType.Fractions f -> new ColumnType.Fractions(name, f.digits());
            case ColumnType.Decimal d -> new ColumnType.Fractions(name, d.scale());
            case ColumnType.Scaled d -> new ColumnType.Unjudged(name);
            case ColumnType.ShortBytes s -> new ColumnType.Unjudged(name);
            case ColumnType.Unjudged u -> new ColumnType.Unjudged(name);
            default -> new ColumnType.Other(name);
        };
    }
}
