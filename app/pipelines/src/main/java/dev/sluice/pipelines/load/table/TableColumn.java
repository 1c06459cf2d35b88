package dev.sluice.pipelines.load.table;

import dev.sluice.pipelines.load.scan.ColumnType;
import dev.sluice.pipelines.load.scan.ExpectedColumn;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column of a table in the target.
 *
 * @param sqlType as the database spells it
 * @param type what that means for the values
 */
public record TableColumn(String name, String sqlType, boolean nullable, ColumnType type) {
    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),\\s*(\\d+)\\)");

    /** What Check holds the values of a file against. */
    public ExpectedColumn expected() {
        return new ExpectedColumn(name, type, nullable);
    }

    static TableColumn ofDuck(String name, String sqlType, boolean nullable) {
        return new TableColumn(name, sqlType, nullable, duckType(sqlType));
    }

    private static ColumnType duckType(String sqlType) {
        String upper = sqlType.toUpperCase(Locale.ROOT);
        Matcher decimal = DECIMAL.matcher(upper);
        if (decimal.matches()) {
            return new ColumnType.Decimal(
                    Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
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
            case "TIMESTAMP WITH TIME ZONE" -> new ColumnType.Timestamp(true);
            case "TIME" -> new ColumnType.Time();
            case "UUID" -> new ColumnType.Uuid();
            case "VARCHAR" -> ColumnType.TEXT;
            default -> new ColumnType.Other(sqlType);
        };
    }
}
