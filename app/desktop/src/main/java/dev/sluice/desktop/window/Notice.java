package dev.sluice.desktop.window;

import dev.sluice.engine.job.JobId;

import java.time.Duration;
import java.util.List;

/** One short message over the window; each is itself and no other, whatever it says. */
final class Notice {
    /** What kind it is, the one that makes room first at the front. */
    enum Kind {
        /** May be read and forgotten. */
        NEWS(Duration.ofSeconds(6)),
        /** Something in a job failed; the job's page says more. */
        TROUBLE(Duration.ofSeconds(30)),
        /** Asks something of a person, so it stays until it is closed. */
        WARNING(Duration.ofSeconds(Long.MAX_VALUE)),
        /** Can be undone as long as it is there. */
        UNDOABLE(Duration.ofSeconds(10));

        private final Duration stays;

        Kind(Duration stays) {
            this.stays = stays;
        }

        /** How long it stays by itself. */
        Duration stays() {
            return stays;
        }

        /** Whether its time passes only while somebody could read it. */
        boolean wantsToBeSeen() {
            return this == TROUBLE;
        }
    }

    private final String sentence;
    private final Kind kind;
    private final List<JobId> jobs;
    private final Runnable undone;
    private final Runnable settled;

    /**
     * @param jobs those it is about; whoever opens the page of one has read it
     * @param undone called when what it tells is to be undone
     * @param settled called instead when it goes otherwise
     */
    Notice(String sentence, Kind kind, List<JobId> jobs, Runnable undone, Runnable settled) {
        this.sentence = sentence;
        this.kind = kind;
        this.jobs = List.copyOf(jobs);
        this.undone = undone;
        this.settled = settled;
    }

    String sentence() {
        return sentence;
    }

    Kind kind() {
        return kind;
    }

    List<JobId> jobs() {
        return jobs;
    }

    void beUndone() {
        undone.run();
    }

    void beSettled() {
        settled.run();
    }
}
