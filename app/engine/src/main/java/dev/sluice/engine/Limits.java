package dev.sluice.engine;

import java.util.Map;
import java.util.Optional;

/**
 * Limits a person chose; what is not named here stays as it is.
 *
 * @param permits how many may work at once, by lane; {@link Engine#PARALLEL_JOBS} among them
 * @param stagingBudgetBytes what items may hold in the staging folder between phases
 */
public record Limits(Map<String, Integer> permits, Optional<Long> stagingBudgetBytes) {
    /** Nothing is chosen. */
    public static final Limits NONE = new Limits(Map.of(), Optional.empty());

    /** More at once than any machine is helped by. */
    public static final int MOST_PERMITS = 256;

    /** Less than one part of a large file would be no budget. */
    public static final long LEAST_BUDGET_BYTES = 100_000_000;

    /** A thousand petabytes, so that sums of it stay numbers. */
    public static final long MOST_BUDGET_BYTES = 1_000_000_000_000_000_000L;

    public Limits {
        permits = Map.copyOf(permits);
        permits.forEach((lane, count) -> {
            if (count < 1 || count > MOST_PERMITS) {
                throw new IllegalArgumentException(
                        "Lane " + lane + " takes 1 to " + MOST_PERMITS + ", not " + count + ".");
            }
        });
        stagingBudgetBytes.ifPresent(bytes -> {
            if (bytes < LEAST_BUDGET_BYTES || bytes > MOST_BUDGET_BYTES) {
                throw new IllegalArgumentException(
                        "The staging budget can't be " + bytes + " bytes.");
            }
        });
    }

    /** One lane's limit, nothing else. */
    public static Limits ofLane(String lane, int permits) {
        return new Limits(Map.of(lane, permits), Optional.empty());
    }

    /** The staging budget, nothing else. */
    public static Limits ofStaging(long bytes) {
        return new Limits(Map.of(), Optional.of(bytes));
    }
}
