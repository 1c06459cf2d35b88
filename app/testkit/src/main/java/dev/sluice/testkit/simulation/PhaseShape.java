package dev.sluice.testkit.simulation;

import dev.sluice.engine.pipeline.PhaseSpec;
import dev.sluice.engine.pipeline.Scope;

/**
 * One phase of a simulated pipeline.
 *
 * @param steps into how many steps its work falls at most
 * @param stepMillis how long one takes at most
 * @param stops how it notices that it is to stop
 * @param checkpoints whether it saves one after each step
 * @param keeps whether it leaves the item's staged files where they are
 */
record PhaseShape(
        PhaseSpec spec,
        int steps,
        int stepMillis,
        Stops stops,
        boolean checkpoints,
        boolean keeps) {

    /** How work notices that it is to stop. */
    enum Stops {
        /** It looks after each short step. */
        LOOKS,
        /** It is told, as a statement or a child process would be ended from outside. */
        TOLD,
        /** It waits and looks at nothing; it must be interrupted. */
        INTERRUPTED
    }

    boolean item() {
        return spec.scope() == Scope.ITEM;
    }

    boolean fills() {
        return item() && spec.staging() == PhaseSpec.StagingUse.FILLS;
    }
}
