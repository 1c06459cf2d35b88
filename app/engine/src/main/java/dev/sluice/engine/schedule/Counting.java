package dev.sluice.engine.schedule;

import dev.sluice.engine.store.ItemEnd;
import dev.sluice.engine.store.PhaseTotals;

/** The arithmetic of counters in memory; the store does the same in its transaction. */
final class Counting {
    private Counting() {}

    static PhaseTotals add(PhaseTotals t, ItemEnd end, long units, long weight) {
        return switch (end) {
            case ItemEnd.Next _ -> done(t, units, weight);
            case ItemEnd.Done _ -> done(t, units, weight);
            case ItemEnd.Skipped _ ->
                    new PhaseTotals(
                            t.done(),
                            t.skipped() + 1,
                            t.failed(),
                            t.units(),
                            t.doneWeight(),
                            t.skippedWeight() + weight,
                            t.failedWeight(),
                            t.workedMillis());
            case ItemEnd.Failed _ ->
                    new PhaseTotals(
                            t.done(),
                            t.skipped(),
                            t.failed() + 1,
                            t.units(),
                            t.doneWeight(),
                            t.skippedWeight(),
                            t.failedWeight() + weight,
                            t.workedMillis());
        };
    }

    private static PhaseTotals done(PhaseTotals t, long units, long weight) {
        return new PhaseTotals(
                t.done() + 1,
                t.skipped(),
                t.failed(),
                t.units() + units,
                t.doneWeight() + weight,
                t.skippedWeight(),
                t.failedWeight(),
                t.workedMillis());
    }
}
