package dev.sluice.testkit.simulation;

import dev.sluice.engine.job.ItemId;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.JobTransitions;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.store.Change;
import dev.sluice.engine.store.ItemEnd;
import dev.sluice.engine.store.JobStore;
import dev.sluice.engine.store.StoreFailure;
import dev.sluice.engine.store.StoredJob;
import dev.sluice.engine.store.WaitingItem;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The store as one life of the program sees it. It refuses writes when it is told to, and compares
 * whatever is committed with what the pipelines said and with the rules.
 */
final class Witness extends ForwardingStore {
    /** What the engine may hold of one phase's queue in memory, and read in one go. */
    private static final int READY_LIMIT = 256;

    private final World world;
    private final Truth truth;
    private final Map<String, Said> said = new HashMap<>();
    private Optional<StartWatch> watch = Optional.empty();
    private boolean alive = true;
    private long commits;

    Witness(World world, JobStore store) {
        super(store);
        this.world = world;
        this.truth = new Truth(world, store);
    }

    /** Tells what is committed to a watch, too. */
    void tell(StartWatch who) {
        watch = Optional.of(who);
    }

    /** The program was killed: what it still writes is not written. */
    void kill() {
        alive = false;
    }

    /** Remembers how an attempt ended, until that is committed. */
    void said(JobId job, String item, PhaseId phase, Said how) {
        if (alive) {
            said.put(Outside.part(job, item, phase.value()), how);
        }
    }

    long commits() {
        return commits;
    }

    @Override
    public List<PageAdded> write(List<Change> changes) {
        if (!alive) {
            throw new Killed();
        }
        if (world.storeRefuses) {
            world.say("the store refuses " + changes.size() + " changes");
            throw new StoreFailure("The disk is full.", true, new IOException("full"));
        }
        List<PageAdded> added;
        try {
            added = store.write(changes);
        } catch (IllegalArgumentException e) {
            throw world.broken("The store refused what makes no sense: " + e.getMessage());
        }
        commits++;
        Set<JobRecord> turned = new LinkedHashSet<>();
        int page = 0;
        for (Change change : changes) {
            if (world.trace.inWords()) {
                world.say("  committed " + change);
            }
            if (change instanceof Change.AddItems items) {
                page(items, added.get(page++));
            } else {
                committed(change, turned);
            }
        }
        turned.forEach(truth::check);
        return added;
    }

    /**
     * @param turned takes up jobs that are in another state now
     */
    private void committed(Change change, Set<JobRecord> turned) {
        if (!(change instanceof Change.Worked || change instanceof Change.Predicted)) {
            world.progress++;
        }
        switch (change) {
            case Change.AddGroup _ -> {}
            case Change.AddJob(Job job) ->
                    touched(
                            world.jobs.computeIfAbsent(
                                    job.id(), _ -> new JobRecord(world.shape(job.request()), job)));
            case Change.UpdateJob(Job job) ->
                    known(job.id()).ifPresent(at -> updated(at, job, turned));
            case Change.RemoveJob(JobId id) ->
                    known(id)
                            .ifPresent(at -> {
                                removed(at);
                                turned.remove(at);
                            });
            case Change.AddItems _ -> {}
            case Change.EndAttempt end -> known(end.job()).ifPresent(at -> ended(at, end));
            case Change.CountAttempt one -> known(one.job()).ifPresent(at -> counted(at, one));
            case Change.SaveCheckpoint _ -> {}
            case Change.EndJobPhase end -> known(end.job()).ifPresent(at -> ended(at, end));
            case Change.RetryFailed again -> known(again.job()).ifPresent(this::retried);
            case Change.SkipFailed skip -> known(skip.job()).ifPresent(this::retried);
            case Change.Worked _ -> {}
            case Change.Predicted _ -> {}
        }
    }

    private Optional<JobRecord> known(JobId id) {
        Optional<JobRecord> found = Optional.ofNullable(world.jobs.get(id));
        found.ifPresent(this::touched);
        return found;
    }

    private void touched(JobRecord job) {
        job.lastCommit = commits;
    }

    private void page(Change.AddItems page, PageAdded added) {
        world.progress++;
        JobRecord job = world.jobs.get(page.job());
        if (job != null) {
            touched(job);
            world.check(!job.sourceFinished, "A page of %s came after the last.", job.id());
            job.found += added.items();
            job.of(page.firstPhase()).waiting += added.items();
            job.sourceFinished = page.source().finished();
            world.check(
                    page.firstPhase()
                            .equals(job.shape.pipeline.itemPhases().getFirst().spec().id()),
                    "Items of %s begin in %s.",
                    job.id(),
                    page.firstPhase());
        }
    }

    private void ended(JobRecord job, Change.EndAttempt end) {
        PhaseId phase = end.phase();
        String item = item(job, end.item());
        Said how = said.remove(Outside.part(job.id(), item, phase.value()));
        String what = item + " in " + phase + " of " + job.id();
        world.check(how != null, "An end of %s was committed that nobody worked for.", what);
        if (how == null) {
            return;
        }
        watch.ifPresent(it -> it.committed(job.id(), phase));
        job.staged.put(end.item().value(), end.stagedBytes());
        JobRecord.Counted counted = job.of(phase);
        counted.waiting--;
        job.retrying.remove(end.item().value());
        switch (end.end()) {
            case ItemEnd.Next(PhaseId next) -> {
                checkDone(how, end, what);
                counted.done++;
                job.of(next).waiting++;
                List<PhaseId> order =
                        job.shape.pipeline.itemPhases().stream().map(it -> it.spec().id()).toList();
                world.check(
                        order.indexOf(next) == order.indexOf(phase) + 1,
                        "%s goes on with %s.",
                        what,
                        next);
            }
            case ItemEnd.Done() -> {
                checkDone(how, end, what);
                counted.done++;
                world.check(job.shape.pipeline.isLast(phase), "%s is done too early.", what);
            }
            case ItemEnd.Skipped _ -> {
                counted.skipped++;
                world.check(
                        how.outcome().filter(Outcome.Skipped.class::isInstance).isPresent(),
                        "%s was not skipped, and yet it is committed.",
                        what);
            }
            case ItemEnd.Failed _ -> {
                counted.failed++;
                counted.everFailed++;
                world.check(how.outcome().isEmpty(), "%s did not fail.", what);
                world.check(
                        !how.passing() || end.attempts() >= world.config.retry().attempts(),
                        "%s failed for good after %d tries, for a reason that passes.",
                        what,
                        end.attempts());
            }
        }
        world.check(
                end.attempts() <= world.config.retry().attempts(),
                "%s was tried %d times.",
                what,
                end.attempts());
    }

    private void checkDone(Said how, Change.EndAttempt end, String what) {
        world.check(
                how.outcome().filter(Outcome.Done.class::isInstance).isPresent(),
                "%s is not done, and yet it is committed.",
                what);
        if (how.outcome().orElseThrow() instanceof Outcome.Done done) {
            world.check(
                    end.tallies().equals(done.tallies())
                            && end.stagedBytes() == done.stagedBytes()
                            && end.facts().entrySet().containsAll(done.facts().entrySet()),
                    "%s is committed with other results.",
                    what);
            world.check(
                    end.units() == how.units(),
                    "%s counted %d units, and %d are committed.",
                    what,
                    how.units(),
                    end.units());
        }
    }

    private String item(JobRecord job, ItemId id) {
        if (job.items.containsKey(id.value())) {
            return job.items.getOrDefault(id.value(), "");
        }
        throw world.broken("An item " + id + " of " + job.id() + " that nobody worked on.");
    }

    private void counted(JobRecord job, Change.CountAttempt one) {
        String item = item(job, one.item());
        Said how = said.remove(Outside.part(job.id(), item, one.phase().value()));
        world.check(
                how != null && how.outcome().isEmpty() && how.passing(),
                "%s in %s of %s is tried again, though nothing passing went wrong.",
                item,
                one.phase(),
                job.id());
        watch.ifPresent(it -> it.committed(job.id(), one.phase()));
        world.check(
                one.attempts() < world.config.retry().attempts(),
                "%s is tried again after %d tries.",
                item,
                one.attempts());
        job.retrying.add(one.item().value());
    }

    private void ended(JobRecord job, Change.EndJobPhase end) {
        Said how = said.remove(Outside.part(job.id(), "job", end.phase().value()));
        world.check(how != null, "An end of %s of %s out of nowhere.", end.phase(), job.id());
        if (how == null) {
            return;
        }
        JobRecord.Counted counted = job.of(end.phase());
        boolean failed = how.outcome().isEmpty();
        world.check(
                failed == (end.end() instanceof ItemEnd.Failed),
                "%s of %s is committed as another end.",
                end.phase(),
                job.id());
        if (failed) {
            counted.failed = 1;
        } else {
            counted.done = 1;
        }
    }

    private void retried(JobRecord job) {
        job.mostEnded();
        job.shown.clear();
        job.retried = commits;
        StoredJob stored = store.job(job.id()).orElseThrow();
        for (PhaseShape phase : job.shape.pipeline.phases()) {
            PhaseId id = phase.spec().id();
            JobRecord.Counted counted = job.of(id);
            counted.waiting = store.countWaiting(job.id(), id);
            counted.done = stored.totals().phase(id).done();
            counted.skipped = stored.totals().phase(id).skipped();
            counted.failed = stored.totals().phase(id).failed();
        }
    }

    private void updated(JobRecord at, Job next, Set<JobRecord> turned) {
        Job before = at.row;
        at.row = next;
        world.check(
                next.version() > before.version()
                        || (next.version() == before.version() && next.state() == before.state()),
                "The version of %s went from %d to %d.",
                at.id(),
                before.version(),
                next.version());
        world.check(
                next.state() == before.state()
                        || JobTransitions.decide(before.state(), next.state())
                                instanceof JobTransitions.Decision.Allowed,
                "%s went from %s to %s.",
                at.id(),
                before.state(),
                next.state());
        if (next.state() != before.state()) {
            turned.add(at);
        }
    }

    private void removed(JobRecord job) {
        world.check(
                job.row.state() == JobState.FAILED || world.outside.partsOf(job.id()).isEmpty(),
                "%s was removed and leaves %s.",
                job.id(),
                world.outside.partsOf(job.id()));
        world.check(!job.row.state().active(), "%s was removed while it was active.", job.id());
        world.jobs.remove(job.id());
        world.removed.add(job.id());
    }

    // ---- reading

    @Override
    public List<WaitingItem> waiting(JobId job, PhaseId phase, long afterOrdinal, int limit) {
        JobRecord record = world.jobs.get(job);
        if (record != null) {
            long waiting = 0;
            for (JobRecord.Counted counted : record.counted.values()) {
                waiting += counted.waiting;
            }
            world.check(
                    limit - READY_LIMIT <= waiting + world.config.permits().size() * 16L,
                    "The engine holds %d items of %s, of which %d wait.",
                    limit - READY_LIMIT,
                    job,
                    waiting);
        }
        return store.waiting(job, phase, afterOrdinal, limit);
    }
}
