package dev.sluice.pipelines.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.engine.pipeline.PhaseFailure;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

class ToolsTest {
    @TempDir Path folder;
    private Path home;
    private Path bin;

    @BeforeEach
    void setUp() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs /bin/sh to play a program");
        home = Files.createDirectories(folder.resolve("home"));
        bin = Files.createDirectories(folder.resolve("bin"));
    }

    private Path program(Path where, String name, String answer) throws IOException {
        Path file = where.resolve(name);
        Files.createDirectories(where);
        Files.writeString(file, "#!/bin/sh\necho '" + answer + "'\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }

    private Tools tools() {
        return new Tools(home, Optional.of("relative:" + bin));
    }

    @Test
    void theFirstOnThePathIsFoundWithItsVersion() throws Exception {
        Path path = program(bin, "ffmpeg", "ffmpeg version 5.1.9-0+deb12u1 Copyright (c) 2000");
        assertThat(tools().need(ToolName.FFMPEG))
                .isEqualTo(new Tool(ToolName.FFMPEG, path, "5.1.9", Tool.Origin.PATH));
    }

    @Test
    void theOneThatAPersonHasChosenWins() throws Exception {
        program(bin, "yt-dlp", "2023.03.04");
        Path mine = program(folder.resolve("mine"), "yt-dlp-new", "2026.01.02");
        Files.writeString(home.resolve("tools.properties"), "tools.yt-dlp=" + mine + "\n");
        Tool tool = tools().need(ToolName.YT_DLP);
        assertThat(tool.path()).isEqualTo(mine);
        assertThat(tool.origin()).isEqualTo(Tool.Origin.SETTING);
    }

    @Test
    void whatIsMissingTooOldOrNoProgramIsToldInOneSentence() throws Exception {
        assertThatThrownBy(() -> tools().need(ToolName.FFMPEG))
                .isInstanceOf(PhaseFailure.class)
                .hasMessageMatching("ffmpeg is not installed; install ffmpeg .*tools.properties.");
        program(bin, "yt-dlp", "2021.12.17");
        assertThatThrownBy(() -> tools().need(ToolName.YT_DLP))
                .hasMessageContaining("yt-dlp 2021.12.17")
                .hasMessageContaining("2023.03.04 or newer");
        program(bin, "ffprobe", "hello");
        assertThatThrownBy(() -> tools().need(ToolName.FFPROBE))
                .hasMessageContaining("does not say its version");
        Files.writeString(home.resolve("tools.properties"), "tools.ffmpeg=" + folder + "\n");
        assertThatThrownBy(() -> tools().need(ToolName.FFMPEG))
                .hasMessageContaining("which is no program");
        assertThat(tools().find(ToolName.FFMPEG)).isEmpty();
    }

    @Test
    void buildsFromTheSourceCountAsNew() {
        assertThat(VersionNumber.suffices("N-115324-g1", "4.4")).isTrue();
        assertThat(VersionNumber.suffices("4.4", "4.4")).isTrue();
        assertThat(VersionNumber.suffices("10.0", "4.4")).isTrue();
        assertThat(VersionNumber.suffices("4.3.9", "4.4")).isFalse();
        assertThat(VersionNumber.in("ffmpeg version N-115324-g1f2")).contains("N-115324");
    }

    @Test
    void releasesWithKnownHolesAreCalledButTold() {
        Path path = Path.of("/usr/bin/yt-dlp");
        Tool old = new Tool(ToolName.YT_DLP, path, "2023.03.04", Tool.Origin.PATH);
        Tool mended = new Tool(ToolName.YT_DLP, path, "2024.07.01", Tool.Origin.PATH);

        assertThat(old.caution().orElseThrow())
                .contains("2023.03.04", "/usr/bin/yt-dlp", "update it to 2024.07.01");
        assertThat(mended.caution()).isEmpty();
        assertThat(new Tool(ToolName.FFMPEG, path, "4.4", Tool.Origin.PATH).caution()).isEmpty();
    }
}
