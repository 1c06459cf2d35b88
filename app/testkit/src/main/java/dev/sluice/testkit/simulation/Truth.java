package dev.sluice.testkit.simulation;

import dev.sluice.engine.job.ItemState;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobItems;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.store.ItemQuery;
import dev.sluice.engine.store.JobStore;
import dev.sluice.engine.store.JobTotals;

import java.util.ArrayList;
import java.util.List;

/** Whether the state a job is committed in tells the truth about its items. */
final class Truth {
    private static final int PAGE = 5_000;

    private final World world;
    private final JobStore store;

    Truth(World world, JobStore store) {
        this.world = world;
        this.store = store;
    }

    /** Checks a job whose state was just committed. */
    void check(JobRecord job) {
        Job row = job.row;
        JobState state = row.state();
        world.check(
                row.pauseReason().isPresent()
                        == (state == JobState.PAUSING || state == JobState.PAUSED || row.cut()),
                "%s is %s and says it is paused %s.",
                job.id(),
                state,
                row.pauseReason());
        world.check(
                !state.ended() || row.finished().isPresent(),
                "%s is %s and finished at %s.",
                job.id(),
                state,
                row.finished());
        switch (state) {
            case QUEUED, PLANNING, RUNNING, PAUSING, PAUSED, CANCELLING -> {}
            case CANCELLED -> cancelled(job);
            case SUCCEEDED -> {
                ended(job);
                world.check(count(job, ItemState.FAILED) == 0, "%s has failed items.", job.id());
                world.check(
                        !world.outside.folderExists(Outside.STAGING.resolve(job.id().value())),
                        "%s succeeded and left its staging folder.",
                        job.id());
            }
            case COMPLETED_WITH_FAILURES -> {
                ended(job);
                long failed = count(job, ItemState.FAILED);
                world.check(
                        failed > 0 && failed < job.found,
                        "%s completed with %d failures of %d.",
                        job.id(),
                        failed,
                        job.found);
            }
            case FAILED -> {
                if (row.failure().isEmpty()) {
                    ended(job);
                    world.check(
                            job.found > 0 && count(job, ItemState.FAILED) == job.found,
                            "%s failed, and nobody knows why.",
                            job.id());
                }
            }
        }
    }

    private void cancelled(JobRecord job) {
        world.check(
                world.outside.partsOf(job.id()).isEmpty(),
                "%s was cancelled and left %s.",
                job.id(),
                world.outside.partsOf(job.id()));
        world.check(
                !world.outside.folderExists(Outside.STAGING.resolve(job.id().value())),
                "%s was cancelled and left its staging folder.",
                job.id());
    }

    /** All items ended, the source is finished, and the last phases saw the items as they are. */
    private void ended(JobRecord job) {
        world.check(job.sourceFinished, "%s ended before its source.", job.id());
        world.check(
                job.found == job.shape.items,
                "%s ended with %d of %d items.",
                job.id(),
                job.found,
                job.shape.items);
        world.check(
                world.outside.partsOf(job.id()).isEmpty(),
                "%s ended and left %s.",
                job.id(),
                world.outside.partsOf(job.id()));
        world.check(count(job, ItemState.WAITING) == 0, "Items of %s still wait.", job.id());
        JobTotals totals = store.job(job.id()).orElseThrow().totals();
        for (PhaseShape phase : job.shape.pipeline.jobPhases()) {
            var counted = totals.phase(phase.spec().id());
            world.check(
                    counted.done() + counted.skipped() == 1,
                    "%s ended without %s.",
                    job.id(),
                    phase.spec().id());
        }
        if (!job.shape.pipeline.jobPhases().isEmpty()) {
            world.check(
                    job.lookedAt.equals(standing(job)),
                    "The last phases of %s saw %s, and it ended with %s.",
                    job.id(),
                    job.lookedAt,
                    standing(job));
        }
        world.check(
                job.row.failure().isEmpty(),
                "%s ended and says it failed: %s.",
                job.id(),
                job.row.failure());
    }

    /** How the items of a job stand, in one line. */
    String standing(JobRecord job) {
        return count(job, ItemState.WAITING)
                + " waiting, "
                + count(job, ItemState.DONE)
                + " done, "
                + count(job, ItemState.SKIPPED)
                + " skipped, "
                + count(job, ItemState.FAILED)
                + " failed";
    }

    private long count(JobRecord job, ItemState state) {
        return all(store, job).stream().filter(entry -> entry.state() == state).count();
    }

    static List<JobItems.Entry> all(JobStore store, JobRecord job) {
        List<JobItems.Entry> all = new ArrayList<>();
        long after = 0;
        while (true) {
            List<JobItems.Entry> page = store.items(job.id(), ItemQuery.all(after, PAGE));
            all.addAll(page);
            if (page.size() < PAGE) {
                return all;
            }
            after = page.getLast().item().ordinal();
        }
    }
}
