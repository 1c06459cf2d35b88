package dev.sluice.engine.store.sqlite;

import dev.sluice.engine.job.ItemState;
import dev.sluice.engine.store.Change;
import dev.sluice.engine.store.ItemEnd;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Phases of job scope: counted when they end, counted back when they are to run again. */
final class JobPhaseWriting {
    private final Statements sql;
    private final Counters counters;

    JobPhaseWriting(Statements sql, Counters counters) {
        this.sql = sql;
        this.counters = counters;
    }

    void count(long job, int phase, Change.EndJobPhase end) throws SQLException {
        ItemState state =
                switch (end.end()) {
                    case ItemEnd.Next next -> ItemState.DONE;
                    case ItemEnd.Done done -> ItemState.DONE;
                    case ItemEnd.Skipped skipped -> ItemState.SKIPPED;
                    case ItemEnd.Failed failed -> ItemState.FAILED;
                };
        sql.run(
                "INSERT INTO job_phase VALUES (?, ?, ?, ?, ?)",
                job,
                phase,
                ItemStates.number(state),
                end.units(),
                Texts.json(end.tallies()));
        counters.count(job, phase, end.end(), end.units(), 0);
        counters.tally(job, end.tallies(), 1);
    }

    private record Ended(int phase, ItemState state, long units, String tallies) {}

    /**
     * Forgets that phases have ended.
     *
     * @param only this one; empty for all
     * @param failedOnly whether those that did not fail stay
     */
    void takeBack(long job, Optional<Integer> only, boolean failedOnly) throws SQLException {
        for (Ended ended : read(job)) {
            boolean asked = only.isEmpty() || only.get() == ended.phase();
            if (!asked || (failedOnly && ended.state() != ItemState.FAILED)) {
                continue;
            }
            switch (ended.state()) {
                case WAITING -> throw new IllegalStateException("A job phase never waits here.");
                case DONE -> counters.done(job, ended.phase(), -1, -ended.units(), 0);
                case SKIPPED -> counters.skipped(job, ended.phase(), -1, 0);
                case FAILED -> counters.failed(job, ended.phase(), -1, 0);
            }
            counters.tally(job, Texts.numbers(ended.tallies()), -1);
            sql.run("DELETE FROM job_phase WHERE job = ? AND phase = ?", job, ended.phase());
        }
    }

    private List<Ended> read(long job) throws SQLException {
        var query =
                sql.bind(
                        sql.of("SELECT phase, state, units, tallies FROM job_phase WHERE job = ?"),
                        job);
        List<Ended> all = new ArrayList<>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                all.add(
                        new Ended(
                                rows.getInt(1),
                                ItemStates.state(rows.getInt(2)),
                                rows.getLong(3),
                                rows.getString(4)));
            }
        }
        return all;
    }
}
