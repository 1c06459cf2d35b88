package dev.sluice.engine.progress;

/** How much there is in all. Unknown is a kind of its own and never a number. */
public sealed interface Total {
    record Known(long n) implements Total {}

    /** Derived from what was measured so far; shown as such. */
    record Estimated(long n) implements Total {}

    /** That many are there already and more may come. */
    record AtLeast(long n) implements Total {}

    record Unknown() implements Total {}

    static Total known(long n) {
        return new Known(n);
    }

    static Total unknown() {
        return new Unknown();
    }
}
