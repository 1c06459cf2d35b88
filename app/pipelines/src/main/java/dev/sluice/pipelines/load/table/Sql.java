package dev.sluice.pipelines.load.table;

/** Quoting for DuckDB; values are bound wherever a statement can take a parameter. */
final class Sql {
    private Sql() {}

    /** An identifier. */
    static String name(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** A string literal. */
    static String text(String value) {
        return '\'' + value.replace("'", "''") + '\'';
    }
}
