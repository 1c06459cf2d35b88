package dev.sluice.pipelines.load.table;

import dev.sluice.pipelines.load.scan.ColumnType;
import dev.sluice.pipelines.load.scan.ExpectedColumn;

/**
 * A column of a table in the target.
 *
 * @param sqlType as the database spells it
 * @param type what that means for the values
 */
public record TableColumn(String name, String sqlType, boolean nullable, ColumnType type) {
    /** What Check holds the values of a file against. */
    public ExpectedColumn expected() {
        return new ExpectedColumn(name, type, nullable);
    }
}
