package dev.sluice.engine.store.sqlite;

import dev.sluice.engine.store.ItemEnd;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Sums up, over one transaction, what its changes add to counters; one row a job is written. */
final class Counters {
    private static final String READ = "SELECT counted, tallies FROM job WHERE id = ?";
    private static final String WRITE =
            "UPDATE job SET counted = ?, tallies = ?, staged = staged + ? WHERE id = ?";

    private static final class OfJob {
        final PhaseCounts phases = new PhaseCounts();
        final Map<Integer, Long> workedMillis = new HashMap<>();
        final Map<String, Long> tallies = new HashMap<>();
        long staged;
    }

    private final Map<Long, OfJob> jobs = new HashMap<>();

    private OfJob of(long job) {
        return jobs.computeIfAbsent(job, key -> new OfJob());
    }

    /** Counts an end of an item, or of a phase of job scope. */
    void count(long job, int phase, ItemEnd end, long units, long weight) {
        switch (end) {
            case ItemEnd.Next next -> done(job, phase, 1, units, weight);
            case ItemEnd.Done done -> done(job, phase, 1, units, weight);
            case ItemEnd.Skipped skipped -> skipped(job, phase, 1, weight);
            case ItemEnd.Failed failed -> failed(job, phase, 1, weight);
        }
    }

    void done(long job, int phase, long items, long units, long weight) {
        long[] row = of(job).phases.of(phase);
        row[PhaseCounts.DONE] += items;
        row[PhaseCounts.UNITS] += units;
        row[PhaseCounts.DONE_WEIGHT] += weight;
    }

    void skipped(long job, int phase, long items, long weight) {
        long[] row = of(job).phases.of(phase);
        row[PhaseCounts.SKIPPED] += items;
        row[PhaseCounts.SKIPPED_WEIGHT] += weight;
    }

    void failed(long job, int phase, long items, long weight) {
        long[] row = of(job).phases.of(phase);
        row[PhaseCounts.FAILED] += items;
        row[PhaseCounts.FAILED_WEIGHT] += weight;
    }

    /** Sets, and does not add, the time a phase has been worked on. */
    void worked(long job, int phase, long millis) {
        of(job).workedMillis.put(phase, millis);
    }

    /**
     * @param times 1 to count, -1 to take back
     */
    void tally(long job, Map<String, Long> sums, int times) {
        sums.forEach((name, value) -> of(job).tallies.merge(name, times * value, Long::sum));
    }

    void staged(long job, long more) {
        of(job).staged += more;
    }

    void flush(Statements sql) throws SQLException {
        for (var entry : jobs.entrySet()) {
            flush(sql, entry.getKey(), entry.getValue());
        }
        jobs.clear();
    }

    private static void flush(Statements sql, long job, OfJob more) throws SQLException {
        PhaseCounts counts;
        Map<String, Long> tallies;
        try (var row = sql.bind(sql.of(READ), job).executeQuery()) {
            if (!row.next()) {
                return;
            }
            counts = PhaseCounts.unpack(row.getString(1));
            tallies = new TreeMap<>(Texts.numbers(row.getString(2)));
        }
        counts.add(more.phases);
        more.workedMillis.forEach(
                (phase, millis) -> counts.of(phase)[PhaseCounts.WORKED_MILLIS] = millis);
        more.tallies.forEach((name, value) -> tallies.merge(name, value, Long::sum));
        sql.run(WRITE, counts.pack(), Texts.json(tallies), more.staged, job);
    }
}
