package dev.sluice.testkit.simulation;

import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.engine.pipeline.LaneId;
import dev.sluice.engine.pipeline.PhaseSpec;
import dev.sluice.engine.pipeline.Scope;
import dev.sluice.engine.progress.PhaseKind;
import dev.sluice.engine.progress.Unit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A simulated pipeline: a source, one to five phases of item scope, up to two of job scope.
 *
 * @param batch how many items are worked on in one go
 */
record PipelineShape(PipelineId id, List<PhaseShape> phases, OptionalInt batch) {
    private static final List<LaneId> LANES =
            List.of(LaneId.CPU, LaneId.DISK, LaneId.NETWORK, LaneId.WAREHOUSE);

    static PipelineShape any(int number, Chance chance) {
        List<PhaseShape> phases = new ArrayList<>();
        phases.add(phase("list", Scope.SOURCE, true, chance));
        int items = chance.between(1, chance.oneIn(3) ? 5 : 3);
        int never = chance.between(0, 3 * items); // One phase may be switched off, never all.
        for (int i = 0; i < items; i++) {
            phases.add(phase("p" + i, Scope.ITEM, items == 1 || i != never, chance));
        }
        int jobs = chance.oneIn(2) ? chance.between(1, 2) : 0;
        for (int i = 0; i < jobs; i++) {
            phases.add(phase("q" + i, Scope.JOB, !chance.oneIn(6), chance));
        }
        return new PipelineShape(
                new PipelineId("pipeline" + number),
                List.copyOf(phases),
                chance.oneIn(4) ? OptionalInt.of(chance.between(1, 7)) : OptionalInt.empty());
    }

    private static PhaseShape phase(String id, Scope scope, boolean enabled, Chance chance) {
        Set<LaneId> lanes = new HashSet<>();
        if (scope != Scope.SOURCE) {
            lanes.add(chance.of(LANES));
            if (chance.oneIn(4)) {
                lanes.add(chance.of(LANES));
            }
            if (chance.oneIn(8)) {
                lanes.clear();
            }
        }
        boolean fills = scope == Scope.ITEM && chance.oneIn(3);
        PhaseShape.Stops stops = chance.of(List.of(PhaseShape.Stops.values()));
        return new PhaseShape(
                new PhaseSpec(
                        new PhaseId(id),
                        PhaseKind.CHANGE,
                        chance.of(List.of(Unit.values())),
                        scope,
                        lanes,
                        fills ? PhaseSpec.StagingUse.FILLS : PhaseSpec.StagingUse.NONE,
                        enabled),
                chance.between(1, 4),
                stops == PhaseShape.Stops.LOOKS ? 50 : chance.of(List.of(5, 200, 2_000)),
                stops,
                scope == Scope.ITEM && chance.oneIn(3),
                chance.oneIn(2));
    }

    List<PhaseSpec> specs() {
        return phases.stream().map(PhaseShape::spec).toList();
    }

    /** Enabled phases of item scope, in order. */
    List<PhaseShape> itemPhases() {
        return phases.stream().filter(phase -> phase.item() && phase.spec().enabled()).toList();
    }

    /** Enabled phases of job scope, in order. */
    List<PhaseShape> jobPhases() {
        return phases.stream()
                .filter(phase -> phase.spec().scope() == Scope.JOB && phase.spec().enabled())
                .toList();
    }

    PhaseShape phase(PhaseId id) {
        return phases.stream()
                .filter(phase -> phase.spec().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Violation("The engine asked for a phase " + id + "."));
    }

    boolean isLast(PhaseId id) {
        return itemPhases().getLast().spec().id().equals(id);
    }
}
