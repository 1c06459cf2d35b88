package dev.sluice.pipelines.load.table;

import dev.sluice.pipelines.load.scan.ColumnType;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the types of DuckDB ask of values, by the names that {@code duckdb_columns} gives. */
final class DuckTypes {
    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),\\s*(\\d+)\\)");

    /** Lists, structs, maps and unions; what is in them is converted as it was not written. */
    private static final Pattern NESTED = Pattern.compile("(?:STRUCT|MAP|UNION)\\(.*|.*\\]");

    /** Lists of what is kept or refused. */
    private static final Pattern PLAIN_LIST =
            Pattern.compile("(?:VARCHAR|BOOLEAN|UUID|JSON)(?:\\[\\d*\\])+");

    private DuckTypes() {}

    static ColumnType of(String sqlType) {
        String upper = sqlType.toUpperCase(Locale.ROOT);
        Matcher decimal = DECIMAL.matcher(upper);
        if (decimal.matches()) {
            return new ColumnType.Decimal(
                    Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
        }
        if (NESTED.matcher(upper).matches() && !PLAIN_LIST.matcher(upper).matches()) {
            return new ColumnType.Unjudged(sqlType);
        }
        return switch (upper) {
            case "BOOLEAN" -> ColumnType.BOOLEAN;
            case "TINYINT" -> new ColumnType.Whole(8, true);
            case "SMALLINT" -> new ColumnType.Whole(16, true);
            case "INTEGER" -> new ColumnType.Whole(32, true);
            case "BIGINT" -> ColumnType.BIGINT;
            case "HUGEINT" -> new ColumnType.Whole(128, true);
            case "UTINYINT" -> new ColumnType.Whole(8, false);
            case "USMALLINT" -> new ColumnType.Whole(16, false);
            case "UINTEGER" -> new ColumnType.Whole(32, false);
            case "UBIGINT" -> new ColumnType.Whole(64, false);
            case "UHUGEINT" -> new ColumnType.Whole(128, false);
            case "FLOAT" -> new ColumnType.Floating(32);
            case "DOUBLE" -> new ColumnType.Floating(64);
            case "DATE" -> ColumnType.DATE;
            case "TIMESTAMP" -> ColumnType.TIMESTAMP;
            case "TIMESTAMP_S" -> new ColumnType.ShortFraction(ColumnType.TIMESTAMP, 0);
            case "TIMESTAMP_MS" -> new ColumnType.ShortFraction(ColumnType.TIMESTAMP, 3);
            case "TIMESTAMP_NS" -> new ColumnType.NanoTimestamp();
            case "TIMESTAMP WITH TIME ZONE" -> new ColumnType.Timestamp(true);
            case "TIME" -> new ColumnType.Time();
            case "TIME WITH TIME ZONE", "INTERVAL" -> new ColumnType.Fractions(sqlType, 6);
            case "BIGNUM" -> new ColumnType.Fractions(sqlType, 0);
            case "TIME_NS" -> new ColumnType.Fractions(sqlType, 9);
            case "UUID" -> new ColumnType.Uuid();
            case "VARCHAR" -> ColumnType.TEXT;
            default -> new ColumnType.Other(sqlType);
        };
    }
}
