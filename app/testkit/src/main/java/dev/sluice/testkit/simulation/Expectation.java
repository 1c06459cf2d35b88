package dev.sluice.testkit.simulation;

import dev.sluice.engine.job.ItemState;
import dev.sluice.engine.job.JobItems;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.store.JobStore;
import dev.sluice.engine.store.JobTotals;
import dev.sluice.engine.store.PhaseTotals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one undisturbed run of a job would have left, in the store and in the world, compared with
 * what is there.
 */
final class Expectation {
    private final World world;
    private final JobStore store;

    Expectation(World world, JobStore store) {
        this.world = world;
        this.store = store;
    }

    /**
     * Compares a job that has ended.
     *
     * @param mended whether its failures were retried after their causes had been looked after
     */
    void check(JobRecord job, boolean mended) {
        switch (job.row.state()) {
            case CANCELLED -> {}
            case SUCCEEDED, COMPLETED_WITH_FAILURES -> ended(job, mended);
            case FAILED -> {
                if (job.row.failure().isEmpty()) {
                    ended(job, mended);
                } else {
                    world.check(
                            canFail(job.shape, mended) || (!mended && spoiled(job)),
                            "%s failed, and nothing was wrong: %s",
                            job.id(),
                            job.row.failure());
                }
            }
            case QUEUED, PLANNING, RUNNING, PAUSING, PAUSED, CANCELLING ->
                    throw world.broken(job.id() + " has not ended: " + job.row.state());
        }
    }

    /**
     * Failed for a mistake of its pipeline, of which there are none any more when all is mended.
     */
    private static boolean spoiled(JobRecord job) {
        return job.spoiled
                || job.row
                        .failure()
                        .filter(failure -> failure.message().contains("could not tell its phases"))
                        .isPresent();
    }

    private static boolean canFail(JobShape shape, boolean mended) {
        return shape.openingFails(mended)
                || shape.sourceFails(mended).isPresent()
                || shape.pipeline.jobPhases().stream()
                        .anyMatch(phase -> jobPhaseFails(shape, phase, mended));
    }

    private static boolean jobPhaseFails(JobShape shape, PhaseShape phase, boolean mended) {
        return !(shape.fate(phase.spec().id().value(), 0, mended) instanceof Fate.Done);
    }

    private void ended(JobRecord job, boolean mended) {
        JobShape shape = job.shape;
        List<JobItems.Entry> entries = Truth.all(store, job);
        Map<String, PhaseTotals> phases = new TreeMap<>();
        TreeSet<String> effects = new TreeSet<>();
        long failed = 0;
        for (JobItems.Entry entry : entries) {
            int item = Integer.parseInt(entry.item().facts().getOrDefault("n", "0"));
            JobShape.End end = shape.end(item, mended);
            world.check(
                    entry.state().name().equals(end.state())
                            && entry.phase().value().equals(end.phase()),
                    "%s of %s is %s at %s; undisturbed it is %s.",
                    entry.item().name(),
                    job.id(),
                    entry.state(),
                    entry.phase(),
                    end);
            failed += entry.state() == ItemState.FAILED ? 1 : 0;
            for (PhaseShape phase : shape.pipeline.itemPhases()) {
                String id = phase.spec().id().value();
                boolean here = id.equals(end.phase());
                String state = here ? end.state() : "DONE";
                count(phases, id, state, shape.units(item, id), shape.weight(item));
                if (state.equals("DONE")) {
                    effects.add(Outside.part(job.id(), entry.item().name(), id));
                }
                if (here) {
                    break;
                }
            }
        }
        for (PhaseShape phase : shape.pipeline.jobPhases()) {
            String id = phase.spec().id().value();
            boolean skipped = shape.fate(id, 0, mended) instanceof Fate.Skipped;
            count(phases, id, skipped ? "SKIPPED" : "DONE", shape.units(0, id), 0);
            if (!skipped) {
                effects.add(Outside.part(job.id(), "job", id));
            }
        }
        compare(job, phases, effects, failed);
    }

    private static void count(
            Map<String, PhaseTotals> phases, String id, String state, long units, long weight) {
        PhaseTotals t = phases.getOrDefault(id, PhaseTotals.NONE);
        phases.put(
                id,
                switch (state) {
                    case "DONE" ->
                            new PhaseTotals(
                                    t.done() + 1,
                                    t.skipped(),
                                    t.failed(),
                                    t.units() + units,
                                    t.doneWeight() + weight,
                                    t.skippedWeight(),
                                    t.failedWeight(),
                                    0);
                    case "SKIPPED" ->
                            new PhaseTotals(
                                    t.done(),
                                    t.skipped() + 1,
                                    t.failed(),
                                    t.units(),
                                    t.doneWeight(),
                                    t.skippedWeight() + weight,
                                    t.failedWeight(),
                                    0);
                    default ->
                            new PhaseTotals(
                                    t.done(),
                                    t.skipped(),
                                    t.failed() + 1,
                                    t.units(),
                                    t.doneWeight(),
                                    t.skippedWeight(),
                                    t.failedWeight() + weight,
                                    0);
                });
    }

    private void compare(
            JobRecord job, Map<String, PhaseTotals> phases, Set<String> effects, long failed) {
        JobTotals totals = store.job(job.id()).orElseThrow().totals();
        long done = 0;
        for (PhaseShape phase : job.shape.pipeline.phases()) {
            String id = phase.spec().id().value();
            PhaseTotals wanted = phases.getOrDefault(id, PhaseTotals.NONE);
            PhaseTotals is = withoutTime(totals.phase(phase.spec().id()));
            world.check(is.equals(wanted), "%s of %s counts %s, not %s.", id, job.id(), is, wanted);
            long units = totals.tallies().getOrDefault("units." + id, 0L);
            world.check(
                    units == wanted.units(),
                    "%s of %s reports %d units, not %d.",
                    id,
                    job.id(),
                    units,
                    wanted.units());
            done += wanted.done();
        }
        world.check(
                totals.tallies().getOrDefault("rows", 0L) == done,
                "%s reports %s, not %d rows.",
                job.id(),
                totals.tallies(),
                done);
        world.check(
                world.outside.effectsOf(job.id()).equals(effects),
                "%s has had the effects %s, not %s.",
                job.id(),
                world.outside.effectsOf(job.id()),
                effects);
        long records =
                store.failures(job.id(), 0, Integer.MAX_VALUE).stream()
                        .filter(record -> record.item().isPresent())
                        .count();
        world.check(
                records == failed,
                "%s keeps %d failures of %d failed items.",
                job.id(),
                records,
                failed);
        world.check(
                job.row.state() != JobState.SUCCEEDED || totals.stagedBytes() == 0,
                "%s succeeded with %d bytes staged.",
                job.id(),
                totals.stagedBytes());
    }

    private static PhaseTotals withoutTime(PhaseTotals t) {
        return new PhaseTotals(
                t.done(),
                t.skipped(),
                t.failed(),
                t.units(),
                t.doneWeight(),
                t.skippedWeight(),
                t.failedWeight(),
                0);
    }
}
