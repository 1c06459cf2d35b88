package dev.sluice.packaging.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.http.LoopbackServer;
import dev.sluice.testkit.http.ServedFile;
import dev.sluice.testkit.program.Ended;
import dev.sluice.testkit.program.JsonValue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The packaged program on a feed of this machine: three talks, of which the second is missing. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher under test is a shell script")
final class MediaTest {
    @TempDir Path folder;

    private Workplace at = new Workplace(Path.of(""));
    private LoopbackServer server;

    @BeforeEach
    void lay() throws IOException {
        at = new Workplace(folder);
        server = LoopbackServer.start();
        StringBuilder items = new StringBuilder();
        for (int i = 1; i <= 3; i++) {
            items.append(
                    "<item><title>Talk %1$d</title><guid>g%1$d</guid><enclosure url='/m/%1$d.mp4' type='video/mp4'/></item>"
                            .formatted(i));
        }
        server.text(
                "/talks.rss",
                "application/rss+xml",
                "<rss><channel><title>Talks</title>" + items + "</channel></rss>");
        server.on("/m/1.mp4", ServedFile.of(1, 40_000));
        server.on("/m/3.mp4", ServedFile.of(3, 50_000));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private Ended archive(String... more) throws IOException, InterruptedException {
        List<String> arguments =
                new ArrayList<>(
                        List.of("media", server.link("/talks.rss"), "--to", "archive", "--json"));
        arguments.addAll(List.of("--mode", "download", "--template", "{album}/{title}.{ext}"));
        arguments.addAll(List.of(more));
        Ended ended = at.sluice(arguments.toArray(String[]::new));
        Promises.check(ended);
        return ended;
    }

    /** Files of the archive, hidden ones too. */
    private List<String> archived() throws IOException {
        Path to = folder.resolve("archive");
        if (!Files.exists(to)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(to)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> to.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void whatIsThereIsArchivedOnceAndWhatWasMissingLater() throws Exception {
        Ended first = archive("--allow-host", "127.0.0.1");

        assertThat(first.code()).as(first.said()).isEqualTo(3);
        JsonValue failure = first.last("failure");
        assertThat(failure.at("item").text()).isEqualTo("Talk 2");
        assertThat(failure.at("phase").text()).isEqualTo("download");
        assertThat(failure.at("kind").text()).isEqualTo("permanent");
        assertThat(counts(first)).isEqualTo("2 done, 0 skipped, 1 failed");
        List<String> results = archived();
        assertThat(results)
                .hasSize(3)
                .contains("Talks/Talk 1.mp4", "Talks/Talk 3.mp4")
                .anyMatch(name -> name.matches(".*\\.m3u8?"));
        assertThat(folder.resolve("archive/Talks/Talk 3.mp4")).hasSize(50_000);

        server.on("/m/2.mp4", ServedFile.of(2, 45_000));
        long askedBefore = server.asked("/m/1.mp4").size();
        Ended again = archive("--allow-host", "127.0.0.1");

        assertThat(again.code()).as(again.said()).isZero();
        assertThat(counts(again)).isEqualTo("1 done, 2 skipped, 0 failed");
        assertThat(server.asked("/m/1.mp4")).hasSize((int) askedBefore);
        assertThat(archived()).contains("Talks/Talk 2.mp4");
    }

    @Test
    void addressesOfThisMachineAreRefusedUnlessTheyAreAllowed() throws Exception {
        Ended ended = archive();

        assertThat(ended.code()).as(ended.said()).isEqualTo(1);
        assertThat(ended.said()).contains("--allow-host 127.0.0.1");
        assertThat(server.asked()).isEmpty();
        assertThat(archived()).isEmpty();
    }

    @Test
    void wrongUsageIsOneSentenceThatNamesItAndNothingIsQueued() throws Exception {
        List<String> before = at.tree();
        String link = server.link("/talks.rss");
        String[][] wrong = {
            {"--to DIR", "media", link},
            {"link", "media", "--to", "archive"},
            {"--audio: 'wav'", "media", link, "--to", "archive", "--audio", "wav"},
            {"none.mp4", "media", "none.mp4", "--to", "archive"},
        };
        for (String[] words : wrong) {
            Ended ended = at.sluice(Arrays.copyOfRange(words, 1, words.length));
            assertThat(ended.code()).as(ended.said()).isEqualTo(2);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err())
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("sluice: ")
                    .contains(words[0])
                    .endsWith(".");
        }
        assertThat(at.tree()).isEqualTo(before);
        assertThat(server.asked()).isEmpty();
    }

    private static String counts(Ended ended) {
        JsonValue summary = ended.last("summary");
        return "%d done, %d skipped, %d failed"
                .formatted(
                        Workplace.items(summary, "done"),
                        Workplace.items(summary, "skipped"),
                        Workplace.items(summary, "failed"));
    }
}
