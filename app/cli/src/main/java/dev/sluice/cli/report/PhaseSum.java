package dev.sluice.cli.report;

import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.progress.Counts;
import dev.sluice.engine.progress.PhaseProgress;
import dev.sluice.engine.progress.PhaseStatus;
import dev.sluice.engine.progress.Unit;

/**
 * What a phase has done, in one job or in all jobs of a group.
 *
 * @param seconds time during which it was at work; over a group, of all its jobs together
 */
record PhaseSum(
        PhaseId id, PhaseStatus status, Counts items, long units, Unit unit, double seconds) {
    static PhaseSum of(PhaseProgress phase) {
        return new PhaseSum(
                phase.id(),
                phase.status(),
                phase.counts(),
                phase.units().done(),
                phase.units().unit(),
                phase.workedSeconds());
    }

    PhaseSum plus(PhaseSum other) {
        return new PhaseSum(
                id,
                furthest(status, other.status),
                Sums.plus(items, other.items),
                units + other.units,
                unit,
                seconds + other.seconds);
    }

    /** A phase of a group is done when it is done in all jobs, and off when it is off in all. */
    private static PhaseStatus furthest(PhaseStatus one, PhaseStatus other) {
        if (one == other || other == PhaseStatus.OFF) {
            return one;
        }
        return one == PhaseStatus.OFF ? other : PhaseStatus.WAITING;
    }
}
