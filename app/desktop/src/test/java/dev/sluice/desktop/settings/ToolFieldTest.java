package dev.sluice.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.detail.AtOnce;
import dev.sluice.pipelines.tool.ToolName;
import dev.sluice.pipelines.tool.Tools;
import dev.sluice.ui.Messages;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

final class ToolFieldTest {

    @TempDir Path home;

    @Test
    void aPathTypedIsKeptForJobsAndWhatIsWrongWithItIsSaid() throws Exception {
        Files.writeString(home.resolve("tools.properties"), "tools.yt-dlp=/opt/yt-dlp\n");
        ToolField field = field();
        field.path().set(" /no/such/ffmpeg ");
        field.commit();

        assertThat(Files.readString(home.resolve("tools.properties")))
                .contains("tools.ffmpeg=/no/such/ffmpeg\n")
                .contains("tools.yt-dlp=/opt/yt-dlp\n");
        assertThat(field.error().get()).contains("/no/such/ffmpeg");
        assertThat(field.found().get()).isEmpty();
        assertThat(field().path().get()).isEqualTo("/no/such/ffmpeg");
    }

    @Test
    void anEmptyPathLetsItBeLookedFor() throws Exception {
        Files.writeString(home.resolve("tools.properties"), "tools.ffmpeg=/no/such/ffmpeg\n");
        ToolField field = field();
        field.path().set("");
        field.commit();

        assertThat(Files.readString(home.resolve("tools.properties"))).doesNotContain("ffmpeg");
        assertThat(field.error().get()).doesNotContain("/no/such/ffmpeg");
    }

    private ToolField field() {
        return new ToolField(
                ToolName.FFMPEG,
                new ToolPaths(home),
                new Tools(home),
                AtOnce.background(),
                Messages.of(Locale.ENGLISH),
                failure -> {
                    throw new AssertionError(failure);
                });
    }
}
