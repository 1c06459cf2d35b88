package dev.sluice.engine.job;

import java.util.Map;

/** How an attempt ended. A stop is none: the item then simply waits again. */
public sealed interface Outcome {
    /**
     * The phase is through with the item.
     *
     * @param facts added to the item's facts (same name replaces); for later phases, reports and
     *     the screen
     * @param tallies added to the job's sums of the same names, such as {@code rows.loaded}
     * @param stagedBytes what the item now holds in the staging folder, in bytes; 0 when nothing
     */
    record Done(Map<String, String> facts, Map<String, Long> tallies, long stagedBytes)
            implements Outcome {
        public Done {
            facts = Map.copyOf(facts);
            tallies = Map.copyOf(tallies);
        }
    }

    /** Nothing needs to be done for this item, in this and all later phases. */
    record Skipped(String reason) implements Outcome {}

    record Failed(Failure failure) implements Outcome {}

    /** Done with nothing to add. */
    static Done done() {
        return new Done(Map.of(), Map.of(), 0);
    }
}
