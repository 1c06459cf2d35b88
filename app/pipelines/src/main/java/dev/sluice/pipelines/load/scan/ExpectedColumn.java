package dev.sluice.pipelines.load.scan;

/** A column that a file must have, matched by name, and what its values must be. */
public record ExpectedColumn(String name, ColumnType type, boolean nullable) {

    /** A column of which only the name counts. */
    public static ExpectedColumn named(String name) {
        return new ExpectedColumn(name, ColumnType.TEXT, true);
    }
}
