package dev.sluice.pipelines.load;

import dev.sluice.engine.pipeline.PhaseContext;
import dev.sluice.pipelines.files.Meter;
import dev.sluice.pipelines.files.StopRequested;

/** Counts bytes of parts, and with them the item's weight. One thread. */
final class StagedMeter {
    private final PhaseContext context;
    private final long total;
    private final long weight;
    private long sent;
    private long weightDone;

    StagedMeter(PhaseContext context, long total, long weight) {
        this.context = context;
        this.total = total;
        this.weight = weight;
    }

    void advance(long bytes) {
        context.meter().advance(bytes, grow(bytes));
    }

    void alreadyDone(long bytes) {
        context.meter().alreadyDone(bytes, grow(bytes));
    }

    private long grow(long bytes) {
        sent += bytes;
        long now = total == 0 ? 0 : (long) ((double) weight * Math.min(sent, total) / total);
        long more = Math.clamp(now - weightDone, 0, weight - weightDone);
        weightDone += more;
        return more;
    }

    void finish() {
        context.meter().advance(0, weight - weightDone);
        weightDone = weight;
    }

    /** For reading back what was sent: it can be stopped but is no progress. */
    Meter silent() {
        return new Meter() {
            @Override
            public void advance(long rows, long bytes) {}

            @Override
            public void checkStop() throws StopRequested {
                if (context.stop().requested()) {
                    throw new StopRequested();
                }
            }
        };
    }
}
