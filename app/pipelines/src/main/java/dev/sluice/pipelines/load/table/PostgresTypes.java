package dev.sluice.pipelines.load.table;

import dev.sluice.pipelines.load.scan.ColumnType;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the types of PostgreSQL ask of values, by the names that {@code format_type} gives. */
final class PostgresTypes {
    private static final Pattern NUMERIC = Pattern.compile("numeric\\((\\d+),(\\d+)\\)");
    private static final Pattern TEXT =
            Pattern.compile("(?:character varying|character)\\((\\d+)\\)");
    private static final Pattern FRACTION =
            Pattern.compile("(timestamp|time)\\(([0-6])\\) (without time zone|with time zone)");

    private PostgresTypes() {}

    static ColumnType of(String name) {
        Matcher numeric = NUMERIC.matcher(name);
        if (numeric.matches()) {
            int digits = Integer.parseInt(numeric.group(1));
            int scale = Integer.parseInt(numeric.group(2));
            return scale <= digits
                    ? new ColumnType.Decimal(digits, scale)
                    : new ColumnType.Other(name);
        }
        Matcher text = TEXT.matcher(name);
        if (text.matches()) {
            return new ColumnType.ShortText(Integer.parseInt(text.group(1)));
        }
        Matcher fraction = FRACTION.matcher(name);
        if (fraction.matches()) {
            ColumnType whole = of(fraction.group(1) + " " + fraction.group(3));
            return whole instanceof ColumnType.Other
                    ? new ColumnType.Other(name)
                    : new ColumnType.ShortFraction(whole, Integer.parseInt(fraction.group(2)));
        }
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
            case "uuid" -> new ColumnType.Uuid();
            case "text", "character varying" -> ColumnType.TEXT;
            default -> new ColumnType.Other(name);
        };
    }
}
