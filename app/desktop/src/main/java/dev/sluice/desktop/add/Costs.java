package dev.sluice.desktop.add;

import dev.sluice.engine.pipeline.Said;
import dev.sluice.engine.store.Experience;

import java.util.List;
import java.util.Optional;

/**
 * What a request would take.
 *
 * @param time empty where no earlier job tells it
 */
record Costs(Optional<Experience.Expected> time, List<Room> rooms) {
    Costs {
        rooms = List.copyOf(rooms);
    }

    /**
     * Room on a disk.
     *
     * @param free on that disk; empty where nobody can tell
     */
    record Room(Said what, long bytes, Optional<Long> free) {
        boolean tooLittle() {
            return free.isPresent() && free.get() < bytes;
        }
    }
}
