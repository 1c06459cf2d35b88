package dev.sluice.engine.schedule;

import dev.sluice.engine.WorkingHours;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PauseReason;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Pauses what runs when the hours of the queue end, and lets it go on when they begin. Belongs to
 * the loop.
 */
final class HourKeeper {
    /** A clock may be set, and a machine may sleep, so it looks more often than it must. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final Scheduler scheduler;
    private final Commands commands;
    private WorkingHours hours = WorkingHours.ALWAYS;
    private int generation;

    HourKeeper(Scheduler scheduler, Commands commands) {
        this.scheduler = scheduler;
        this.commands = commands;
    }

    void keepTo(WorkingHours next) {
        hours = next;
        generation++;
        look(generation);
    }

    private void look(int asked) {
        if (asked != generation || scheduler.isClosing()) {
            return;
        }
        Instant now = scheduler.now();
        boolean open = hours.allow(now);
        Optional<Instant> change = hours.nextChange(now);
        scheduler.closedUntil(open ? Optional.empty() : change);
        for (JobEntry entry : List.copyOf(scheduler.book.unfinished())) {
            if (open) {
                goOn(entry);
            } else if (entry.active.isPresent() && !entry.atAnyHour) {
                commands.pauseOutsideHours(entry);
            }
        }
        scheduler.dispatch();
        if (hours.limited()) {
            Duration wait =
                    change.map(at -> Duration.between(now, at))
                            .filter(left -> left.compareTo(LONGEST_WAIT) < 0)
                            .orElse(LONGEST_WAIT);
            scheduler.ports.loop().after(wait, () -> look(asked));
        }
    }

    private void goOn(JobEntry entry) {
        entry.atAnyHour = false;
        if (!isOutsideHours(entry)) {
            return;
        }
        if (entry.job.state() == JobState.PAUSING) {
            // Nobody looks again where the hours were lifted while it stopped.
            entry.whenSettled.add(() -> goOnIfOpen(entry));
        } else if (entry.job.state() == JobState.PAUSED) {
            scheduler.book.change(
                    entry,
                    JobState.QUEUED,
                    job -> job.withPauseReason(Optional.empty()),
                    scheduler::dispatch);
        }
    }

    private void goOnIfOpen(JobEntry entry) {
        if (!scheduler.isOutsideHours()) {
            goOn(entry);
        }
    }

    static boolean isOutsideHours(JobEntry entry) {
        return entry.job.pauseReason().equals(Optional.of(PauseReason.OUTSIDE_HOURS));
    }
}
