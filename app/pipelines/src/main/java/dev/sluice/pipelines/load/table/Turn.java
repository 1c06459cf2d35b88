package dev.sluice.pipelines.load.table;

/** How a transaction goes beside others that change the same table. */
public enum Turn {
    /** It adds rows and changes nothing else. */
    TOGETHER,
    /** The same, and nothing else wants the processor when it begins. */
    UNDISTURBED,
    /** It changes the table, or removes rows. */
    ALONE
}
