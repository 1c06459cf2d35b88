package dev.sluice.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes plain TSV files as a shop would export them; the same seed gives the same bytes. */
public final class Orders {
    private static final List<String> COUNTRIES = List.of("DE", "SE", "FR", "IT", "PL", "NL");
    private static final List<String> CHANNELS = List.of("web", "shop", "phone");

    private Orders() {}

    /** Writes monthly files of about so many bytes each and returns them. */
    public static List<Path> write(Path folder, int files, long bytesEach, long seed)
            throws IOException {
        Random random = new Random(seed);
        List<Path> written = new ArrayList<>();
        long id = 10_000_000;
        for (int month = 1; month <= files; month++) {
            Path file = folder.resolve("orders_2024-%02d.tsv".formatted(month));
            written.add(file);
            try (OutputStream out =
                    new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
                String header = "id\tplaced_at\tcountry\tamount\tchannel\tsku\tnote\n";
                out.write(header.getBytes(StandardCharsets.US_ASCII));
                for (long bytes = header.length(); bytes < bytesEach; id++) {
                    byte[] row = row(random, id, month).getBytes(StandardCharsets.US_ASCII);
                    out.write(row);
                    bytes += row.length;
                }
            }
        }
        return written;
    }

    private static String row(Random random, long id, int month) {
        int second = random.nextInt(86_400);
        return String.join(
                "\t",
                Long.toString(id),
                "2024-" + two(month) + "-" + two(1 + random.nextInt(28)) + " " + clock(second),
                COUNTRIES.get(random.nextInt(COUNTRIES.size())),
                random.nextInt(1000) + "." + two(random.nextInt(100)),
                CHANNELS.get(random.nextInt(CHANNELS.size())),
                "K-" + (10_000 + random.nextInt(90_000)),
                (random.nextInt(5) == 0 ? "" : "note " + random.nextInt(100)) + "\n");
    }

    private static String clock(int second) {
        return two(second / 3600) + ":" + two(second / 60 % 60) + ":" + two(second % 60);
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
