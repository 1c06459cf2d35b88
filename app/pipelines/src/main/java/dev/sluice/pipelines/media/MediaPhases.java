package dev.sluice.pipelines.media;

import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.pipeline.LaneId;
import dev.sluice.engine.pipeline.PhaseSpec;
import dev.sluice.engine.pipeline.PhaseSpec.StagingUse;
import dev.sluice.engine.pipeline.Scope;
import dev.sluice.engine.progress.PhaseKind;
import dev.sluice.engine.progress.Unit;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The phases of Media and which of them a mode leaves out. */
final class MediaPhases {
    static final PhaseId PLAYLIST = new PhaseId("playlist");
    static final PhaseId DOWNLOAD = new PhaseId("download");
    static final PhaseId EXTRACT = new PhaseId("extract");

    private MediaPhases() {}

    /**
     * @param delay between the download of an item and its extracting
     * @param extractPriority of extracting, beyond that of its job
     */
    static List<PhaseSpec> of(MediaSettings.Mode mode, Duration delay, int extractPriority) {
        return List.of(
                new PhaseSpec(
                        PLAYLIST,
                        PhaseKind.FIND,
                        Unit.ITEMS,
                        Scope.SOURCE,
                        Set.of(),
                        StagingUse.NONE,
                        true),
                new PhaseSpec(
                        DOWNLOAD,
                        PhaseKind.TRANSFER,
                        Unit.BYTES,
                        Scope.ITEM,
                        Set.of(LaneId.NETWORK),
                        StagingUse.NONE,
                        mode.downloads()),
                new PhaseSpec(
                        EXTRACT,
                        PhaseKind.CHANGE,
                        Unit.SECONDS,
                        Scope.ITEM,
                        Set.of(LaneId.CPU),
                        StagingUse.NONE,
                        delay,
                        extractPriority,
                        mode.extracts()));
    }
}
