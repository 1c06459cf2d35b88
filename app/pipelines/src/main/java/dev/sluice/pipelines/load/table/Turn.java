package dev.sluice.pipelines.load.table;

/** How a transaction goes beside others that change the same table. */
public enum Turn {
    /** It adds rows and changes nothing else. */
    TOGETHER,
    /** The same, and nothing waits for the cores that are free or become free meanwhile. */
    LAST,
    /** It changes the table, or removes rows. */
    ALONE
}
