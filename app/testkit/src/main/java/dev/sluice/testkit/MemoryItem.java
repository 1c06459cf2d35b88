package dev.sluice.testkit;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.Item;
import dev.sluice.engine.job.ItemState;
import dev.sluice.engine.job.JobItems;
import dev.sluice.engine.job.PhaseId;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One row of {@link MemoryJobStore}; immutable. */
record MemoryItem(
        Item item,
        ItemState state,
        PhaseId phase,
        Optional<String> reason,
        Optional<Failure> failure,
        int attempts,
        long staged,
        Duration took) {

    static MemoryItem fresh(Item item, PhaseId phase) {
        return new MemoryItem(
                item,
                ItemState.WAITING,
                phase,
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                Duration.ZERO);
    }

    MemoryItem tried(int count, Failure why, Duration more) {
        return new MemoryItem(
                item, state, phase, reason, Optional.of(why), count, staged, took.plus(more));
    }

    MemoryItem back() {
        return new MemoryItem(
                item,
                ItemState.WAITING,
                phase,
                Optional.empty(),
                Optional.empty(),
                0,
                staged,
                took);
    }

    MemoryItem givenUp(String why) {
        return new MemoryItem(
                item,
                ItemState.SKIPPED,
                phase,
                Optional.of(why),
                Optional.empty(),
                attempts,
                0,
                took);
    }

    Item with(Map<String, String> facts) {
        return new Item(
                item.id(),
                item.job(),
                item.ordinal(),
                item.key(),
                item.name(),
                item.weight(),
                facts);
    }

    JobItems.Entry entry() {
        return new JobItems.Entry(item, state, phase, reason, failure, attempts, took);
    }
}
