package dev.sluice.engine.schedule;

import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.progress.Eta;

import java.time.Duration;
import java.util.List;

/**
 * When all that can go on will have ended, as far as it can be told from the jobs that run.
 *
 * @param openEnded jobs whose end nobody knows
 */
record QueueEstimate(Eta eta, int openEnded) {

    /**
     * @param atOnce how many jobs run side by side; what waits goes one after the other at worst
     */
    static QueueEstimate of(List<JobSnapshot> jobs, int atOnce) {
        Duration waitingLow = Duration.ZERO;
        Duration waitingHigh = Duration.ZERO;
        Duration low = Duration.ZERO;
        Duration high = Duration.ZERO;
        int openEnded = 0;
        boolean known = false;
        boolean unfinished = false;
        for (JobSnapshot job : jobs) {
            JobState state = job.job().state();
            if (state.ended() || state == JobState.PAUSED) {
                continue;
            }
            unfinished = true;
            switch (job.progress().eta()) {
                case Eta.Remaining(Duration from, Duration to) -> {
                    known = true;
                    if (state == JobState.QUEUED) {
                        waitingLow = waitingLow.plus(from);
                        waitingHigh = waitingHigh.plus(to);
                        continue;
                    }
                    low = from.compareTo(low) > 0 ? from : low;
                    high = to.compareTo(high) > 0 ? to : high;
                }
                case Eta.Unavailable _ -> openEnded++;
                case Eta.Finished() -> known = true;
            }
        }
        if (!unfinished) {
            return new QueueEstimate(new Eta.Finished(), 0);
        }
        Duration sideBySide = waitingLow.dividedBy(Math.max(1, atOnce));
        low = sideBySide.compareTo(low) > 0 ? sideBySide : low;
        high = high.plus(waitingHigh);
        return new QueueEstimate(
                known ? new Eta.Remaining(low, high) : new Eta.Unavailable(Eta.Reason.WARMING_UP),
                openEnded);
    }
}
