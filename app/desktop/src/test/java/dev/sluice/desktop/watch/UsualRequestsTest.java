package dev.sluice.desktop.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.preset.Preset;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.pipelines.load.LoadPipeline;
import dev.sluice.pipelines.media.MediaPipeline;

import javafx.collections.FXCollections;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class UsualRequestsTest {
    private static final PipelineId MEDIA = new PipelineId("media");
    private static final Path HOME = Path.of("/home/ann");
    private static final Watch FILES =
            new Watch("w", Path.of("/in"), LoadPipeline.ID, Optional.empty(), Optional.empty(), 1);

    private final UsualRequests requests =
            new UsualRequests(
                    HOME,
                    List.of(new LoadPipeline(), new MediaPipeline()),
                    FXCollections.observableArrayList(
                            new Preset(MEDIA, "Small", false, Map.of("audio", "opus"))));

    @Test
    void aTableFileIsLoadedIntoATableOfItsName() {
        JobRequest request = requests.of(FILES, Path.of("/in/web orders.tsv.gz"));

        assertThat(request.pipeline()).isEqualTo(LoadPipeline.ID);
        assertThat(request.options()).containsEntry("table", "web_orders").doesNotContainKey("to");
    }

    @Test
    void aFolderForMediaTakesMediaWithItsPreset() {
        Watch talks = FILES.withPipeline(MEDIA).withPreset(Optional.of("Small"));

        JobRequest request = requests.of(talks, Path.of("/in/Talk.mp4"));

        assertThat(request.pipeline()).isEqualTo(MEDIA);
        assertThat(request.options())
                .containsOnly(Map.entry("audio", "opus"), Map.entry("to", "/home/ann/media"));
        assertThat(requests.takes(talks, "Talk.mp4")).isTrue();
        assertThat(requests.takes(talks, "orders.tsv")).isFalse();
        assertThat(requests.takes(FILES, "orders.tsv")).isTrue();
    }
}
