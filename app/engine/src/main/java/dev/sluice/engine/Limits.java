package dev.sluice.engine;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Limits a person chose; what is not named here stays as it is.
 *
 * @param permits how many may work at once, by lane; {@link Engine#PARALLEL_JOBS} among them
 * @param stagingBudgetBytes what items may hold in the staging folder between phases
 * @param stagingFolder where jobs that begin from now on keep files between phases: an absolute
 *     path, or nothing in it for the usual folder in the home
 */
public record Limits(
        Map<String, Integer> permits,
        Optional<Long> stagingBudgetBytes,
        Optional<String> stagingFolder) {
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
        stagingFolder.ifPresent(folder -> {
            if (!folder.isEmpty() && !Path.of(folder).isAbsolute()) {
                throw new IllegalArgumentException(
                        "The staging folder can't be " + folder + ", which is no whole path.");
            }
        });
    }

    /** The same that say nothing of the staging folder. */
    public Limits(Map<String, Integer> permits, Optional<Long> stagingBudgetBytes) {
        this(permits, stagingBudgetBytes, Optional.empty());
    }

    /**
     * The staging folder that holds from now on; empty for the usual one.
     *
     * @param before what held until now, in the same way
     */
    public Optional<Path> stagingFolder(Optional<Path> before) {
        return stagingFolder.isEmpty()
                ? before
                : stagingFolder.filter(folder -> !folder.isEmpty()).map(Path::of);
    }

    /** One lane's limit, nothing else. */
    public static Limits ofLane(String lane, int permits) {
        return new Limits(Map.of(lane, permits), Optional.empty());
    }

    /** The staging budget, nothing else. */
    public static Limits ofStaging(long bytes) {
        return new Limits(Map.of(), Optional.of(bytes));
    }

    /**
     * The staging folder, nothing else.
     *
     * @param folder absolute; empty for the usual one in the home
     */
    public static Limits ofStagingFolder(Optional<Path> folder) {
        return new Limits(
                Map.of(), Optional.empty(), Optional.of(folder.map(Path::toString).orElse("")));
    }
}
