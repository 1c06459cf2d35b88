package dev.sluice.engine.schedule;

import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.progress.Eta;

import java.util.Map;
import java.util.Optional;

/**
 * When a job and its phases will end.
 *
 * @param phases by item phase that has something left to do
 * @param holdsBack the phase that decides
 */
record JobEstimate(Eta eta, Map<PhaseId, Eta> phases, Optional<PhaseId> holdsBack) {
    JobEstimate {
        phases = Map.copyOf(phases);
    }

    static JobEstimate unavailable(Eta.Reason reason, Optional<PhaseId> holdsBack) {
        return new JobEstimate(new Eta.Unavailable(reason), Map.of(), holdsBack);
    }

    /** The end of a phase, as far as it can be told. */
    Eta of(PhaseId phase) {
        return phases.getOrDefault(
                phase,
                eta instanceof Eta.Unavailable ? eta : new Eta.Unavailable(Eta.Reason.WARMING_UP));
    }
}
