package dev.sluice.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.preset.Preset;
import dev.sluice.desktop.queue.Snapshots;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.pipelines.load.LoadPipeline;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

final class ConnectionUsesTest {
    private static final Map<String, String> SHOP = Map.of("into", "postgresql:shop");

    @Test
    void jobsAndPresetsThatLoadIntoTheConnectionAreCountedAndNoOthers() {
        EngineSnapshot snapshot =
                Snapshots.of(
                        Snapshots.job("4k7q2m91").options(SHOP).build(),
                        Snapshots.job("4k7q2m92")
                                .options(Map.of("into", "postgresql:shop2"))
                                .build(),
                        Snapshots.job("4k7q2m93")
                                .options(Map.of("into", "duckdb:/d/shop"))
                                .build());
        List<Preset> presets =
                List.of(
                        new Preset(LoadPipeline.ID, "nightly", false, SHOP),
                        new Preset(LoadPipeline.ID, "stock", false, Map.of("codec", "gzip")));

        assertThat(ConnectionUses.of("shop", snapshot, presets))
                .isEqualTo(new ConnectionUses(1, 1));
        assertThat(ConnectionUses.of("stock", snapshot, presets))
                .isEqualTo(new ConnectionUses(0, 0));
    }
}
