package dev.sluice.testkit;

import dev.sluice.engine.job.FailureChoice;
import dev.sluice.engine.job.ItemId;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.store.EndedJob;
import dev.sluice.engine.store.FailureRecord;
import dev.sluice.engine.store.ItemEnd;
import dev.sluice.engine.store.JobTotals;
import dev.sluice.engine.store.PhaseTotals;
import dev.sluice.engine.store.Prediction;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** All that {@link MemoryJobStore} keeps of one job. Values are immutable, the maps are not. */
final class MemoryJob {
    static final String JOB = "job";

    /** The job and its totals, each under one key, so that they change through the undo log. */
    final Map<String, Job> row = new HashMap<>();

    final Map<String, JobTotals> totals = new HashMap<>();

    /** The first end that was shown, if any. */
    final Map<String, Prediction> predicted = new HashMap<>();

    final NavigableMap<Long, MemoryItem> items = new TreeMap<>();
    final Map<ItemId, Long> ordinals = new HashMap<>();
    final Map<String, ItemId> keys = new HashMap<>();
    final NavigableMap<Waiting, Long> waiting = new TreeMap<>();
    final NavigableMap<Long, Failed> failures = new TreeMap<>();
    final Map<PhaseId, JobPhase> jobPhases = new HashMap<>();

    MemoryJob(Job job) {
        row.put(JOB, job);
        totals.put(JOB, JobTotals.NONE);
    }

    Job job() {
        return present(row.get(JOB));
    }

    JobTotals total() {
        return present(totals.get(JOB));
    }

    /** The job as history shows it, once it has ended. */
    Optional<EndedJob> ended() {
        Job job = job();
        return job.finished()
                .filter(time -> job.state().ended())
                .map(time ->
                        new EndedJob(
                                job.id(),
                                job.request().pipeline(),
                                job.request().name(),
                                job.state(),
                                time,
                                job.worked(),
                                job.failure(),
                                total().found(),
                                total().foundWeight(),
                                total().phases().entrySet().stream()
                                        .map(one ->
                                                new EndedJob.WorkedPhase(
                                                        one.getKey(), one.getValue()))
                                        .toList(),
                                total().tallies(),
                                Optional.ofNullable(predicted.get(JOB))));
    }

    JobId id() {
        return job().id();
    }

    private static <T> T present(@org.jspecify.annotations.Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("A job always has its row.");
        }
        return value;
    }

    /** A place in the queue before a phase. */
    record Waiting(PhaseId phase, long ordinal) implements Comparable<Waiting> {
        @Override
        public int compareTo(Waiting other) {
            int byPhase = phase.value().compareTo(other.phase.value());
            return byPhase != 0 ? byPhase : Long.compare(ordinal, other.ordinal);
        }
    }

    /**
     * @param weight what it has added to the phase's failed weight
     */
    record Failed(FailureRecord record, String cause, long weight) {
        boolean isIn(FailureChoice which) {
            return which.cause().map(cause::equals).orElse(true)
                    && (which.items().isEmpty()
                            || record.item().filter(which.items()::contains).isPresent());
        }
    }

    /** How a phase of job scope ended, and what it counted. */
    record JobPhase(ItemEnd end, PhaseTotals counted, Map<String, Long> tallies) {}
}
