package dev.sluice.bench.media;

import dev.sluice.bench.Scratch;
import dev.sluice.testkit.program.Ended;
import dev.sluice.testkit.program.JsonValue;
import dev.sluice.testkit.program.Launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Twenty films from a line that gives so many bytes a second to all together: downloading and
 * extracting at once, beside each alone, and beside {@code yt-dlp -x} doing one after the other.
 * Then a long film whose audio is extracted, beside the same ffmpeg by hand, in turns. Prints
 * ratios of one run. With {@code -Dprogram=…/bin/sluice} it is the packaged program that works,
 * with its start-up cache.
 */
public final class MediaSpeed {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int FILMS = 20;
    private static final int FILM_SECONDS = 60;
    private static final int SPREAD_SECONDS = 30;
    private static final int LONG_SECONDS = 2_400;
    private static final int TURNS = 5;
    private static final int KILOBITS = 300;

    /** Downloading takes about a fifth longer than extracting does on two cores. */
    private static final long BYTES_PER_SECOND = 4_000_000;

    private final Path folder;

    private MediaSpeed(Path folder) {
        this.folder = folder;
    }

    /** Takes no arguments. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("sluice-media-speed").toRealPath();
        try {
            MediaSpeed speed = new MediaSpeed(folder);
            speed.bothAtOnce();
            speed.byHand();
        } finally {
            Scratch.remove(folder);
        }
    }

    private void bothAtOnce() throws IOException, InterruptedException {
        List<Path> films =
                Films.make(folder.resolve("films"), FILMS, FILM_SECONDS, SPREAD_SECONDS, KILOBITS);
        try (FilmServer server = FilmServer.start(films, BYTES_PER_SECOND)) {
            Sluice apart = new Sluice(folder.resolve("apart"));
            double download =
                    wall(apart.media(server.feed(), "--audio", "mp3", "--mode", "download"));
            double extract =
                    wall(apart.media(server.feed(), "--audio", "mp3", "--mode", "extract"));
            Sluice both = new Sluice(folder.resolve("both"));
            double together = wall(both.media(server.feed(), "--audio", "mp3"));
            double peer = seconds(ytDlp(server.links()).start().awaitEnd(PATIENCE));
            double longer = Math.max(download, extract);
            System.out.printf("download alone            %6.1f s%n", download);
            System.out.printf("extract alone             %6.1f s%n", extract);
            System.out.printf(
                    "both at once              %6.1f s   %.3f of the longer one%n",
                    together, together / longer);
            System.out.printf(
                    "yt-dlp -x, one by one     %6.1f s   %.3f of it%n", peer, together / peer);
        }
    }

    private Launch ytDlp(List<String> links) throws IOException {
        Path results = Files.createDirectories(folder.resolve("yt-dlp"));
        return Launch.of("yt-dlp", "--ignore-config", "-q", "-x", "-k", "--audio-format", "mp3")
                .with("--audio-quality", "2", "-o", results + "/%(title)s.%(ext)s")
                .with(links);
    }

    /** With what starts and ends the program. */
    private static double wall(Launch launch) throws IOException, InterruptedException {
        return seconds(launch.start().awaitEnd(PATIENCE));
    }

    private static double seconds(Ended ended) throws IOException {
        if (ended.code() != 0) {
            throw new IOException("It ended with " + ended.said());
        }
        return ended.took().toMillis() / 1000.0;
    }

    /** In turns, because a machine can be slower in one minute than in the next. */
    private void byHand() throws IOException, InterruptedException {
        Path film =
                Films.make(folder.resolve("long"), 1, LONG_SECONDS, 0, KILOBITS / 10).getFirst();
        List<Double> hand = new ArrayList<>();
        List<Double> phase = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            hand.add(
                    seconds(
                            Launch.of("ffmpeg", "-nostdin", "-v", "error", "-y", "-i")
                                    .with(film.toString(), "-map", "0:a:0")
                                    .with("-c:a", "libmp3lame", "-q:a", "2")
                                    .with(film + ".mp3")
                                    .start()
                                    .awaitEnd(PATIENCE)));
            Sluice sluice = new Sluice(folder.resolve("by-hand-" + turn));
            Ended ended =
                    sluice.command("media")
                            .with(film.toString(), "--to", sluice.results().toString())
                            .with("--mode", "extract", "--audio", "mp3", "--workers", "1")
                            .start()
                            .awaitEnd(PATIENCE);
            seconds(ended);
            phase.add(extractSeconds(ended.last("summary")));
        }
        System.out.printf("ffmpeg by hand            %6.1f s%n", median(hand));
        System.out.printf(
                "extract, one at a time    %6.1f s   %.3f of it (medians of %d)%n",
                median(phase), median(phase) / median(hand), TURNS);
    }

    private static double median(List<Double> seconds) {
        return seconds.stream().sorted().toList().get(seconds.size() / 2);
    }

    private static double extractSeconds(JsonValue summary) throws IOException {
        if (summary.at("phases") instanceof JsonValue.Elements(List<JsonValue> phases)) {
            for (JsonValue phase : phases) {
                if (phase.at("id").isText("extract")
                        && phase.at("seconds") instanceof JsonValue.Amount(double seconds)) {
                    return seconds;
                }
            }
        }
        throw new IOException("The summary tells no seconds of the phase extract.");
    }
}
