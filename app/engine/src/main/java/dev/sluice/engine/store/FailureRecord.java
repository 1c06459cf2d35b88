package dev.sluice.engine.store;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.ItemId;
import dev.sluice.engine.job.PhaseId;

import java.time.Instant;
import java.util.Optional;

/**
 * One item (or phase of job scope) that failed and has not been retried since.
 *
 * @param id grows with every record, for paging
 * @param item empty for a phase of job scope
 * @param name the item's name, else the phase's id
 * @param weight the item's weight; 0 for a phase
 */
public record FailureRecord(
        long id,
        Optional<ItemId> item,
        String name,
        PhaseId phase,
        Failure failure,
        int attempts,
        Instant at,
        long weight) {}
