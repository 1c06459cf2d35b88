package dev.sluice.pipelines.load.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.pipelines.files.FileProblem;
import dev.sluice.pipelines.files.Meter;
import dev.sluice.pipelines.load.scan.DelimitedScan;
import dev.sluice.pipelines.load.scan.GoodRows;
import dev.sluice.pipelines.load.scan.Profile;
import dev.sluice.pipelines.load.scan.RejectSink;
import dev.sluice.pipelines.load.scan.ScanOptions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What the scan calls good and clean, DuckDB must read as the same rows; a failing seed is in the
 * message.
 */
class DuckDbReadsPartsTest {
    private static final int SEEDS = 100;
    private static final String NULL = "<NULL>";

    @TempDir Path folder;

    @Test
    void rawAndNormalisedPartsHoldTheSameRows() throws IOException, SQLException {
        int raw = 0;
        int refused = 0;
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            for (int seed = 0; seed < SEEDS; seed++) {
                Random random = new Random(seed);
                boolean csv = random.nextBoolean();
                Path source = folder.resolve(csv ? "a.csv" : "a.tsv");
                Files.writeString(source, text(random, csv));
                ScanOptions options =
                        ScanOptions.DEFAULTS
                                .withDelimiter(csv ? ',' : '\t')
                                .withPartBytes(500 + random.nextInt(5000));
                Profile profile;
                try {
                    profile = DelimitedScan.run(source, options, RejectSink.NONE, Meter.NONE);
                } catch (FileProblem e) {
                    assertThat(e).as("seed %d", seed).hasMessageContaining("is never closed");
                    refused++;
                    continue;
                }
                List<List<String>> expected = rows(source, options, profile);
                for (boolean normalise : new boolean[] {true, false}) {
                    if (!normalise && profile.needsNormalising()) {
                        continue;
                    }
                    raw += normalise ? 0 : 1;
                    PackRequest request =
                            new PackRequest(
                                    source,
                                    profile,
                                    options,
                                    folder,
                                    "p",
                                    Codec.ZSTD,
                                    1,
                                    0,
                                    normalise);
                    List<PartInfo> parts = PartPacker.pack(request, PartListener.NONE, Meter.NONE);
                    List<List<String>> found =
                            DuckReader.rows(connection, folder, parts, profile.columns().size());
                    assertThat(found)
                            .as("seed %d, normalised %s", seed, normalise)
                            .isEqualTo(expected);
                }
            }
        }
        assertThat(raw).isGreaterThan(SEEDS / 4);
        assertThat(refused).isLessThan(SEEDS / 5);
    }

    private static String text(Random random, boolean csv) {
        int columns = 1 + random.nextInt(4);
        String end = random.nextInt(3) == 0 ? "\r\n" : "\n";
        boolean wild = random.nextInt(3) == 0;
        StringBuilder text = new StringBuilder();
        int rows = 1 + random.nextInt(400);
        for (int i = 0; i <= rows; i++) {
            for (int c = 0; c < columns; c++) {
                String field = i == 0 ? "h" + c : field(random, csv, wild);
                text.append(c == 0 ? "" : csv ? "," : "\t").append(field);
            }
            text.append(i == rows && random.nextBoolean() ? "" : end);
        }
        return text.toString();
    }

    private static String field(Random random, boolean csv, boolean wild) {
        String plain =
                random(random, "aé😀 #'\\N.0;|" + (csv ? "\t" : ",\"") + (wild ? "\r\"" : ""));
        if (!csv || random.nextInt(3) > 0) {
            return plain;
        }
        String inside = random(random, "aé #'\\\",;" + (wild ? "\n\r" : "") + "0");
        return "\"" + (inside.isEmpty() && !wild ? "x" : inside).replace("\"", "\"\"") + "\"";
    }

    private static String random(Random random, String alphabet) {
        int[] points = alphabet.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(7);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }

    private static List<List<String>> rows(Path source, ScanOptions options, Profile profile)
            throws IOException {
        List<List<String>> rows = new ArrayList<>();
        GoodRows.Visitor visitor =
                row -> {
                    List<String> values = new ArrayList<>();
                    for (int i = 0; i < row.count(); i++) {
                        String value =
                                new String(
                                        row.bytes(),
                                        row.from(i),
                                        row.to(i) - row.from(i),
                                        StandardCharsets.UTF_8);
                        values.add(
                                row.isNull(i)
                                        ? NULL
                                        : row.escaped(i) ? value.replace("\"\"", "\"") : value);
                    }
                    rows.add(values);
                };
        GoodRows.read(source, profile, options, profile.firstRow(), visitor, Meter.NONE);
        return rows;
    }
}
