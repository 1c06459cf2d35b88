package dev.sluice.testkit;

import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.store.ItemEnd;
import dev.sluice.engine.store.JobTotals;
import dev.sluice.engine.store.PhaseTotals;

import java.util.HashMap;
import java.util.Map;

/** Keeps the counters of jobs in a {@link MemoryJobStore}, through its undo log. */
final class MemoryTotals {
    private final UndoLog log;

    MemoryTotals(UndoLog log) {
        this.log = log;
    }

    static PhaseTotals counted(ItemEnd end, long units, long weight) {
        return switch (end) {
            case ItemEnd.Next next -> new PhaseTotals(1, 0, 0, units, weight, 0, 0, 0);
            case ItemEnd.Done done -> new PhaseTotals(1, 0, 0, units, weight, 0, 0, 0);
            case ItemEnd.Skipped skipped -> new PhaseTotals(0, 1, 0, 0, 0, weight, 0, 0);
            case ItemEnd.Failed failed -> new PhaseTotals(0, 0, 1, 0, 0, 0, weight, 0);
        };
    }

    void count(MemoryJob at, PhaseId phase, PhaseTotals more, Map<String, Long> tallies, int sign) {
        JobTotals old = at.total();
        PhaseTotals was = old.phase(phase);
        Map<PhaseId, PhaseTotals> phases = new HashMap<>(old.phases());
        phases.put(
                phase,
                new PhaseTotals(
                        was.done() + sign * more.done(),
                        was.skipped() + sign * more.skipped(),
                        was.failed() + sign * more.failed(),
                        was.units() + sign * more.units(),
                        was.doneWeight() + sign * more.doneWeight(),
                        was.skippedWeight() + sign * more.skippedWeight(),
                        was.failedWeight() + sign * more.failedWeight(),
                        was.workedMillis() + sign * more.workedMillis()));
        Map<String, Long> sums = new HashMap<>(old.tallies());
        tallies.forEach((name, value) -> sums.merge(name, sign * value, Long::sum));
        total(
                at,
                new JobTotals(
                        old.found(),
                        old.foundWeight(),
                        old.source(),
                        phases,
                        sums,
                        old.stagedBytes()));
    }

    static JobTotals staged(JobTotals old, long bytes) {
        return new JobTotals(
                old.found(), old.foundWeight(), old.source(), old.phases(), old.tallies(), bytes);
    }

    void total(MemoryJob at, JobTotals totals) {
        log.put(at.totals, MemoryJob.JOB, totals);
    }
}
