package dev.sluice.engine.schedule;

import dev.sluice.engine.pipeline.LaneId;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How many permits each lane has and how many are in use. Belongs to the loop. */
final class Permits {
    private static final int DEFAULT = 4;

    private final Map<LaneId, Integer> limits = new TreeMap<>();
    private final Map<LaneId, Integer> used = new TreeMap<>();

    Permits(Map<LaneId, Integer> limits) {
        limits.forEach(this::limit);
    }

    /** Changes a limit; what runs above it goes on to its end. */
    void limit(LaneId lane, int permits) {
        if (permits < 1) {
            throw new IllegalArgumentException(
                    "A lane needs at least one permit, got " + permits + " for " + lane + ".");
        }
        limits.put(lane, permits);
    }

    boolean free(Set<LaneId> lanes) {
        for (LaneId lane : lanes) {
            if (used(lane) >= limit(lane)) {
                return false;
            }
        }
        return true;
    }

    void take(Set<LaneId> lanes) {
        lanes.forEach(lane -> used.merge(lane, 1, Integer::sum));
    }

    void release(Set<LaneId> lanes) {
        lanes.forEach(lane -> used.merge(lane, -1, Integer::sum));
    }

    int used(LaneId lane) {
        return used.getOrDefault(lane, 0);
    }

    int limit(LaneId lane) {
        if (lane.equals(LaneId.IN_ORDER)) {
            return 1;
        }
        return limits.getOrDefault(lane, DEFAULT);
    }

    /** Those with a limit, by name. */
    Set<LaneId> lanes() {
        return limits.keySet();
    }
}
