package dev.sluice.desktop.detail;

import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.progress.Current;
import dev.sluice.engine.progress.PhaseProgress;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is being worked on at one moment, which only the engine knows and never the store.
 *
 * @param items by phase and name how far each is
 */
record AtWork(Map<PhaseId, Map<String, Optional<Double>>> items) {
    static final AtWork NOTHING = new AtWork(Map.of());

    static AtWork of(JobSnapshot job) {
        Map<PhaseId, Map<String, Optional<Double>>> items = new HashMap<>();
        for (PhaseProgress phase : job.progress().phases()) {
            if (!phase.current().isEmpty()) {
                Map<String, Optional<Double>> names = new HashMap<>();
                for (Current current : phase.current()) {
                    names.put(current.name(), current.fraction());
                }
                items.put(phase.id(), names);
            }
        }
        return new AtWork(items);
    }

    /** Whether an item of this name is in this phase right now. */
    boolean holds(PhaseId phase, String name) {
        return items.getOrDefault(phase, Map.of()).containsKey(name);
    }

    Optional<Double> fraction(PhaseId phase, String name) {
        return items.getOrDefault(phase, Map.of()).getOrDefault(name, Optional.empty());
    }
}
