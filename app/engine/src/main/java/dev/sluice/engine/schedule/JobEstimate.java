package dev.sluice.engine.schedule;

import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.progress.Eta;
import dev.sluice.engine.progress.Total;
import dev.sluice.engine.store.SourceState;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * When a job will end: its phases overlap, so the slowest one that still has work decides. A phase
 * that has not begun has no speed yet; it widens the range by what it would take at the slowest
 * speed known.
 *
 * @param holdsBack the phase that decides
 */
record JobEstimate(Eta eta, Optional<PhaseId> holdsBack) {

    /**
     * One item phase.
     *
     * @param remaining weight still to be worked
     * @param weightPerSecond its speed while at work, if it has one
     */
    record Chain(PhaseId id, Eta eta, long remaining, OptionalDouble weightPerSecond) {}

    static JobEstimate of(List<Chain> chain, SourceState source) {
        if (!source.finished() && !(source.announced() instanceof Total.Known)) {
            return new JobEstimate(new Eta.Unavailable(Eta.Reason.NO_TOTAL), Optional.empty());
        }
        Duration low = Duration.ZERO;
        Duration high = Duration.ZERO;
        long unbegun = 0;
        double slowest = Double.MAX_VALUE;
        Optional<PhaseId> holdsBack = Optional.empty();
        boolean any = false;
        for (Chain phase : chain) {
            switch (phase.eta()) {
                case Eta.Remaining(Duration from, Duration to) -> {
                    any = true;
                    if (to.compareTo(high) > 0) {
                        high = to;
                        holdsBack = Optional.of(phase.id());
                    }
                    low = from.compareTo(low) > 0 ? from : low;
                    slowest = Math.min(slowest, phase.weightPerSecond().orElse(slowest));
                }
                case Eta.Unavailable(Eta.Reason reason) -> {
                    if (reason == Eta.Reason.STALLED) {
                        return new JobEstimate(phase.eta(), Optional.of(phase.id()));
                    }
                    unbegun += phase.remaining();
                }
                case Eta.Finished() -> any |= phase.remaining() == 0;
            }
        }
        if (!any || (slowest == Double.MAX_VALUE && unbegun > 0)) {
            return new JobEstimate(new Eta.Unavailable(Eta.Reason.WARMING_UP), holdsBack);
        }
        if (unbegun > 0) {
            high = high.plusMillis((long) (unbegun / slowest * 1000));
        }
        return new JobEstimate(new Eta.Remaining(low, high), holdsBack);
    }
}
