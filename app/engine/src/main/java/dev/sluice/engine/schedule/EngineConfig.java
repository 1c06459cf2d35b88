package dev.sluice.engine.schedule;

import dev.sluice.engine.Engine;
import dev.sluice.engine.Limits;
import dev.sluice.engine.pipeline.LaneId;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Limits the engine starts with; those of lanes can be changed while it runs.
 *
 * @param permits by lane
 * @param stagingBudgetBytes what items may hold in the staging folder between phases
 * @param stagingFolder where a person wants files between phases; empty for the usual folder in the
 *     home
 */
public record EngineConfig(
        Map<LaneId, Integer> permits,
        long stagingBudgetBytes,
        RetryPolicy retry,
        Optional<Path> stagingFolder) {
    private static final long DEFAULT_BUDGET = 50L << 30;

    public EngineConfig {
        permits = Map.copyOf(permits);
    }

    /** With the usual staging folder. */
    public EngineConfig(Map<LaneId, Integer> permits, long stagingBudgetBytes, RetryPolicy retry) {
        this(permits, stagingBudgetBytes, retry, Optional.empty());
    }

    /** Limits that suit a machine with this many cores. */
    public static EngineConfig forCores(int cores) {
        return new EngineConfig(
                Map.of(
                        LaneId.CPU,
                        cores,
                        LaneId.DISK,
                        Math.max(2, cores),
                        LaneId.NETWORK,
                        8,
                        LaneId.WAREHOUSE,
                        Math.max(2, cores / 2),
                        Engine.PARALLEL_JOBS,
                        3),
                DEFAULT_BUDGET,
                RetryPolicy.DEFAULT);
    }

    /** The same with another number of permits for a lane. */
    public EngineConfig withPermits(LaneId lane, int count) {
        Map<LaneId, Integer> changed = new HashMap<>(permits);
        changed.put(lane, count);
        return new EngineConfig(changed, stagingBudgetBytes, retry, stagingFolder);
    }

    /** The same where a person chose nothing else. */
    public EngineConfig with(Limits chosen) {
        Map<LaneId, Integer> changed = new HashMap<>(permits);
        chosen.permits().forEach((lane, count) -> changed.put(new LaneId(lane), count));
        return new EngineConfig(
                changed,
                chosen.stagingBudgetBytes().orElse(stagingBudgetBytes),
                retry,
                chosen.stagingFolder(stagingFolder));
    }
}
