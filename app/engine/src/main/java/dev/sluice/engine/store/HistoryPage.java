package dev.sluice.engine.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Some ended jobs.
 *
 * @param jobs the one that ended last first
 * @param total how many there are of those asked for, on whatever page
 * @param oldest when the first of all those ended; empty when there is none
 */
public record HistoryPage(List<EndedJob> jobs, long total, Optional<Instant> oldest) {
    public HistoryPage {
        jobs = List.copyOf(jobs);
    }
}
