package dev.sluice.bench.kills;

import dev.sluice.bench.Scratch;
import dev.sluice.testkit.http.LoopbackServer;
import dev.sluice.testkit.http.ServedFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Kills the real program in the middle of downloading and extracting, lets it go on, and holds
 * every result byte by byte against an undisturbed run; no child may outlive a kill.
 *
 * <p>{@code mvn -q -pl app/bench -am -DskipTests process-classes exec:exec@media-kills -Dcount=100
 * -Dseed=7}. Needs ffmpeg; with yt-dlp a page is fetched as well.
 */
public final class MediaKills {
    private static final int VIDEOS = 6;
    private static final int AT_ONCE = 4;
    private static final int BYTES_PER_SECOND = 800_000;

    private MediaKills() {}

    /**
     * Ends with 1 when something differs.
     *
     * @param arguments how many kills, and the seed
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int count = Integer.parseInt(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        Path folder = Files.createTempDirectory("sluice-media-kills").toRealPath();
        int differ = 0;
        int kills = 0;
        try (LoopbackServer server = LoopbackServer.start()) {
            List<String> operands = serve(server, folder);
            MediaTrial.Workplace workplace =
                    new MediaTrial.Workplace(
                            folder, Program.onClassPath(folder.resolve("program")), operands);
            MediaTrial.Reference reference = MediaTrial.undisturbed(workplace);
            System.out.printf(
                    "Undisturbed: %d results in %.1f s%n",
                    reference.results().size(), reference.millis() / 1e3);
            for (int number = 0; kills < count; number++) {
                MediaTrial trial =
                        new MediaTrial(workplace, reference, Series.random(seed, number), number);
                List<String> differences = trial.run(Math.min(AT_ONCE, count - kills));
                kills += trial.kills();
                differ += differences.isEmpty() ? 0 : 1;
                System.out.printf(
                        "%4d  %s  %s%n",
                        number,
                        differences.isEmpty() ? "exact" : "DIFFERS " + differences,
                        trial.moments());
            }
        }
        System.out.printf("%d kills, %d trials differ%n", kills, differ);
        if (differ == 0) {
            Scratch.remove(folder);
        } else {
            System.out.println("Kept in " + folder);
            System.exit(1);
        }
    }

    /** A feed of slow videos, some of which are cut in the middle, and a page. */
    private static List<String> serve(LoopbackServer server, Path folder)
            throws IOException, InterruptedException {
        for (int i = 1; i <= VIDEOS; i++) {
            ServedFile file = ServedFile.of(video(folder, i));
            file.header("Content-Type", "video/mp4").slow(BYTES_PER_SECOND);
            if (i % 3 == 0) {
                file.cutAfter(50_000, 2);
            }
            server.on("/v" + i + ".mp4", file);
        }
        String items =
                IntStream.rangeClosed(1, VIDEOS)
                        .mapToObj(i ->
                                "<item><title>Talk %1$d</title><guid>g%1$d</guid><enclosure url='/v%1$d.mp4' type='video/mp4'/></item>"
                                        .formatted(i))
                        .collect(Collectors.joining());
        server.text(
                "/feed",
                "application/rss+xml",
                "<rss><channel><title>Talks</title>" + items + "</channel></rss>");
        if (!Tool.tries("yt-dlp", List.of("yt-dlp", "--version")).here()) {
            System.out.println("Without yt-dlp; install it to have a page among the links.");
            return List.of(server.link("/feed"));
        }
        server.text(
                "/page",
                "text/html",
                "<!DOCTYPE html><title>A page</title><video src='/v1.mp4'></video>");
        return List.of(server.link("/feed"), server.link("/page"));
    }

    private static byte[] video(Path folder, int number) throws IOException, InterruptedException {
        Path file = folder.resolve("made-" + number + ".mp4");
        Process ffmpeg =
                new ProcessBuilder(
                                "ffmpeg",
                                "-nostdin",
                                "-loglevel",
                                "error",
                                "-y",
                                "-f",
                                "lavfi",
                                "-i",
                                "testsrc2=size=320x180:rate=10:duration=8",
                                "-f",
                                "lavfi",
                                "-i",
                                "sine=frequency=" + (200 + 40 * number) + ":duration=8",
                                "-c:v",
                                "libx264",
                                "-preset",
                                "ultrafast",
                                "-c:a",
                                "aac",
                                "-shortest",
                                file.toString())
                        .inheritIO()
                        .start();
        if (ffmpeg.waitFor() != 0) {
            throw new IOException("ffmpeg could not make a video.");
        }
        return Files.readAllBytes(file);
    }
}
