package dev.sluice.bench.media;

import dev.sluice.testkit.program.Ended;
import dev.sluice.testkit.program.Launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Small films with a tone of their own each, made by ffmpeg. */
final class Films {
    /** Has no divisor in common with the numbers of films that are made. */
    private static final int STEP = 7;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Films() {}

    /**
     * Makes them, as long as those of a playlist: no two the same, and long ones between short
     * ones.
     *
     * @param seconds how long they are in the middle
     * @param spread by how many seconds the longest and the shortest are off that
     * @param kilobits of the picture a second, which decides how large they are
     */
    static List<Path> make(Path folder, int count, int seconds, int spread, int kilobits)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path first = folder.resolve("film-01.mp4");
        List<Path> films = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            Path film = folder.resolve("film-%02d.mp4".formatted(i));
            int length = seconds + spread - 2 * spread * (STEP * (i - 1) % count) / count;
            // The picture is made once, for the longest; only the tone is each film's own.
            Launch picture =
                    i == 1
                            ? ffmpeg().with("-f", "lavfi", "-i", noise(length))
                            : ffmpeg().with("-i", first.toString());
            Launch whole =
                    picture.with("-f", "lavfi", "-i", tone(i, length))
                            .with("-map", "0:v", "-map", "1:a", "-c:a", "aac", "-b:a", "96k");
            Launch coded =
                    i == 1
                            ? whole.with("-c:v", "mpeg4", "-b:v", kilobits + "k")
                            : whole.with("-c:v", "copy", "-t", Integer.toString(length));
            run(coded.with("-movflags", "+faststart", film.toString()));
            films.add(film);
        }
        return films;
    }

    private static Launch ffmpeg() {
        return Launch.of("ffmpeg", "-nostdin", "-v", "error", "-y");
    }

    private static String noise(int seconds) {
        return "testsrc2=d=%d:s=160x120:r=5".formatted(seconds);
    }

    private static String tone(int number, int seconds) {
        return "anoisesrc=d=%d:c=pink:seed=%d:a=0.3".formatted(seconds, number);
    }

    /**
     * Runs a tool to its end.
     *
     * @throws IOException with what it said when it fails
     */
    static Ended run(Launch launch) throws IOException, InterruptedException {
        Ended ended = launch.start().awaitEnd(PATIENCE);
        if (ended.code() != 0) {
            throw new IOException(
                    "'%s' ended with %d: %s"
                            .formatted(
                                    String.join(" ", launch.command()),
                                    ended.code(),
                                    ended.said()));
        }
        return ended;
    }
}
