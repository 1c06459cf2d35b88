package dev.sluice.desktop.afterwards;

import dev.sluice.engine.JobSnapshot;
import dev.sluice.ui.Messages;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Tells of ends, one summary and no flood: what ends close after each other is told together, and
 * the end of the queue once. For one thread; it has no clock of its own.
 */
public final class Summaries {
    /** So long after an end others may join it. */
    static final Duration GATHERING = Duration.ofSeconds(3);

    /** So long after a summary no other comes but that of the queue. */
    static final Duration QUIET = Duration.ofSeconds(30);

    private final Supplier<Telling> choice;
    private final LongSupplier nanos;
    private final SummaryWords words;
    private final Consumer<Summary> told;
    private Tally gathered = Tally.NONE;
    private long due;
    private long quietUntil;

    /**
     * @param nanos a clock that only goes forward
     */
    public Summaries(
            Supplier<Telling> choice,
            LongSupplier nanos,
            Messages messages,
            Consumer<Summary> told) {
        this.choice = choice;
        this.nanos = nanos;
        this.words = new SummaryWords(messages);
        this.told = told;
        this.quietUntil = nanos.getAsLong();
    }

    /** Takes in what was seen of the queue. */
    public void follow(QueueWatch.Seen seen) {
        Telling now = choice.get();
        if (now == Telling.NOTHING) {
            gathered = Tally.NONE;
        } else if (seen.done()) {
            tell(words.of(seen.tally(), true));
        } else if (now == Telling.JOBS) {
            for (JobSnapshot job : seen.ended()) {
                if (gathered.all() == 0) {
                    long soon = nanos.getAsLong() + GATHERING.toNanos();
                    due = soon - quietUntil > 0 ? soon : quietUntil;
                }
                gathered = gathered.with(job.job());
            }
        }
    }

    /** Time may have passed. */
    public void tick() {
        if (gathers() && nanos.getAsLong() - due >= 0) {
            tell(words.of(gathered, false));
        }
    }

    /** Whether something waits to be told, so that time matters. */
    public boolean gathers() {
        return gathered.all() > 0;
    }

    private void tell(Summary summary) {
        gathered = Tally.NONE;
        quietUntil = nanos.getAsLong() + QUIET.toNanos();
        told.accept(summary);
    }
}
