package dev.sluice.engine.schedule;

import dev.sluice.engine.pipeline.PhaseSpec;
import dev.sluice.engine.pipeline.Scope;
import dev.sluice.engine.progress.Counts;
import dev.sluice.engine.progress.Total;
import dev.sluice.engine.store.JobTotals;
import dev.sluice.engine.store.PhaseTotals;
import dev.sluice.engine.store.SourceState;

import java.util.List;

/**
 * Counts of one phase, worked out from the job's counters so that they add up: a phase sees the
 * items found, less those that ended in an earlier phase.
 *
 * @param items items that come or came to the phase, as far as known
 * @param weight their summed weight
 * @param endedWeight weight of those that are through
 */
record Population(long items, long weight, long endedWeight) {

    static Population of(
            List<PhaseSpec> phases, int index, long found, long foundWeight, TotalsOf totals) {
        long items = found;
        long weight = foundWeight;
        for (int i = 0; i < index; i++) {
            if (phases.get(i).scope() == Scope.ITEM) {
                PhaseTotals earlier = totals.of(i);
                items -= earlier.skipped() + earlier.failed();
                weight -= earlier.skippedWeight() + earlier.failedWeight();
            }
        }
        PhaseTotals own = totals.of(index);
        return new Population(
                items, weight, own.doneWeight() + own.skippedWeight() + own.failedWeight());
    }

    /** Looks a phase's counters up by its index. */
    @FunctionalInterface
    interface TotalsOf {
        PhaseTotals of(int index);
    }

    /** Counts of an item phase. */
    Counts counts(PhaseTotals own, long inHand, SourceState source) {
        long waiting = items - own.done() - own.skipped() - own.failed() - inHand;
        return new Counts(
                items > 0 || source.finished(),
                !source.finished(),
                own.done(),
                own.skipped(),
                own.failed(),
                inHand,
                Math.max(0, waiting));
    }

    /** Counts of a source: what it found, and what it said is still to come. */
    static Counts ofSource(long found, SourceState source) {
        long announced =
                switch (source.announced()) {
                    case Total.Known(long n) -> n;
                    case Total.Estimated(long n) -> n;
                    case Total.AtLeast(long n) -> n;
                    case Total.Unknown() -> 0;
                };
        boolean known = source.finished() || source.announced() instanceof Total.Known;
        long waiting = source.finished() ? 0 : Math.max(0, announced - found);
        return new Counts(found > 0 || known || announced > 0, !known, found, 0, 0, 0, waiting);
    }

    /** Counts of a phase of job scope: one thing to do. */
    static Counts ofJobPhase(PhaseTotals own, long inHand) {
        long waiting = own.done() + own.skipped() + own.failed() + inHand > 0 ? 0 : 1;
        return new Counts(true, false, own.done(), own.skipped(), own.failed(), inHand, waiting);
    }

    /** Counts of the job's items, each once. */
    static Counts ofJob(List<PhaseSpec> phases, JobTotals totals, long inHand) {
        long skipped = 0;
        long failed = 0;
        long done = totals.found();
        for (PhaseSpec phase : phases) {
            if (phase.scope() == Scope.ITEM && phase.enabled()) {
                PhaseTotals own = totals.phase(phase.id());
                skipped += own.skipped();
                failed += own.failed();
                done = own.done();
            }
        }
        SourceState source = totals.source();
        long waiting = totals.found() - done - skipped - failed - inHand;
        return new Counts(
                totals.found() > 0 || source.finished(),
                !source.finished(),
                done,
                skipped,
                failed,
                inHand,
                Math.max(0, waiting));
    }
}
