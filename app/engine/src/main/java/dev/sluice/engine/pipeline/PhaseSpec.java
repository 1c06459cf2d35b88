package dev.sluice.engine.pipeline;

import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.progress.PhaseKind;
import dev.sluice.engine.progress.Unit;

import java.time.Duration;
import java.util.Set;

/**
 * What the engine must know of a phase to schedule and show it.
 *
 * @param lanes one permit of each is held while it works on an item
 * @param staging how it uses the staging folder
 * @param delay how long an item waits for it after the phase before; over an end of the program
 *     this is not kept
 * @param priority added to that of its job: of what waits for a permit, the highest comes first;
 *     and as long as items wait for a phase, none begin an earlier phase of their job whose
 *     priority is lower
 * @param enabled false when the job's options leave it out; it is still listed, as off
 */
public record PhaseSpec(
        PhaseId id,
        PhaseKind kind,
        Unit unit,
        Scope scope,
        Set<LaneId> lanes,
        StagingUse staging,
        Duration delay,
        int priority,
        boolean enabled) {
    public PhaseSpec {
        lanes = Set.copyOf(lanes);
        if (delay.isNegative()) {
            throw new IllegalArgumentException("A delay is not negative: " + delay + ".");
        }
    }

    /** One that takes items as they come. */
    public PhaseSpec(
            PhaseId id,
            PhaseKind kind,
            Unit unit,
            Scope scope,
            Set<LaneId> lanes,
            StagingUse staging,
            boolean enabled) {
        this(id, kind, unit, scope, lanes, staging, Duration.ZERO, 0, enabled);
    }

    /** How a phase uses the staging folder. */
    public enum StagingUse {
        NONE,
        /** Writes up to the item's weight; it is held back while the staging budget is used up. */
        FILLS
    }
}
