package dev.sluice.engine.job;

import java.util.Map;

/**
 * The unit that is planned, retried and skipped: a file, a video, a record.
 *
 * @param ordinal place in the order of the source, from 1, without gaps within a job
 * @param key names it within its job for good; a source that yields the same key twice yields one
 *     item
 * @param name what a person reads
 * @param weight how much work it is, in the job's common currency (bytes where there are any, else
 *     1); 0 or more
 * @param facts what earlier phases found out and later ones need; small
 */
public record Item(
        ItemId id,
        JobId job,
        long ordinal,
        String key,
        String name,
        long weight,
        Map<String, String> facts) {
    public Item {
        if (ordinal < 1 || weight < 0) {
            throw new IllegalArgumentException(
                    "An item's ordinal starts at 1 and its weight at 0.");
        }
        facts = Map.copyOf(facts);
    }
}
