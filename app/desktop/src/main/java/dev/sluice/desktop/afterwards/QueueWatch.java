package dev.sluice.desktop.afterwards;

import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PauseReason;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks at one sample after the other and says what has come to an end in between. What had ended
 * before the first look is nobody's news. For one thread.
 */
public final class QueueWatch {
    /** So many that are not there any more may be remembered. */
    private static final int REMOVED = 1000;

    private final Set<JobId> ended = new HashSet<>();
    private boolean begun;
    private boolean working;
    private Tally tally = Tally.NONE;

    /**
     * What a look has found.
     *
     * @param ended jobs that have ended since the last look
     * @param busy whether anything is being worked on
     * @param working whether anything is, or will be by itself
     * @param done whether the queue has just come to its end by itself: the last job that could go
     *     on was neither paused nor cancelled, because then a person is there to decide
     * @param tally all that has ended since the queue began to work
     */
    public record Seen(
            List<JobSnapshot> ended, boolean busy, boolean working, boolean done, Tally tally) {}

    public Seen look(EngineSnapshot snapshot) {
        boolean workedBefore = working;
        boolean busy = false;
        working = false;
        List<JobSnapshot> news = new ArrayList<>();
        for (JobSnapshot each : snapshot.jobs()) {
            Job job = each.job();
            if (job.state().ended()) {
                if (ended.add(job.id()) && begun) {
                    news.add(each);
                }
            } else {
                ended.remove(job.id());
                busy |= job.state().active();
                working |= goesOn(job);
            }
        }
        begun = true;
        forgetRemoved(snapshot);
        if (!workedBefore && (working || !news.isEmpty())) {
            tally = Tally.NONE;
        }
        for (JobSnapshot each : news) {
            tally = tally.with(each.job());
        }
        // A job can come and end between two looks, so that the queue never seemed to work.
        boolean done =
                !working
                        && news.stream().anyMatch(each -> each.job().state() != JobState.CANCELLED);
        return new Seen(List.copyOf(news), busy, working, done, tally);
    }

    private void forgetRemoved(EngineSnapshot snapshot) {
        if (ended.size() > 2 * snapshot.jobs().size() + REMOVED) {
            ended.retainAll(
                    snapshot.jobs().stream()
                            .map(job -> job.job().id())
                            .collect(Collectors.toSet()));
        }
    }

    /** Whether it is being worked on or will be without a person's help. */
    public static boolean goesOn(Job job) {
        boolean rests =
                job.state() == JobState.PAUSED
                        && job.pauseReason().equals(Optional.of(PauseReason.OUTSIDE_HOURS));
        return job.state().active() || job.state() == JobState.QUEUED || rests;
    }
}
