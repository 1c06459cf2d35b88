package dev.sluice.testkit;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.Group;
import dev.sluice.engine.job.GroupId;
import dev.sluice.engine.job.ItemDraft;
import dev.sluice.engine.job.ItemId;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.engine.progress.Total;
import dev.sluice.engine.store.Change;
import dev.sluice.engine.store.ItemEnd;
import dev.sluice.engine.store.SourceState;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** Short words for the changes a store's history is made of. */
public final class Histories {
    /** How long attempts take. */
    public static final Duration TOOK = Duration.ofMillis(40);

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456789Z");
    public static final PhaseId CHECK = new PhaseId("check");
    public static final PhaseId COPY = new PhaseId("copy");
    public static final PhaseId MANIFEST = new PhaseId("manifest");

    private Histories() {}

    public static JobId jobId(int number) {
        return new JobId(String.format(Locale.ROOT, "j-%04d", number));
    }

    public static Group aGroup(int number) {
        GroupId id = new GroupId(String.format(Locale.ROOT, "g-%04d", number));
        return new Group(id, "March " + number, NOON);
    }

    public static Job aJob(int number) {
        return aJob(number, Optional.empty());
    }

    public static Job aJob(int number, Optional<GroupId> group) {
        JobRequest request =
                new JobRequest(
                        new PipelineId("load"),
                        "Job " + number,
                        List.of("/in/b \"quoted\".tsv", "/in/ä.tsv"),
                        Map.of("table", "sales", "into", "duckdb:x"));
        return new Job(
                jobId(number),
                group,
                request,
                JobState.QUEUED,
                0,
                number,
                NOON,
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO,
                Optional.empty(),
                Optional.empty(),
                0);
    }

    /** Items {@code f1}, {@code f2} … of weights 10, 20 …, the last page of their source. */
    public static Change.AddItems items(JobId job, int from, int to) {
        List<ItemDraft> drafts =
                LongStream.rangeClosed(from, to)
                        .mapToObj(n -> new ItemDraft("f" + n, "File " + n, 10 * n, Map.of()))
                        .toList();
        return new Change.AddItems(job, drafts, CHECK, finished());
    }

    public static SourceState finished() {
        return new SourceState(Optional.empty(), true, Total.known(1));
    }

    /** An end without facts, tallies or staged bytes, of 5 units. */
    public static Change.EndAttempt end(
            JobId job, ItemId item, PhaseId phase, ItemEnd end, long weight) {
        return new Change.EndAttempt(
                job, item, phase, end, 1, Map.of(), Map.of(), 5, weight, 0, NOON, TOOK);
    }

    public static Failure again(String message) {
        return Failure.transientOf(message, "detail");
    }
}
