package dev.sluice.testkit;

import static dev.sluice.testkit.Histories.CHECK;
import static dev.sluice.testkit.Histories.COPY;
import static dev.sluice.testkit.Histories.MANIFEST;
import static dev.sluice.testkit.Histories.NOON;
import static dev.sluice.testkit.Histories.TOOK;
import static dev.sluice.testkit.Histories.aJob;
import static dev.sluice.testkit.Histories.again;
import static dev.sluice.testkit.Histories.items;
import static dev.sluice.testkit.Histories.jobId;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.job.Cause;
import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.FailureChoice;
import dev.sluice.engine.job.ItemId;
import dev.sluice.engine.job.ItemState;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobItems;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.store.Change;
import dev.sluice.engine.store.FailureCluster;
import dev.sluice.engine.store.FailureRecord;
import dev.sluice.engine.store.ItemEnd;
import dev.sluice.engine.store.ItemQuery;
import dev.sluice.engine.store.JobStore;
import dev.sluice.engine.store.JobTotals;
import dev.sluice.engine.store.PhaseTotals;
import dev.sluice.engine.store.StoredJob;
import dev.sluice.engine.store.WaitingItem;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Plays a history of three jobs that the seed decides, two phases an item and one of job scope, and
 * compares every counter with a recount.
 */
final class RandomHistory {
    private static final List<PhaseId> PHASES = List.of(CHECK, COPY);

    private final JobStore store;
    private final Random random;
    private final String seed;

    RandomHistory(JobStore store, long seed) {
        this.store = store;
        this.random = new Random(seed);
        this.seed = "seed " + seed;
    }

    void playAndRecount(int steps) {
        for (int job = 1; job <= 3; job++) {
            store.write(List.of(new Change.AddJob(aJob(job))));
        }
        for (int step = 0; step < steps; step++) {
            JobId job = jobId(1 + random.nextInt(3));
            store.write(changes(job));
            if (step % 10 == 9) {
                for (int one = 1; one <= 3; one++) {
                    recount(jobId(one));
                }
            }
        }
    }

    private List<Change> changes(JobId job) {
        return switch (random.nextInt(8)) {
            case 0 -> {
                int from = 1 + random.nextInt(60);
                yield List.of(items(job, from, from + random.nextInt(15)));
            }
            case 1 -> List.of(takeUp(job));
            case 2 ->
                    List.of(
                            new Change.EndJobPhase(
                                    job,
                                    MANIFEST,
                                    random.nextBoolean()
                                            ? new ItemEnd.Done()
                                            : new ItemEnd.Failed(again("No.")),
                                    Map.of("checked", 4L),
                                    3,
                                    NOON));
            default -> attempts(job);
        };
    }

    private List<Change> attempts(JobId job) {
        List<Change> all = new ArrayList<>();
        for (PhaseId phase : PHASES) {
            for (WaitingItem waiting : store.waiting(job, phase, random.nextInt(40), 6)) {
                all.add(attempt(job, phase, waiting));
            }
        }
        if (random.nextInt(5) == 0) {
            all.add(takeUp(job));
        }
        return all;
    }

    /** Some of what failed is tried again or given up. */
    private Change takeUp(JobId job) {
        List<FailureRecord> failed = store.failures(job, random.nextInt(5), 20);
        FailureChoice which =
                switch (random.nextInt(3)) {
                    case 0 -> FailureChoice.ALL;
                    case 1 ->
                            FailureChoice.ofCause(Cause.of(Failure.permanent("Never."), List.of()));
                    default -> {
                        List<ItemId> items =
                                failed.stream().flatMap(one -> one.item().stream()).toList();
                        yield items.isEmpty()
                                ? FailureChoice.ALL
                                : FailureChoice.ofItems(items.subList(0, (items.size() + 1) / 2));
                    }
                };
        return random.nextBoolean()
                ? new Change.RetryFailed(job, which)
                : new Change.SkipFailed(job, which, "Given up");
    }

    private Change attempt(JobId job, PhaseId phase, WaitingItem waiting) {
        Failure failure = random.nextBoolean() ? again("No.") : Failure.permanent("Never.");
        if (random.nextInt(6) == 0) {
            return new Change.CountAttempt(
                    job, waiting.item().id(), phase, waiting.attempts() + 1, failure, NOON, TOOK);
        }
        ItemEnd end =
                switch (random.nextInt(6)) {
                    case 0 -> new ItemEnd.Skipped("Same.");
                    case 1 -> new ItemEnd.Failed(failure);
                    default -> phase.equals(CHECK) ? new ItemEnd.Next(COPY) : new ItemEnd.Done();
                };
        boolean last = end instanceof ItemEnd.Done || end instanceof ItemEnd.Skipped;
        return new Change.EndAttempt(
                job,
                waiting.item().id(),
                phase,
                end,
                waiting.attempts() + 1,
                Map.of("at", phase.value()),
                Map.of("rows", 1L),
                2,
                waiting.item().weight(),
                last ? 0 : random.nextInt(100),
                NOON,
                TOOK);
    }

    private void recount(JobId job) {
        JobTotals totals = store.job(job).map(StoredJob::totals).orElseThrow();
        List<JobItems.Entry> all = store.items(job, ItemQuery.all(0, 1000));
        assertThat(totals.found()).as(seed).isEqualTo(all.size());
        assertThat(totals.foundWeight())
                .as(seed)
                .isEqualTo(all.stream().mapToLong(one -> one.item().weight()).sum());
        for (PhaseId phase : PHASES) {
            assertThat(totals.phase(phase)).as(seed + " " + phase).isEqualTo(counted(all, phase));
            assertThat(store.countWaiting(job, phase))
                    .as(seed)
                    .isEqualTo(
                            all.stream()
                                    .filter(one -> one.state() == ItemState.WAITING)
                                    .filter(one -> one.phase().equals(phase))
                                    .count());
        }
        long failed = all.stream().filter(one -> one.state() == ItemState.FAILED).count();
        long records =
                store.failures(job, 0, 1000).stream().filter(one -> one.item().isPresent()).count();
        assertThat(records).as(seed).isEqualTo(failed);
        assertThat(store.failureClusters(job, 100).stream().mapToLong(FailureCluster::count).sum())
                .as(seed)
                .isEqualTo(store.failures(job, 0, 1000).size());
        long staged =
                PHASES.stream()
                        .flatMap(phase -> store.waiting(job, phase, 0, 1000).stream())
                        .mapToLong(WaitingItem::stagedBytes)
                        .sum();
        if (failed == 0) {
            assertThat(totals.stagedBytes()).as(seed).isEqualTo(staged);
        }
        PhaseTotals manifest = totals.phase(MANIFEST);
        assertThat(manifest.done() + manifest.failed()).as(seed).isBetween(0L, 1L);
        assertThat(totals.tallies().getOrDefault("checked", 0L))
                .as(seed)
                .isEqualTo(4 * (manifest.done() + manifest.failed()));
    }

    private static PhaseTotals counted(List<JobItems.Entry> all, PhaseId phase) {
        Map<ItemState, Long> items = new EnumMap<>(ItemState.class);
        Map<ItemState, Long> weights = new EnumMap<>(ItemState.class);
        for (JobItems.Entry one : all) {
            ItemState state = one.state();
            if (one.phase().equals(COPY) && phase.equals(CHECK)) {
                state = ItemState.DONE;
            } else if (!one.phase().equals(phase)) {
                continue;
            }
            items.merge(state, 1L, Long::sum);
            weights.merge(state, one.item().weight(), Long::sum);
        }
        long done = items.getOrDefault(ItemState.DONE, 0L);
        return new PhaseTotals(
                done,
                items.getOrDefault(ItemState.SKIPPED, 0L),
                items.getOrDefault(ItemState.FAILED, 0L),
                2 * done,
                weights.getOrDefault(ItemState.DONE, 0L),
                weights.getOrDefault(ItemState.SKIPPED, 0L),
                weights.getOrDefault(ItemState.FAILED, 0L),
                0);
    }
}
