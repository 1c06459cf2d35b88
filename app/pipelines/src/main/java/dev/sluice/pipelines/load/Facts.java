package dev.sluice.pipelines.load;

import dev.sluice.engine.job.Item;
import dev.sluice.engine.job.Outcome;

import java.util.Map;
import java.util.OptionalLong;

/** What the phases of Load note of a file, and what they add to the job's sums. */
final class Facts {
    static final String SHA256 = "sha256";
    static final String BYTES = "bytes";
    static final String ROWS_READ = "rows.read";
    static final String ROWS_LOADED = "rows.loaded";
    static final String ROWS_REJECTED = "rows.rejected";
    static final String CHECKED_AT = "checked.at";
    static final String PARTS = "parts";

    private Facts() {}

    static Map<String, String> checked(Checked checked, java.time.Instant now) {
        return Map.of(
                SHA256, checked.profile().sha256().orElse(""),
                BYTES, Long.toString(checked.profile().packedBytes()),
                ROWS_READ, Long.toString(checked.profile().rowsRead()),
                ROWS_REJECTED, Long.toString(checked.profile().rowsBad()),
                CHECKED_AT, now.toString());
    }

    /** The job's sums grow by this file; loaded + rejected = read. */
    static Map<String, Long> tallies(long loaded, long rejected) {
        return Map.of(ROWS_READ, loaded + rejected, ROWS_LOADED, loaded, ROWS_REJECTED, rejected);
    }

    /** What a file that is only looked at adds to the job's sums: nothing of it is loaded. */
    static Map<String, Long> talliesUnloaded(long read, long rejected) {
        return Map.of(ROWS_READ, read, ROWS_LOADED, 0L, ROWS_REJECTED, rejected);
    }

    static Outcome.Done done(Map<String, String> facts) {
        return new Outcome.Done(facts, Map.of(), 0);
    }

    static OptionalLong number(Item item, String fact) {
        String text = item.facts().get(fact);
        return text == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }
}
