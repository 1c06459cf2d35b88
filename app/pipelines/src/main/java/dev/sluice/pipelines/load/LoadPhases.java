package dev.sluice.pipelines.load;

import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.pipeline.LaneId;
import dev.sluice.engine.pipeline.PhaseSpec;
import dev.sluice.engine.pipeline.PhaseSpec.StagingUse;
import dev.sluice.engine.pipeline.Scope;
import dev.sluice.engine.progress.PhaseKind;
import dev.sluice.engine.progress.Unit;
import dev.sluice.pipelines.load.pack.Codec;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The phases of Load and which of them a job's settings leave out. */
final class LoadPhases {
    static final PhaseId FILES = new PhaseId("files");
    static final PhaseId CHECK = new PhaseId("check");
    static final PhaseId COMPRESS = new PhaseId("compress");
    static final PhaseId UPLOAD = new PhaseId("upload");
    static final PhaseId COPY = new PhaseId("copy");
    static final PhaseId RECONCILE = new PhaseId("reconcile");

    private LoadPhases() {}

    static List<PhaseSpec> of(LoadSettings settings) {
        boolean loads = settings.mode() == LoadSettings.Mode.ALL;
        boolean compresses = settings.uploads() && settings.codec() != Codec.NONE;
        // With a key the order of the files decides which row wins, so one goes after the other.
        Set<LaneId> oneByOne = settings.key().isEmpty() ? Set.of() : Set.of(LaneId.IN_ORDER);
        return List.of(
                new PhaseSpec(
                        FILES,
                        PhaseKind.FIND,
                        Unit.ITEMS,
                        Scope.SOURCE,
                        Set.of(),
                        StagingUse.NONE,
                        true),
                item(
                        CHECK,
                        PhaseKind.VERIFY,
                        Unit.ROWS,
                        with(oneByOne, LaneId.CPU),
                        StagingUse.NONE,
                        settings.checks()),
                item(
                        COMPRESS,
                        PhaseKind.CHANGE,
                        Unit.BYTES,
                        with(oneByOne, LaneId.CPU),
                        StagingUse.FILLS,
                        loads && compresses),
                item(
                        UPLOAD,
                        PhaseKind.TRANSFER,
                        Unit.BYTES,
                        with(oneByOne, LaneId.DISK),
                        StagingUse.NONE,
                        loads && settings.uploads()),
                item(
                        COPY,
                        PhaseKind.WRITE,
                        Unit.ROWS,
                        with(oneByOne, LaneId.WAREHOUSE),
                        StagingUse.NONE,
                        loads),
                new PhaseSpec(
                        RECONCILE,
                        PhaseKind.VERIFY,
                        Unit.ITEMS,
                        Scope.JOB,
                        Set.of(),
                        StagingUse.NONE,
                        true));
    }

    private static PhaseSpec item(
            PhaseId id,
            PhaseKind kind,
            Unit unit,
            Set<LaneId> lanes,
            StagingUse staging,
            boolean enabled) {
        return new PhaseSpec(id, kind, unit, Scope.ITEM, lanes, staging, enabled);
    }

    private static Set<LaneId> with(Set<LaneId> lanes, LaneId lane) {
        Set<LaneId> all = new HashSet<>(lanes);
        all.add(lane);
        return all;
    }
}
