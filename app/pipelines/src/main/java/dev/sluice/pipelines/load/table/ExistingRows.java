package dev.sluice.pipelines.load.table;

/** What is to become of a table, and of the rows that are in it already. */
public enum ExistingRows {
    /** Create the table if it is missing, else append. */
    CREATE_OR_APPEND,
    /** Create the table; it must not exist. */
    CREATE,
    /** Append; the table must exist. */
    APPEND,
    /** The old rows go as the first new ones come. */
    REPLACE
}
