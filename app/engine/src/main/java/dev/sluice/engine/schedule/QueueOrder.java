package dev.sluice.engine.schedule;

import dev.sluice.engine.job.Job;

import java.util.List;
import java.util.Optional;

/**
 * The manual order: positions with gaps, so that moving one job changes one row. Belongs to the
 * loop.
 */
final class QueueOrder {
    static final long GAP = 1L << 20;

    private final JobBook book;

    QueueOrder(JobBook book) {
        this.book = book;
    }

    long atEnd() {
        return book.positions().max().orElse(0) + GAP;
    }

    long atFront() {
        return book.positions().min().orElse(2 * GAP) - GAP;
    }

    /**
     * Gives a job a position before another one, or at the end; the caller makes its row durable.
     */
    void moveBefore(JobEntry entry, Optional<JobEntry> before) {
        if (before.isEmpty()) {
            place(entry, atEnd());
            return;
        }
        if (before.get() == entry) {
            return;
        }
        long upper = before.get().job.position();
        long lower =
                book.positions()
                        .filter(position -> position < upper && position != entry.job.position())
                        .max()
                        .orElse(upper - 2 * GAP);
        if (upper - lower < 2) {
            spread();
            moveBefore(entry, before);
        } else {
            place(entry, lower + (upper - lower) / 2);
        }
    }

    /** Makes gaps again when one is used up. */
    private void spread() {
        long position = GAP;
        for (JobEntry entry : List.copyOf(book.inOrder())) {
            Job next = entry.job.withOrder(entry.job.priority(), position);
            book.update(entry, next, () -> {});
            position += GAP;
        }
    }

    private static void place(JobEntry entry, long position) {
        entry.job = entry.job.withOrder(entry.job.priority(), position);
    }
}
