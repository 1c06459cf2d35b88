package dev.sluice.engine.store.sqlite;

import dev.sluice.engine.job.ItemDraft;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.engine.progress.Total;
import dev.sluice.engine.store.Change;
import dev.sluice.engine.store.JobStore;
import dev.sluice.engine.store.SourceState;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A program that adds one item a transaction and says each time that it is durable. */
final class WritesUntilKilled {
    static final JobId JOB = new JobId("j-0001");
    static final PhaseId CHECK = new PhaseId("check");

    static final String DURABLE = "durable ";

    private WritesUntilKilled() {}

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        JobStore store = SqliteJobStore.open(Path.of(args[0]));
        if (store.jobs().isEmpty()) {
            store.write(List.of(new Change.AddJob(job())));
        }
        for (long n = store.countWaiting(JOB, CHECK) + 1; ; n++) {
            ItemDraft item = new ItemDraft("k" + n, "Item " + n, n, Map.of());
            SourceState source = new SourceState(Optional.of("after " + n), false, Total.unknown());
            store.write(List.of(new Change.AddItems(JOB, List.of(item), CHECK, source)));
            out.println(DURABLE + n);
        }
    }

    private static Job job() {
        return new Job(
                JOB,
                Optional.empty(),
                new JobRequest(new PipelineId("load"), "J", List.of(), Map.of()),
                JobState.QUEUED,
                0,
                1,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO,
                Optional.empty(),
                Optional.empty(),
                0);
    }
}
