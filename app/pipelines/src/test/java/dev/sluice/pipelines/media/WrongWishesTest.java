package dev.sluice.pipelines.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.pipeline.DryRun;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.pipeline.Options;
import dev.sluice.testkit.http.LoopbackServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What Media refuses before anything is queued, and in which words; and what it would do. */
final class WrongWishesTest {
    private static final String LINK = "https://example.org/talk.mp4";

    @TempDir Path folder;

    private final MediaPipeline pipeline = new MediaPipeline();

    private String refused(Map<String, String> more, String... operands) {
        Map<String, String> options = new HashMap<>(Map.of("to", folder.toString()));
        options.putAll(more);
        JobRequest request = new JobRequest(MediaPipeline.ID, "talks", List.of(operands), options);
        return catchThrowableOfType(
                        InvalidOption.class,
                        () ->
                                pipeline.validate(
                                        request, Options.parse(pipeline.options(), options)))
                .sentence();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "mode, all, `'all' is none of both, download, extract.`",
                "audio, wav, `'wav' is none of copy, mp3, aac, opus, flac.`",
                "quality, best, `'best' is none of low, normal, high.`",
                "batch, 0, `0 is not from 1 to 1000000.`",
                "batch, many, `'many' is no whole number from 1 to 1000000.`",
                "bandwidth, 2X, `'2X' is no number of bytes; write 2097152 or 2M.`",
                "bandwidth, 0, `'0' is too little or too much; write 2097152 or 2M.`",
                "range, 5-3, `'5-3' is no range; it starts at 1 and goes up.`",
                "range, 0, `'0' is no range; it starts at 1 and goes up.`",
                "range, last, `'last' is no range; write 1-50, 51- or 7.`",
                "delay, -1, `-1 is not from 0 to 604800.`",
                "allow-host, a b, `'a b' is no host; give its name or address alone, such as"
                        + " 127.0.0.1.`",
                "loudness, true, `--loudness changes the sound, which --audio copy does not; add"
                        + " --audio mp3, aac, opus or flac.`",
            })
    void anOptionThatCannotBeIsToldInOneSentence(String option, String value, String sentence) {
        assertThat(refused(Map.of(option, value), LINK)).isEqualTo(sentence);
    }

    @Test
    void linksAndFilesThatCannotBeAreTold() throws Exception {
        Path film = Files.createFile(folder.resolve("film.mp4"));
        assertThat(refused(Map.of(), "ftp://example.org/a.mp4"))
                .isEqualTo(
                        "ftp://example.org/a.mp4 is no web link; only http and https are fetched.");
        assertThat(refused(Map.of(), "http://exa mple.org/"))
                .isEqualTo("'http://exa mple.org/' is no link; check it for odd signs.");
        assertThat(refused(Map.of(), folder + "/none.mp4"))
                .isEqualTo(folder + "/none.mp4 is not there; check the path.");
        Path link = Files.createSymbolicLink(folder.resolve("link.mp4"), Path.of("none.mp4"));
        assertThat(refused(Map.of(), link.toString()))
                .isEqualTo(
                        link
                                + " is a link to none.mp4, which is not there; mend or remove the"
                                + " link.");
        assertThat(refused(Map.of("mode", "download"), film.toString()))
                .isEqualTo(
                        film
                                + " is on this machine already, so there is nothing to download;"
                                + " leave out --mode download.");
        assertThat(refused(Map.of("only-new", "true", "force", "true"), LINK))
                .isEqualTo("--only-new and --force contradict each other; give one.");
    }

    @Test
    void aRehearsalNamesTheResultsAndFetchesNoMedia() throws Exception {
        try (LoopbackServer server = LoopbackServer.start()) {
            server.text(
                    "/feed",
                    "application/rss+xml",
                    "<rss><channel><title>Talks</title><item><title>a/b: c</title><guid>g</guid>"
                            + "<enclosure url='/a.mp3' type='audio/mpeg'/></item></channel></rss>");
            server.text("/page", "text/html", "<!DOCTYPE html><title>Nothing to play</title>");
            Path to = folder.resolve("to");
            Map<String, String> options = Map.of("to", to.toString(), "allow-host", "127.0.0.1");
            JobRequest request =
                    new JobRequest(
                            MediaPipeline.ID,
                            "talks",
                            List.of(server.link("/feed"), server.link("/page")),
                            options);

            DryRun plan =
                    pipeline.dryRun(
                            request,
                            Options.parse(pipeline.options(), options),
                            folder.resolve("home"));

            assertThat(plan.items()).isEqualTo(2);
            assertThat(plan.lines()).contains("2 items", "  Talks/a_b_ c.mp3", "results: " + to);
            assertThat(server.asked("/a.mp3")).isEmpty();
            assertThat(to).doesNotExist();
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "The stand-in is a shell script.")
    void aRehearsalAsksTheYtDlpThatIsChosenInTheHome() throws Exception {
        Path chosen = folder.resolve("my-yt-dlp");
        Files.writeString(
                chosen,
                """
                #!/bin/sh
                if [ "$1" = "--version" ]; then echo 2025.06.09; exit 0; fi
                echo '{"_type":"playlist","entries":[{"url":"http://a.example/1"},{"url":"http://a.example/2"}]}'
                """);
        Files.setPosixFilePermissions(chosen, PosixFilePermissions.fromString("rwx------"));
        Path home = Files.createDirectory(folder.resolve("home"));
        Files.writeString(home.resolve("tools.properties"), "tools.yt-dlp=" + chosen);
        try (LoopbackServer server = LoopbackServer.start()) {
            server.text("/page", "text/html", "<!DOCTYPE html><title>Talks</title>");
            Map<String, String> options =
                    Map.of("to", folder.toString(), "allow-host", "127.0.0.1");
            JobRequest request =
                    new JobRequest(
                            MediaPipeline.ID, "talks", List.of(server.link("/page")), options);

            DryRun plan =
                    pipeline.dryRun(request, Options.parse(pipeline.options(), options), home);

            assertThat(plan.lines()).contains("2 items");
        }
    }
}
