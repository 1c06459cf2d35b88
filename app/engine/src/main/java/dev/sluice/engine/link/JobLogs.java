package dev.sluice.engine.link;

import dev.sluice.engine.event.EngineEvent;
import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Writes down what happened to each job, a line an event, in {@code log.txt} beside its report. One
 * thread of its own writes; when more happens than can be written, or a log has grown long,
 * failures of single items are left out of it, for the store has them all.
 */
final class JobLogs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobLogs.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssxxx", Locale.ROOT);

    private static final Pattern BREAKS = Pattern.compile("\\R");

    /** What drives terminals or turns the direction of writing. */
    private static final Pattern DISTURBS =
            Pattern.compile(
                    "[\\p{Cc}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069&&[^\\n\\t]]");

    private static final int MOST_PENDING = 10_000;
    private static final long LONG_BYTES = 4L * 1024 * 1024;
    private static final long CLOSE_SECONDS = 2;

    private final Path jobs;
    private final Clock clock;
    private final Set<JobId> cut = new HashSet<>();
    private final Set<JobId> removed = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor writer =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    Thread.ofPlatform().daemon().name("job-log").factory());

    /**
     * @param jobs the folder in which each job has one
     */
    JobLogs(Path jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Takes an event; returns at once. */
    void tell(EngineEvent event) {
        switch (event) {
            // A job gets its folder when its work begins, so nothing is written of one that waits.
            case EngineEvent.JobAdded _ -> {}
            case EngineEvent.JobRemoved(JobId job) -> removed.add(job);
            case EngineEvent.JobChanged(Job job, JobState from) -> {
                if (job.state() != from && job.started().isPresent()) {
                    write(job.id(), state(job), Kind.STATE);
                }
            }
            case EngineEvent.ItemFailed(var job, var item, var phase, var failure) ->
                    write(job, phase + ": " + inLine(item) + ": " + text(failure), Kind.ITEM);
            case EngineEvent.Notice(var job, var sentence) ->
                    sentence.ifPresent(text -> write(job, text, Kind.STATE));
            case EngineEvent.Remark(var job, var sentence) -> write(job, sentence, Kind.STATE);
        }
    }

    private static String state(Job job) {
        String worked = worked(job.worked());
        return switch (job.state()) {
            case QUEUED -> "Waits for its turn.";
            case PLANNING -> "Begins: " + inLine(job.request().name()) + ".";
            case RUNNING -> "Runs.";
            case PAUSING -> "Is being paused.";
            case PAUSED -> "Is paused after " + worked + ".";
            case CANCELLING -> "Is being cancelled.";
            case CANCELLED -> "Was cancelled after " + worked + ".";
            case SUCCEEDED -> "Is done after " + worked + ".";
            case COMPLETED_WITH_FAILURES -> "Is done after " + worked + "; some items failed.";
            case FAILED ->
                    "Failed after "
                            + worked
                            + "."
                            + job.failure().map(failure -> " " + text(failure)).orElse("");
        };
    }

    private static String worked(Duration worked) {
        if (worked.toMinutes() == 0) {
            return String.format(Locale.ROOT, "%.1f s", worked.toMillis() / 1000.0);
        }
        return "%d:%02d:%02d h"
                .formatted(worked.toHours(), worked.toMinutesPart(), worked.toSecondsPart());
    }

    private static String text(Failure failure) {
        return failure.detail().isBlank()
                ? failure.message()
                : failure.message() + "\n" + failure.detail().strip();
    }

    /** A name from outside must not begin a line that looks like one of an event. */
    private static String inLine(String name) {
        return BREAKS.matcher(name).replaceAll(" ");
    }

    private static String indented(String text) {
        String lines = BREAKS.matcher(text).replaceAll("\n");
        return DISTURBS.matcher(lines).replaceAll("□").replace("\n", "\n    ");
    }

    /** A state is always written; of items there may be too many. */
    private enum Kind {
        STATE,
        ITEM
    }

    private void write(JobId job, String text, Kind kind) {
        if (kind == Kind.ITEM && writer.getQueue().size() > MOST_PENDING) {
            return;
        }
        String line =
                TIME.format(clock.instant().atZone(clock.getZone())) + "  " + indented(text) + "\n";
        writer.execute(() -> append(job, line, kind));
    }

    private void append(JobId job, String line, Kind kind) {
        Path folder = jobs.resolve(job.value());
        Path file = folder.resolve("log.txt");
        try {
            if (removed.contains(job)) {
                return; // Its folder goes with it, and must not come back.
            }
            Files.createDirectories(folder);
            boolean full = kind == Kind.ITEM && Files.exists(file) && Files.size(file) > LONG_BYTES;
            if (full && !cut.add(job)) {
                return;
            }
            Files.writeString(
                    file,
                    full ? "More items failed; the list of failures has them all.\n" : line,
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            // Nothing that was asked for depends on it, and a full disk is told of elsewhere.
            LOG.debug("The log of {} cannot be written", job, e);
        }
    }

    /** Writes what it has been told. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.debug("The logs of jobs lack their last lines.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
