package dev.sluice.pipelines.load.scan;

/** What the scan can say of a declared key within one file. */
public sealed interface KeyCheck {

    record NotAsked() implements KeyCheck {}

    /**
     * Rows whose key an earlier row of the file has too; line of the first of them, 0 when there is
     * none.
     */
    record Counted(long duplicates, long firstLine) implements KeyCheck {}

    /** More rows than fit into the memory set aside. */
    record NotChecked(String why) implements KeyCheck {}

    KeyCheck NOT_ASKED = new NotAsked();
}
