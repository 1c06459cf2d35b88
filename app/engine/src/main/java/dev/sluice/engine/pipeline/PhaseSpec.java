package dev.sluice.engine.pipeline;

import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.progress.PhaseKind;
import dev.sluice.engine.progress.Unit;

import java.util.Set;

/**
 * What the engine must know of a phase to schedule and show it.
 *
 * @param lanes one permit of each is held while it works on an item
 * @param staging how it uses the staging folder
 * @param enabled false when the job's options leave it out; it is still listed, as off
 */
public record PhaseSpec(
        PhaseId id,
        PhaseKind kind,
        Unit unit,
        Scope scope,
        Set<LaneId> lanes,
        StagingUse staging,
        boolean enabled) {
    public PhaseSpec {
        lanes = Set.copyOf(lanes);
    }

    /** How a phase uses the staging folder. */
    public enum StagingUse {
        NONE,
        /** Writes up to the item's weight; it is held back while the staging budget is used up. */
        FILLS
    }
}
