package dev.sluice.engine.store.sqlite;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.FailureChoice;
import dev.sluice.engine.job.ItemState;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.store.Change;
import dev.sluice.engine.store.ItemEnd;
import dev.sluice.engine.store.JobStore.PageAdded;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One transaction: changes go in one by one, rows and counters they share are written once. */
final class Writing {
    private final Statements sql;
    private final PhaseNumbers phases;
    private final JobWriting jobs;
    private final FailureWriting failures;
    private final Map<JobId, Optional<Long>> jobNumbers = new HashMap<>();
    private final ItemRows items = new ItemRows();
    private final Counters counters = new Counters();
    private final List<PageAdded> added = new ArrayList<>();

    Writing(Statements sql, PhaseNumbers phases) {
        this.sql = sql;
        this.phases = phases;
        this.jobs = new JobWriting(sql);
        this.failures = new FailureWriting(sql, phases);
    }

    /** Applies all; the caller commits. */
    List<PageAdded> apply(List<Change> changes) throws SQLException {
        for (Change change : changes) {
            apply(change);
        }
        flush();
        return added;
    }

    /** A change of a job that has been removed meanwhile is left out. */
    private void apply(Change change) throws SQLException {
        switch (change) {
            case Change.AddGroup(var group) -> jobs.addGroup(group);
            case Change.AddJob(var job) -> {
                jobs.add(job);
                jobNumbers.remove(job.id());
            }
            case Change.UpdateJob(var job) -> jobs.update(job);
            case Change.RemoveJob(var id) -> remove(id);
            case Change.AddItems page -> added.add(addItems(page));
            case Change.EndAttempt end -> endAttempt(end);
            case Change.CountAttempt one -> countAttempt(one);
            case Change.SaveCheckpoint save -> saveCheckpoint(save);
            case Change.EndJobPhase end -> endJobPhase(end);
            case Change.RetryFailed(var id, var which) -> retryFailed(id, which);
            case Change.SkipFailed skip -> skipFailed(skip);
            case Change.Worked worked -> worked(worked);
            case Change.Predicted(var id, var prediction) -> jobs.predict(id, prediction);
        }
    }

    private Optional<Long> number(JobId id) throws SQLException {
        Optional<Long> known = jobNumbers.get(id);
        if (known == null) {
            known = jobs.number(id);
            jobNumbers.put(id, known);
        }
        return known;
    }

    private void flush() throws SQLException {
        items.flush(sql);
        counters.flush(sql);
    }

    private void remove(JobId id) throws SQLException {
        Optional<Long> job = number(id);
        if (job.isPresent()) {
            flush();
            jobs.remove(job.get());
            jobNumbers.remove(id);
        }
    }

    private PageAdded addItems(Change.AddItems page) throws SQLException {
        Optional<Long> job = number(page.job());
        if (job.isEmpty()) {
            return new PageAdded(page.job(), 0, 0);
        }
        int phase = phases.number(sql.connection(), page.firstPhase());
        return new PageWriting(sql).add(page, job.get(), phase);
    }

    private void endAttempt(Change.EndAttempt end) throws SQLException {
        Optional<Long> job = number(end.job());
        if (job.isEmpty()) {
            return;
        }
        int phase = phases.number(sql.connection(), end.phase());
        ItemRows.Row row = items.waiting(sql, job.get(), end.item(), phase);
        counters.staged(job.get(), end.stagedBytes() - row.staged);
        counters.count(job.get(), phase, end.end(), end.units(), end.weight());
        counters.tally(job.get(), end.tallies(), 1);
        row.attempts = end.attempts();
        row.tookMillis += end.took().toMillis();
        row.staged = end.stagedBytes();
        row.facts = Optional.of(Texts.facts(end.facts()));
        failures.forget(end.item());
        boolean goesOnLater = false;
        switch (end.end()) {
            case ItemEnd.Next(var next) -> {
                row.phase = phases.number(sql.connection(), next);
                row.attempts = 0;
            }
            case ItemEnd.Done() -> row.state = ItemState.DONE;
            case ItemEnd.Skipped(var reason) -> {
                row.state = ItemState.SKIPPED;
                row.reason = Optional.of(reason);
            }
            case ItemEnd.Failed(var failure) -> {
                row.state = ItemState.FAILED;
                failures.record(job.get(), end, failure);
                goesOnLater = failure instanceof Failure.Transient;
            }
        }
        if (!goesOnLater) {
            sql.run(
                    "DELETE FROM checkpoint WHERE item = ? AND phase = ?",
                    end.item().value(),
                    phase);
        }
    }

    private void countAttempt(Change.CountAttempt one) throws SQLException {
        Optional<Long> job = number(one.job());
        if (job.isPresent()) {
            int phase = phases.number(sql.connection(), one.phase());
            ItemRows.Row row = items.waiting(sql, job.get(), one.item(), phase);
            row.attempts = one.attempts();
            row.tookMillis += one.took().toMillis();
            failures.forget(one.item());
            failures.record(job.get(), one);
        }
    }

    private void saveCheckpoint(Change.SaveCheckpoint save) throws SQLException {
        Optional<Long> job = number(save.job());
        if (job.isPresent()) {
            sql.run(
                    "INSERT INTO checkpoint VALUES (?, ?, ?)"
                            + " ON CONFLICT DO UPDATE SET data = excluded.data",
                    save.item().value(),
                    phases.number(sql.connection(), save.phase()),
                    save.data());
        }
    }

    private void endJobPhase(Change.EndJobPhase end) throws SQLException {
        Optional<Long> job = number(end.job());
        if (job.isEmpty()) {
            return;
        }
        int phase = phases.number(sql.connection(), end.phase());
        JobPhaseWriting ended = new JobPhaseWriting(sql, counters);
        ended.takeBack(job.get(), Optional.of(phase), false);
        failures.forget(job.get(), phase);
        ended.count(job.get(), phase, end);
        if (end.end() instanceof ItemEnd.Failed(var failure)) {
            failures.record(job.get(), end, failure);
        }
    }

    private void retryFailed(JobId id, FailureChoice which) throws SQLException {
        Optional<Long> job = number(id);
        if (job.isPresent()) {
            flush();
            new FailedAgain(sql, counters, job.get(), which).putBack();
            jobs.forgetPrediction(job.get());
        }
    }

    private void skipFailed(Change.SkipFailed skip) throws SQLException {
        Optional<Long> job = number(skip.job());
        if (job.isPresent()) {
            flush();
            new FailedAgain(sql, counters, job.get(), skip.which()).skip(skip.reason());
        }
    }

    private void worked(Change.Worked worked) throws SQLException {
        Optional<Long> job = number(worked.job());
        if (job.isEmpty()) {
            return;
        }
        sql.run("UPDATE job SET worked = ? WHERE id = ?", Texts.nanos(worked.worked()), job.get());
        for (var phase : worked.phaseMillis().entrySet()) {
            int number = phases.number(sql.connection(), phase.getKey());
            counters.worked(job.get(), number, phase.getValue());
        }
    }
}
