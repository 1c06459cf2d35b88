package dev.sluice.bench.kills;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * Files to load, the same for the same seed: three months, each with a plain file, one with bad
 * rows within the limit, a packed one, one that fails as a whole and one without rows.
 */
final class InputFiles {
    static final int MONTHS = 3;

    /** Bad rows that {@code --max-bad-rows} allows. */
    static final int ALLOWED_BAD_ROWS = 3;

    private static final String HEADER = "id\tname\tvalue\tday\n";

    private final Path folder;
    private final int rows;
    private final Random random;

    private InputFiles(Path folder, int rows, long seed) {
        this.folder = folder;
        this.rows = rows;
        this.random = new Random(seed);
    }

    /**
     * Writes them.
     *
     * @param rows of each file that has any
     */
    static void write(Path folder, int rows, long seed) throws IOException {
        Files.createDirectories(folder);
        InputFiles files = new InputFiles(folder, rows, seed);
        for (int month = 1; month <= MONTHS; month++) {
            files.month(month);
        }
    }

    /** Rows that lie in the table before, some with ids that come again. */
    static void writeEarlier(Path file, int rows) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        InputFiles files = new InputFiles(file.resolveSibling("."), rows, 0);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(HEADER);
            for (int i = 0; i < rows; i++) {
                out.write(files.row(1, i % 2 == 0 ? 1 : 9, i));
            }
        }
    }

    private void month(int month) throws IOException {
        file(month, "1.tsv", rows, 0);
        file(month, "2.tsv", rows, ALLOWED_BAD_ROWS);
        file(month, "3.tsv.gz", rows, 0);
        file(month, "4.tsv", rows / 2, ALLOWED_BAD_ROWS + 2);
        file(month, "5.tsv", 0, 0);
    }

    private void file(int month, String end, int count, int bad) throws IOException {
        Path file = folder.resolve("events-2024-%02d-%s".formatted(month, end));
        int number = end.charAt(0) - '0';
        try (BufferedWriter out =
                new BufferedWriter(new OutputStreamWriter(opened(file), StandardCharsets.UTF_8))) {
            out.write(HEADER);
            for (int i = 0; i < count; i++) {
                out.write(row(month, number, i));
                if (bad > 0 && i % Math.max(1, count / bad) == 0 && i / (count / bad) < bad) {
                    out.write(i + "\ta row that is too short\n");
                }
            }
        }
    }

    private static OutputStream opened(Path file) throws IOException {
        OutputStream out = Files.newOutputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPOutputStream(out) : out;
    }

    private String row(int month, int file, int number) {
        long id = month * 100_000_000L + file * 10_000_000L + number;
        return "%d\tname %s\t%d.%02d\t2024-%02d-%02d%n"
                .formatted(
                        id,
                        Integer.toString(random.nextInt(Integer.MAX_VALUE), 36),
                        random.nextInt(1000),
                        random.nextInt(100),
                        month,
                        1 + number % 28)
                .replace(System.lineSeparator(), "\n");
    }
}
