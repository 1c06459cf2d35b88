package dev.sluice.pipelines.load;

import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.pipeline.PhaseSwitch;
import dev.sluice.engine.pipeline.Said;
import dev.sluice.pipelines.load.pack.Codec;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which phases can be left out or taken in as the options of a job stand. */
final class LoadSwitches {
    private static final String SKIP_CHECK = LoadOptions.SKIP_CHECK.name();
    private static final String MODE = LoadOptions.MODE.name();
    private static final String CODEC = LoadOptions.CODEC.name();
    private static final String STAGE = LoadOptions.STAGE.name();

    private static final Said ONLY_CHECKED =
            Said.of("load.phase.only-checked", "files are only checked");
    private static final Said NO_TYPES =
            Said.of("load.phase.no-types", "new columns are then all text");
    private static final Said NONE_NEEDED =
            Said.of("load.phase.none-needed", "a local table needs none");
    private static final Said STREAMED =
            Said.of("load.phase.streamed", "rows go straight to the server");
    private static final Said UNPACKED = Said.of("load.phase.unpacked", "parts go unpacked");

    private LoadSwitches() {}

    static List<PhaseSwitch> of(LoadSettings settings) {
        if (settings.mode() != LoadSettings.Mode.ALL) {
            return List.of(
                    new PhaseSwitch(LoadPhases.CHECK, Map.of(), Optional.empty()),
                    off(LoadPhases.COMPRESS, Map.of(), ONLY_CHECKED),
                    off(LoadPhases.UPLOAD, Map.of(), ONLY_CHECKED),
                    off(LoadPhases.COPY, Map.of(MODE, "all"), ONLY_CHECKED));
        }
        return List.of(
                settings.checks()
                        ? on(LoadPhases.CHECK, Map.of(SKIP_CHECK, "true"))
                        : off(LoadPhases.CHECK, Map.of(SKIP_CHECK, ""), NO_TYPES),
                compress(settings),
                upload(settings),
                on(LoadPhases.COPY, Map.of(MODE, "check", SKIP_CHECK, "")));
    }

    private static PhaseSwitch compress(LoadSettings settings) {
        if (!settings.uploads()) {
            return off(LoadPhases.COMPRESS, Map.of(CODEC, "zstd"), unneeded(settings));
        }
        if (settings.codec() == Codec.NONE) {
            return off(LoadPhases.COMPRESS, Map.of(CODEC, "zstd"), UNPACKED);
        }
        // Without a stage of its own a job that packs nothing has nothing to upload either.
        String without = settings.stage().isPresent() || isServer(settings) ? "none" : "";
        return on(LoadPhases.COMPRESS, Map.of(CODEC, without));
    }

    private static PhaseSwitch upload(LoadSettings settings) {
        if (settings.uploads()) {
            String without = isServer(settings) ? "none" : "";
            return on(LoadPhases.UPLOAD, Map.of(CODEC, without, STAGE, ""));
        }
        String with = isServer(settings) ? "" : "none";
        return off(LoadPhases.UPLOAD, Map.of(CODEC, with), unneeded(settings));
    }

    /** Why nothing has to be packed or sent to a stage. */
    private static Said unneeded(LoadSettings settings) {
        return isServer(settings) ? STREAMED : NONE_NEEDED;
    }

    private static boolean isServer(LoadSettings settings) {
        return settings.target().filter(Target::isServer).isPresent();
    }

    private static PhaseSwitch on(PhaseId phase, Map<String, String> change) {
        return new PhaseSwitch(phase, change, Optional.empty());
    }

    private static PhaseSwitch off(PhaseId phase, Map<String, String> change, Said why) {
        return new PhaseSwitch(phase, change, Optional.of(why));
    }
}
