package dev.sluice.engine.progress;

import dev.sluice.engine.job.PhaseId;

import java.util.List;
import java.util.Optional;

/**
 * One phase of one job at one moment. Immutable; made by the sampler.
 *
 * @param counts items, as this phase sees them: those that ended in an earlier phase are not among
 *     them
 * @param ratePerSecond recent speed in units of {@code units}, worked units only
 * @param fraction how much of the phase's work is done, 0 to 1, by weight; empty while no total is
 *     known
 * @param current what it is at, at most one a worker
 * @param queued items ready for this phase and not begun: the queue before it
 * @param workedSeconds time during which at least one attempt of it ran
 */
public record PhaseProgress(
        PhaseId id,
        PhaseKind kind,
        PhaseStatus status,
        Counts counts,
        Measure units,
        Optional<Double> ratePerSecond,
        Eta eta,
        Optional<Double> fraction,
        List<Current> current,
        long queued,
        Waits waits,
        double workedSeconds) {
    public PhaseProgress {
        current = List.copyOf(current);
    }
}
