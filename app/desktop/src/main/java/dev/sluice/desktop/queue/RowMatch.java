package dev.sluice.desktop.queue;

import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.progress.Current;
import dev.sluice.engine.progress.PhaseProgress;

import java.util.Locale;

/** Which jobs a filter and a search leave. */
record RowMatch(QueueFilter filter, String search) {

    RowMatch {
        search = search.strip().toLowerCase(Locale.ROOT);
    }

    boolean isEverything() {
        return filter == QueueFilter.ALL && search.isEmpty();
    }

    boolean matches(JobSnapshot job, String groupName) {
        return (filter == QueueFilter.ALL || filter == filterOf(job.job().state()))
                && (search.isEmpty() || contains(job, groupName));
    }

    /** The one filter beside All that lists a job of this state, so that the counts add up. */
    static QueueFilter filterOf(JobState state) {
        return switch (state) {
            case PLANNING, RUNNING, PAUSING, CANCELLING -> QueueFilter.RUNNING;
            case QUEUED, PAUSED -> QueueFilter.WAITING;
            case SUCCEEDED, CANCELLED -> QueueFilter.DONE;
            case COMPLETED_WITH_FAILURES, FAILED -> QueueFilter.FAILED;
        };
    }

    private boolean contains(JobSnapshot job, String groupName) {
        if (has(job.job().request().name()) || has(groupName)) {
            return true;
        }
        for (String operand : job.job().request().operands()) {
            if (has(operand)) {
                return true;
            }
        }
        for (PhaseProgress phase : job.progress().phases()) {
            for (Current current : phase.current()) {
                if (has(current.name())) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean has(String text) {
        return text.toLowerCase(Locale.ROOT).contains(search);
    }
}
