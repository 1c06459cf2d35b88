package dev.sluice.engine.job;

import java.util.Map;

/**
 * An item as a source yields it, before the store has given it an id and an ordinal. Fields as in
 * {@link Item}.
 */
public record ItemDraft(String key, String name, long weight, Map<String, String> facts) {
    public ItemDraft {
        if (key.isEmpty() || weight < 0) {
            throw new IllegalArgumentException("An item needs a key and a weight of at least 0.");
        }
        facts = Map.copyOf(facts);
    }
}
