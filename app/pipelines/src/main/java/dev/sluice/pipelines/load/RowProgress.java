package dev.sluice.pipelines.load;

import dev.sluice.engine.pipeline.PhaseContext;

/**
 * Turns DuckDB's estimates of how many rows are in into counts that only grow and end exactly.
 * Called from the phase's thread and from the one that asks DuckDB.
 */
final class RowProgress {
    private final PhaseContext context;
    private final long weight;
    private long total;
    private long rowsDone;
    private long weightDone;

    RowProgress(PhaseContext context, long weight) {
        this.context = context;
        this.weight = weight;
    }

    synchronized void expect(long rows) {
        total = rows;
        context.meter().expect(rows);
    }

    synchronized void rowsSoFar(long rows) {
        long capped = Math.min(rows, total);
        if (capped <= rowsDone) {
            return;
        }
        long weightNow = total == 0 ? 0 : (long) ((double) weight * capped / total);
        long more = Math.clamp(weightNow - weightDone, 0, weight - weightDone);
        context.meter().advance(capped - rowsDone, more);
        rowsDone = capped;
        weightDone += more;
    }

    synchronized void finish(long rows) {
        context.meter().advance(Math.max(0, rows - rowsDone), weight - weightDone);
        rowsDone = rows;
        weightDone = weight;
    }
}
