package dev.sluice.cli.report;

import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.Group;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.store.FailureRecord;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Prints JSON lines on standard output; sentences go to standard error. */
public final class JsonReporter implements Reporter {
    /** Well within "at most ten and at least one a second". */
    private static final Duration BETWEEN_TWO = Duration.ofMillis(200);

    private final JobJson json;
    private final Messages messages;
    private final Clock clock;
    private final boolean progress;
    private final Map<JobId, Instant> lastProgress = new HashMap<>();

    public JsonReporter(PrintStream out, PrintStream err, Clock clock, boolean progress) {
        this.json = new JobJson(new JsonLines(out));
        this.messages = new Messages(err);
        this.clock = clock;
        this.progress = progress;
    }

    @Override
    public void note(String sentence) {
        messages.say(sentence);
    }

    @Override
    public void begins(Job job) {
        json.job(job);
    }

    @Override
    public void queued(Job job) {
        json.job(job);
    }

    @Override
    public void progress(List<JobSnapshot> jobs) {
        if (!progress) {
            return;
        }
        Instant now = clock.instant();
        for (JobSnapshot job : jobs) {
            JobId id = job.job().id();
            Instant last = lastProgress.get(id);
            if (job.job().state().active()
                    && (last == null || !now.isBefore(last.plus(BETWEEN_TWO)))) {
                json.progress(now, job);
                lastProgress.put(id, now);
            }
        }
    }

    @Override
    public void failed(Job job, FailureRecord failure) {
        json.failure(job, failure.name(), failure.phase(), failure.failure());
        messages.failure(job, failure);
    }

    @Override
    public void ends(JobSnapshot job) {
        if (progress) {
            json.progress(clock.instant(), job);
        }
        JobFailure.of(job).ifPresent(failure -> failed(job, failure));
        messages.failuresEnd(job.job());
        json.summary(job);
    }

    @Override
    public void groupEnds(Group group, List<JobSnapshot> jobs) {
        json.summary(group.id(), jobs);
    }

    @Override
    public void close() {}

    private void failed(JobSnapshot job, Failure failure) {
        json.failure(
                job.job(),
                job.job().request().name(),
                job.progress().phases().getFirst().id(),
                failure);
        messages.say(failure.message());
    }
}
