package dev.sluice.desktop.queue;

import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.progress.BatchProgress;
import dev.sluice.engine.progress.PhaseKind;
import dev.sluice.engine.progress.PhaseProgress;
import dev.sluice.engine.progress.PhaseStatus;
import dev.sluice.engine.progress.Waits;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which phases of a running job have a line, and their rows, kept from sample to sample. A phase
 * that is through keeps its line for a second; one whose turn has not come takes no room.
 */
final class ShownPhases {

    private static final Duration LINGER = Duration.ofSeconds(1);

    private final PhaseFilling filling;
    private final Map<String, PhaseRow> rows = new HashMap<>();
    private final Map<String, Instant> doneSince = new HashMap<>();

    ShownPhases(PhaseFilling filling) {
        this.filling = filling;
    }

    void show(JobRow row, JobSnapshot snapshot, Instant at) {
        List<PhaseProgress> phases = snapshot.progress().phases();
        String into = snapshot.job().request().options().getOrDefault("table", "");
        List<PhaseRow> shown = new ArrayList<>();
        boolean busyBefore = false;
        for (int i = 0; i < phases.size(); i++) {
            PhaseProgress phase = phases.get(i);
            Optional<BatchProgress> batch =
                    i == 0
                            ? snapshot.progress().batch().filter(BatchProgress::worthTelling)
                            : Optional.empty();
            // The source tells of the batches, also once it has found all items.
            if (batch.isPresent() || isShown(phase, busyBefore, i == phases.size() - 1, at)) {
                PhaseRow line = rows.computeIfAbsent(phase.id().value(), PhaseRow::new);
                filling.fill(line, phase, phases.subList(i + 1, phases.size()), into, batch);
                shown.add(line);
            }
            busyBefore |= phase.status() == PhaseStatus.ACTIVE;
        }
        if (!row.phases().equals(shown)) {
            row.phases().setAll(shown);
        }
    }

    void clear(JobRow row) {
        if (!row.phases().isEmpty()) {
            row.phases().clear();
        }
        doneSince.clear();
    }

    private boolean isShown(PhaseProgress phase, boolean busyBefore, boolean last, Instant at) {
        String id = phase.id().value();
        if (phase.status() != PhaseStatus.DONE) {
            doneSince.remove(id);
        }
        return switch (phase.status()) {
            case ACTIVE -> true;
            case OFF -> false;
            case DONE -> {
                // Only what was seen at work is worth a tick.
                boolean seen = rows.containsKey(id);
                Instant since = doneSince.computeIfAbsent(id, ignored -> at);
                yield seen && Duration.between(since, at).compareTo(LINGER) < 0;
            }
            case WAITING -> {
                boolean begun = phase.counts().ended() > 0 || phase.queued() > 0;
                boolean closesTheJob = last && phase.kind() == PhaseKind.VERIFY;
                boolean onlyInput =
                        phase.waits() instanceof Waits.ForInput
                                || phase.waits() instanceof Waits.No;
                yield !onlyInput || begun || (busyBefore && !closesTheJob);
            }
        };
    }
}
