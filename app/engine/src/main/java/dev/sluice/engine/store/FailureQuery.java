package dev.sluice.engine.store;

import java.util.Optional;

/**
 * Which failures of a job to read, in the order in which they came.
 *
 * @param cause only those of this cause
 * @param afterId only those with a greater id
 */
public record FailureQuery(Optional<String> cause, long afterId, int limit) {
    public FailureQuery {
        if (limit < 1) {
            throw new IllegalArgumentException("A page has at least one failure.");
        }
    }

    public static FailureQuery all(long afterId, int limit) {
        return new FailureQuery(Optional.empty(), afterId, limit);
    }
}
