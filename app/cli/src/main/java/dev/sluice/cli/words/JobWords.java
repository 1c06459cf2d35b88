package dev.sluice.cli.words;

import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PauseReason;
import dev.sluice.engine.job.PipelineId;

import java.util.Locale;
import java.util.Optional;

/** How a job stands, in words. */
public final class JobWords {
    private JobWords() {}

    /** Stopped by a signal, or cut when the program ended: {@code run} goes on with both. */
    public static String state(Job job) {
        boolean bySignal =
                job.state() == JobState.PAUSED
                        && job.pauseReason().equals(Optional.of(PauseReason.BY_SIGNAL));
        if (job.cut() || bySignal) {
            return "interrupted";
        }
        if (job.state() == JobState.PAUSED
                && job.pauseReason().equals(Optional.of(PauseReason.OUTSIDE_HOURS))) {
            return "outside its hours";
        }
        return switch (job.state()) {
            case SUCCEEDED -> "done";
            case COMPLETED_WITH_FAILURES -> "done with failures";
            case QUEUED, PLANNING, RUNNING, PAUSING, PAUSED, CANCELLING, CANCELLED, FAILED ->
                    job.state().name().toLowerCase(Locale.ROOT);
        };
    }

    /** "12 files", or "12 items" of a pipeline that has no word of its own. */
    public static String items(PipelineId pipeline, long n) {
        return pipeline.value().equals("load")
                ? Amounts.counted(n, "file", "files")
                : Amounts.counted(n, "item", "items");
    }
}
