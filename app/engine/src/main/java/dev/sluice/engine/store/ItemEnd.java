package dev.sluice.engine.store;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.PhaseId;

/** Where an attempt leaves its item. */
public sealed interface ItemEnd {
    /** Done here, and waiting for the next phase. */
    record Next(PhaseId phase) implements ItemEnd {}

    /** Done here, and this was the last phase. */
    record Done() implements ItemEnd {}

    record Skipped(String reason) implements ItemEnd {}

    record Failed(Failure failure) implements ItemEnd {}
}
