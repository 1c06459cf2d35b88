package dev.sluice.bench.kills;

import dev.sluice.engine.event.EngineEvent;
import dev.sluice.engine.job.JobState;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Hears over the link when the first job was told to stop and when the last one had. Safe for
 * threads.
 */
final class Ears {
    private final LongSupplier nanos;
    private Optional<Long> told = Optional.empty();
    private Optional<Long> stopped = Optional.empty();

    Ears(LongSupplier nanos) {
        this.nanos = nanos;
    }

    synchronized void hear(EngineEvent event) {
        if (event instanceof EngineEvent.JobChanged(var job, var from)) {
            boolean stops = stops(job.state()) && !from.ended();
            boolean settled = job.state() == JobState.PAUSED || job.state().ended();
            if (stops && told.isEmpty()) {
                told = Optional.of(nanos.getAsLong());
            }
            if (settled && told.isPresent()) {
                stopped = Optional.of(nanos.getAsLong());
            }
        }
    }

    /** From the first to the last; empty when nothing was heard. */
    synchronized Optional<Duration> between() {
        return told.flatMap(from -> stopped.map(to -> Duration.ofNanos(to - from)));
    }

    private static boolean stops(JobState state) {
        return switch (state) {
            case PAUSING, PAUSED, CANCELLING, CANCELLED -> true;
            case QUEUED, PLANNING, RUNNING, SUCCEEDED, COMPLETED_WITH_FAILURES, FAILED -> false;
        };
    }
}
