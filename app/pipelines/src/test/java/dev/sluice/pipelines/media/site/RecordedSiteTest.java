package dev.sluice.pipelines.media.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.pipeline.NoRoom;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.pipelines.http.AddressGuard;
import dev.sluice.pipelines.http.HttpDoor;
import dev.sluice.pipelines.http.Link;
import dev.sluice.pipelines.tool.Tools;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * How yt-dlp is called, and what is made of what it answers for a site: a stand-in notes its
 * arguments and surroundings and gives recorded output. No site is asked.
 */
@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "The stand-in is a shell script.")
class RecordedSiteTest {
    @TempDir Path folder;
    private final List<String> remarks = new CopyOnWriteArrayList<>();
    private HttpDoor door;

    @BeforeEach
    void setUp() {
        door = HttpDoor.open(new AddressGuard(List.of()), Clock.systemUTC());
    }

    @AfterEach
    void tearDown() {
        door.close();
    }

    /** A program that says a version, notes how it is called, and then does as it is told. */
    private SitePages standIn(String version, String does, Optional<Path> cookies)
            throws IOException {
        Path program = folder.resolve("yt-dlp");
        Files.writeString(
                program,
                """
                #!/bin/sh
                if [ "$1" = "--version" ]; then echo %1$s; exit 0; fi
                printf '%%s\\n' "$@" > %2$s/arguments
                for a in "$@"; do case $a in */settings)
                  cat $a > %2$s/settings
                  ls -l $a > %2$s/rights
                esac; done
                env > %2$s/surroundings
                %3$s
                """
                        .formatted(version, folder, does));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.writeString(home.resolve("tools.properties"), "tools.yt-dlp=" + program);
        return new SitePages(
                new Tools(home),
                new AddressGuard(List.of()),
                door,
                folder.resolve("scratch"),
                cookies,
                "best",
                remarks::add);
    }

    private static Link page() throws IOException {
        return Link.parse("https://site.example/list?v=1&x=-rf");
    }

    @Test
    void linkStandsBehindTheEndOfOptionsAndNothingOfThePersonIsRead() throws Exception {
        SitePages pages =
                standIn("2025.06.09", "echo '{\"_type\":\"playlist\"}'", Optional.empty());
        assertThat(pages.playlist(page(), StopSignal.NEVER)).contains("{\"_type\":\"playlist\"}");
        assertThat(Files.readAllLines(folder.resolve("arguments")))
                .contains(
                        "--ignore-config",
                        "--no-exec",
                        "--no-plugin-dirs",
                        "--config-locations",
                        "--flat-playlist",
                        "--dump-single-json")
                .doesNotContain("--netrc", "--netrc-cmd", "--cookies")
                .endsWith("--", "https://site.example/list?v=1&x=-rf");
        assertThat(Files.readString(folder.resolve("surroundings")))
                .contains("\nHOME=" + folder.resolve("scratch"))
                .contains("YTDLP_NO_PLUGINS=1");
    }

    @Test
    void passwordOfTheProxyIsInAFileThatOnlyItsOwnerReadsAndIsGoneAfterwards() throws Exception {
        SitePages pages =
                standIn("2025.06.09", "echo '{\"_type\":\"playlist\"}'", Optional.empty());
        assertThat(pages.playlist(page(), StopSignal.NEVER)).isPresent();
        assertThat(Files.readString(folder.resolve("settings")))
                .matches("--proxy http://sluice:[0-9a-f]{64}@127\\.0\\.0\\.1:\\d+\\R");
        assertThat(Files.readString(folder.resolve("rights"))).startsWith("-rw------- ");
        assertThat(Files.readString(folder.resolve("arguments"))).doesNotContain("sluice:");
        try (Stream<Path> left = Files.walk(folder.resolve("scratch"))) {
            assertThat(left).noneMatch(file -> file.endsWith("settings"));
        }
    }

    @Test
    void cookiesAreACopyThatIsGoneAfterwards() throws Exception {
        Path own = Files.writeString(folder.resolve("cookies.txt"), "canary");
        SitePages pages =
                standIn(
                        "2025.06.09",
                        "for a in \"$@\"; do case $a in */cookies) cat $a > "
                                + folder
                                + "/seen; echo changed > $a;; esac; done; echo '{}'",
                        Optional.of(own));
        pages.playlist(page(), StopSignal.NEVER);
        assertThat(folder.resolve("seen")).hasContent("canary");
        assertThat(own).hasContent("canary");
        assertThat(Files.readString(folder.resolve("arguments"))).doesNotContain("canary");
        assertThat(folder.resolve("scratch")).isEmptyDirectory();
    }

    @Test
    void versionThatGivesCookiesAwayGetsNone() throws Exception {
        Path own = Files.writeString(folder.resolve("cookies.txt"), "canary");
        SitePages pages = standIn("2023.03.04", "echo '{}'", Optional.of(own));
        assertThatThrownBy(() -> pages.playlist(page(), StopSignal.NEVER))
                .isInstanceOf(PhaseFailure.class)
                .hasMessageContaining("update it to 2023.07.06");
        assertThat(folder.resolve("arguments")).doesNotExist();
    }

    @Test
    void versionWithKnownHolesIsCalledAndToldOnce() throws Exception {
        SitePages pages = standIn("2023.03.04", "echo '{}'", Optional.empty());
        assertThat(pages.playlist(page(), StopSignal.NEVER)).contains("{}");
        pages.playlist(page(), StopSignal.NEVER);
        assertThat(remarks)
                .containsExactly(
                        "yt-dlp 2023.03.04 at "
                                + folder.resolve("yt-dlp")
                                + " has known security holes; update it to 2024.07.01 or newer"
                                + " (pipx install yt-dlp).");
    }

    @Test
    void newVersionIsNotRemarkedUpon() throws Exception {
        standIn("2025.06.09", "echo '{}'", Optional.empty()).playlist(page(), StopSignal.NEVER);
        assertThat(remarks).isEmpty();
    }

    @Test
    void failureIsToldInTheProgramsOwnWords() throws Exception {
        SitePages pages =
                standIn(
                        "2025.06.09",
                        "echo 'WARNING: x' >&2; printf 'ERROR: [site] 1: \\342\\200\\256Private"
                                + " \\007video\\n' >&2; exit 1",
                        Optional.empty());
        assertThatThrownBy(() -> pages.playlist(page(), StopSignal.NEVER))
                .hasMessage(
                        "yt-dlp could not read https://site.example/list: [site] 1: Private video");
    }

    @Test
    void fullDiskMakesTheJobWaitForRoom() throws Exception {
        SitePages pages =
                standIn(
                        "2025.06.09",
                        "echo 'ERROR: unable to write data: [Errno 28] No space left on device'"
                                + " >&2; exit 1",
                        Optional.empty());
        assertThatThrownBy(() -> pages.playlist(page(), StopSignal.NEVER))
                .isInstanceOf(NoRoom.class);
    }
}
