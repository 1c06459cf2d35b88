package dev.sluice.pipelines.media;

import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.pipeline.PhaseSwitch;
import dev.sluice.engine.pipeline.Said;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which phases can be left out or taken in as the options of a job stand. */
final class MediaSwitches {
    private static final String MODE = MediaOptions.MODE.name();
    private static final Said NOT_WANTED =
            Said.of("media.phase.no-audio", "what is downloaded stays as it is");
    private static final Said NOT_FETCHED =
            Said.of("media.phase.no-download", "works on what is here already");
    private static final Said NO_FFMPEG =
            Said.of("media.phase.no-ffmpeg", "ffmpeg is missing, see below");

    private MediaSwitches() {}

    /**
     * @param ffmpegMissing whether it was looked for and not found
     */
    static List<PhaseSwitch> of(MediaSettings.Mode mode, boolean ffmpegMissing) {
        Optional<Said> missing =
                ffmpegMissing && mode.extracts() ? Optional.of(NO_FFMPEG) : Optional.empty();
        return switch (mode) {
            case BOTH ->
                    List.of(
                            can(MediaPhases.DOWNLOAD, "extract", Optional.empty()),
                            can(MediaPhases.EXTRACT, "download", missing));
            // The last one can't be left out.
            case DOWNLOAD -> List.of(can(MediaPhases.EXTRACT, "", Optional.of(NOT_WANTED)));
            case EXTRACT ->
                    List.of(
                            can(MediaPhases.DOWNLOAD, "", Optional.of(NOT_FETCHED)),
                            new PhaseSwitch(MediaPhases.EXTRACT, Map.of(), missing));
        };
    }

    private static PhaseSwitch can(PhaseId phase, String mode, Optional<Said> why) {
        return new PhaseSwitch(phase, Map.of(MODE, mode), why);
    }
}
