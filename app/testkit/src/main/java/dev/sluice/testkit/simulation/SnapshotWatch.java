package dev.sluice.testkit.simulation;

import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.progress.BatchProgress;
import dev.sluice.engine.progress.Counts;
import dev.sluice.engine.progress.PhaseProgress;

/**
 * Whether snapshots keep the rules: counts add up, show nothing that is not durable, and take
 * nothing back, not even over a kill.
 */
final class SnapshotWatch {
    private final World world;
    private int last;

    SnapshotWatch(World world) {
        this.world = world;
    }

    /**
     * @param told the number of the last commit the engine has been told of
     */
    void look(EngineSnapshot snapshot, long told) {
        int identity = System.identityHashCode(snapshot); // Comparing all of it would take longer.
        if (last == identity) {
            return;
        }
        last = identity;
        for (EngineSnapshot.LaneUse lane : snapshot.lanes()) {
            world.check(lane.used() >= 0, "Lane %s has %d users.", lane.lane(), lane.used());
        }
        world.check(
                snapshot.staging().usedBytes() >= 0,
                "%d bytes are staged.",
                snapshot.staging().usedBytes());
        for (JobSnapshot job : snapshot.jobs()) {
            JobRecord record = world.jobs.get(job.job().id());
            if (record != null) {
                if (record.retried == 0 || told > record.retried) {
                    look(job, record);
                }
            }
        }
    }

    private void look(JobSnapshot job, JobRecord record) {
        if (job.progress().phases().isEmpty()) {
            return; // Its pipeline could not tell them, so nobody can tell how far it is.
        }
        Counts items = job.progress().items();
        long skipped = 0;
        long failed = 0;
        for (PhaseShape phase : record.shape.pipeline.itemPhases()) {
            PhaseId id = phase.spec().id();
            skipped += record.of(id).skipped;
            failed += record.of(id).everFailed;
        }
        String which = "items of " + record.id();
        world.check(
                items.known() <= record.found
                        && items.done() <= record.through()
                        && items.skipped() <= skipped
                        && items.failed() <= failed,
                "Of %s %s are shown; committed are %d found, %d done, %d skipped, %d failed.",
                which,
                items,
                record.found,
                record.through(),
                skipped,
                failed);
        stays(record, "found " + which, items.known());
        stays(record, "ended " + which, items.ended());
        world.check(
                !job.job().state().ended()
                        || record.row.state().ended()
                        || job.job().version() < record.row.version(),
                "%s is shown as %s; committed is %s.",
                record.id(),
                job.job().state(),
                record.row.state());
        long gone = 0;
        for (PhaseProgress phase : job.progress().phases()) {
            PhaseShape shape = record.shape.pipeline.phase(phase.id());
            if (shape.item() && shape.spec().enabled()) {
                phase(phase, record, items.known() - gone);
                gone += phase.counts().skipped() + phase.counts().failed();
            }
            world.check(
                    phase.fraction().isEmpty()
                            || (phase.fraction().get() >= 0 && phase.fraction().get() <= 1),
                    "%s of %s is at %s.",
                    phase.id(),
                    record.id(),
                    phase.fraction());
        }
        job.progress().batch().ifPresent(batch -> batch(batch, record, items));
    }

    private void phase(PhaseProgress phase, JobRecord record, long comes) {
        Counts counts = phase.counts();
        JobRecord.Counted committed = record.of(phase.id());
        String which = phase.id() + " of " + record.id();
        world.check(
                counts.known() == comes, "%s shows %s; %d items come to it.", which, counts, comes);
        world.check(
                counts.done() <= committed.done
                        && counts.skipped() <= committed.skipped
                        && counts.failed() <= committed.everFailed,
                "%s shows %s; committed are %d done, %d skipped, %d failed.",
                which,
                counts,
                committed.done,
                committed.skipped,
                committed.everFailed);
        stays(record, which, counts.ended());
    }

    private void batch(BatchProgress batch, JobRecord record, Counts items) {
        world.check(
                batch.endedInBatch() <= batch.batchSize()
                        && batch.ended() <= batch.total()
                        && batch.total() == items.known(),
                "%s shows %s with %s.",
                record.id(),
                batch,
                items);
    }

    /** A count that was shown once is never taken back, save by a retry. */
    private void stays(JobRecord record, String what, long now) {
        long before = record.shown.getOrDefault(what, 0L);
        world.check(now >= before, "The count %s went back from %d to %d.", what, before, now);
        record.shown.put(what, now);
    }
}
