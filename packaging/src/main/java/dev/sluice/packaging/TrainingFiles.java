package dev.sluice.packaging;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** What the training runs of the start-up caches load. */
public final class TrainingFiles {
    /** Several files, so that phases overlap; enough rows that the loops over them get compiled. */
    private static final int ROWS = 300_000;

    private TrainingFiles() {}

    /**
     * Numbers, times, amounts, few and many different words, and fields left empty.
     *
     * @param months how many files, one of each month; 12 at most
     */
    public static Path write(Path folder, int months) throws IOException {
        Files.createDirectories(folder);
        Random random = new Random(1);
        for (int month = 1; month <= months; month++) {
            Path file = folder.resolve("orders_2024-%02d.tsv".formatted(month));
            try (Writer out = Files.newBufferedWriter(file)) {
                out.write("id\tplaced_at\tcountry\tamount\tarticle\tnote\n");
                for (int row = 0; row < ROWS; row++) {
                    out.write(
                            "%d\t2024-%02d-%02d 12:%02d:%02d\t%s\t%d.%02d\tK-%05d\t%s\n"
                                    .formatted(
                                            month * ROWS + row,
                                            month,
                                            1 + random.nextInt(28),
                                            random.nextInt(60),
                                            random.nextInt(60),
                                            random.nextBoolean() ? "DE" : "SE",
                                            random.nextInt(1000),
                                            random.nextInt(100),
                                            random.nextInt(90_000),
                                            row % 5 == 0 ? "" : "note " + row % 100));
                }
            }
        }
        return folder;
    }
}
