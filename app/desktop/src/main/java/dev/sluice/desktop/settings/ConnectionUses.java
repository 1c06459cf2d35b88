package dev.sluice.desktop.settings;

import dev.sluice.desktop.preset.Preset;
import dev.sluice.engine.EngineSnapshot;

import java.util.List;
import java.util.Map;

/**
 * Who names a connection as the target.
 *
 * @param jobs of the list, ended ones too, since they can be run again
 */
record ConnectionUses(int jobs, int presets) {
    static ConnectionUses of(String name, EngineSnapshot snapshot, List<Preset> presets) {
        return new ConnectionUses(
                (int)
                        snapshot.jobs().stream()
                                .filter(job -> names(job.job().request().options(), name))
                                .count(),
                (int) presets.stream().filter(preset -> names(preset.options(), name)).count());
    }

    private static boolean names(Map<String, String> options, String connection) {
        return ("postgresql:" + connection).equals(options.get("into"));
    }
}
