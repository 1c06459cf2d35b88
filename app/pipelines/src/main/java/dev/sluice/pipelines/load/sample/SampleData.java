package dev.sluice.pipelines.load.sample;

import dev.sluice.engine.job.JobRequest;
import dev.sluice.pipelines.files.AtomicFile;
import dev.sluice.pipelines.load.LoadPipeline;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Makes three monthly TSV files of invented orders, one of them with one bad row, and the request
 * that loads them with all phases on. The same size gives the same bytes every time.
 */
public final class SampleData {
    /** A size that keeps two cores busy for about half a minute over all phases. */
    public static final long DEFAULT_ROWS_PER_MONTH = 2_800_000;

    /** The table that the sample is loaded into. */
    public static final String TABLE = "sample_orders";

    private static final YearMonth FIRST_MONTH = YearMonth.of(2024, 1);
    private static final int MONTHS = 3;
    private static final int BAD_MONTH = 1;
    private static final long SEED = 20240101;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final List<String> COUNTRIES =
            List.of("DE", "FR", "NL", "PL", "US", "GB", "ES", "IT", "SE", "JP");
    private static final List<String> CITIES =
            List.of(
                    "Berlin",
                    "Lyon",
                    "Utrecht",
                    "Kraków",
                    "Austin",
                    "Leeds",
                    "Málaga",
                    "Torino",
                    "Göteborg",
                    "大阪");
    private static final List<String> PRODUCTS =
            List.of(
                    "Desk lamp",
                    "Garden hose",
                    "Espresso cups",
                    "Wool blanket",
                    "Bicycle bell",
                    "Notebook A5",
                    "Paint brush set",
                    "Phone case",
                    "Water bottle",
                    "Wall clock");
    private static final List<String> CHANNELS = List.of("web", "app", "shop", "phone");

    private SampleData() {}

    /** Makes the sample in its default size. */
    public static List<Path> create(Path folder) throws IOException {
        return create(folder, DEFAULT_ROWS_PER_MONTH);
    }

    /**
     * Makes the sample; files that are there already from an earlier time are kept.
     *
     * @param folder created if it is missing
     * @param rowsPerMonth at least 10
     * @return the files, oldest month first
     */
    public static List<Path> create(Path folder, long rowsPerMonth) throws IOException {
        if (rowsPerMonth < 10) {
            throw new IllegalArgumentException("A sample has at least 10 rows a month.");
        }
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < MONTHS; i++) {
            YearMonth month = FIRST_MONTH.plusMonths(i);
            Path file = folder.resolve("orders-%s-%d.tsv".formatted(month, rowsPerMonth));
            if (!Files.exists(file)) {
                write(file, month, i, rowsPerMonth);
            }
            files.add(file);
        }
        return files;
    }

    /**
     * The request that loads the sample with all phases on.
     *
     * @param files as {@link #create} gave them
     * @param target such as {@code duckdb:/home/me/warehouse.duckdb}
     */
    public static JobRequest request(List<Path> files, String target) {
        return new JobRequest(
                LoadPipeline.ID,
                "Sample orders",
                files.stream().map(file -> file.toAbsolutePath().toString()).toList(),
                Map.of(
                        "into", target,
                        "table", TABLE,
                        "codec", "zstd",
                        "max-bad-rows", "10",
                        // Trying it twice shows it twice.
                        "replace", "true"));
    }

    private static void write(Path file, YearMonth month, int number, long rows)
            throws IOException {
        SplittableRandom random = new SplittableRandom(SEED + number);
        long seconds = month.lengthOfMonth() * 86_400L;
        LocalDateTime start = month.atDay(1).atStartOfDay();
        try (AtomicFile out = AtomicFile.create(file);
                Writer writer =
                        new BufferedWriter(
                                new OutputStreamWriter(out.stream(), StandardCharsets.UTF_8),
                                1 << 16)) {
            writer.write(
                    "order_id\tordered_at\tcustomer_id\tcountry\tcity\tproduct\tquantity"
                            + "\tunit_price\ttotal\tchannel\tgift\tnote\n");
            StringBuilder row = new StringBuilder();
            for (long i = 0; i < rows; i++) {
                row.setLength(0);
                if (number == BAD_MONTH && i == rows / 2) {
                    row.append("this row has lost its columns\n");
                } else {
                    long id = number * rows + i + 1;
                    row(row, random, id, start.plusSeconds(seconds * i / rows));
                }
                writer.append(row);
            }
            writer.flush();
            out.commit();
        }
    }

    private static void row(
            StringBuilder row, SplittableRandom random, long id, LocalDateTime orderedAt) {
        int place = random.nextInt(COUNTRIES.size());
        int quantity = 1 + random.nextInt(9);
        int cents = 199 + random.nextInt(19_800);
        row.append(id).append('\t');
        TIME.formatTo(orderedAt, row);
        row.append('\t').append(100_000 + random.nextInt(900_000));
        row.append('\t').append(COUNTRIES.get(place));
        row.append('\t').append(CITIES.get(place));
        row.append('\t').append(PRODUCTS.get(random.nextInt(PRODUCTS.size())));
        row.append('\t').append(quantity).append('\t');
        money(row, cents);
        row.append('\t');
        money(row, (long) cents * quantity);
        row.append('\t').append(CHANNELS.get(random.nextInt(CHANNELS.size())));
        row.append('\t').append(random.nextInt(20) == 0);
        row.append('\t');
        if (random.nextInt(8) == 0) {
            row.append("leave at the door of number ").append(random.nextInt(200));
        }
        row.append('\n');
    }

    private static void money(StringBuilder row, long cents) {
        row.append(cents / 100).append('.');
        long rest = cents % 100;
        row.append(rest < 10 ? "0" : "").append(rest);
    }
}
