package dev.sluice.engine.schedule;

import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.progress.Eta;

import java.time.Duration;
import java.util.HashMap;
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

    /** The same ends, seen so much later. */
    JobEstimate after(Duration passed) {
        Map<PhaseId, Eta> later = new HashMap<>();
        phases.forEach((phase, end) -> later.put(phase, after(end, passed)));
        return new JobEstimate(after(eta, passed), later, holdsBack);
    }

    private static Eta after(Eta eta, Duration passed) {
        return switch (eta) {
            case Eta.Remaining(Duration low, Duration high) ->
                    new Eta.Remaining(less(low, passed), less(high, passed));
            case Eta.Unavailable _, Eta.Finished _ -> eta;
        };
    }

    private static Duration less(Duration remaining, Duration passed) {
        return remaining.compareTo(passed) > 0 ? remaining.minus(passed) : Duration.ZERO;
    }

    /** The end of a phase, as far as it can be told. */
    Eta of(PhaseId phase) {
        return phases.getOrDefault(
                phase,
                eta instanceof Eta.Unavailable ? eta : new Eta.Unavailable(Eta.Reason.WARMING_UP));
    }
}
