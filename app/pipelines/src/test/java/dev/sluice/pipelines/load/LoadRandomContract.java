package dev.sluice.pipelines.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.job.ItemState;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Whatever a file holds comes back letter for letter; files and values are drawn from a seed. */
abstract class LoadRandomContract {
    private static final List<String> PIECES =
            List.of(
                    "a",
                    "é",
                    "大",
                    "😀",
                    " ",
                    "0",
                    "7",
                    "12",
                    "-",
                    ".",
                    "\"",
                    "\"\"",
                    ",",
                    ";",
                    "|",
                    "'",
                    "\\",
                    "\\N",
                    "\\.",
                    "NULL",
                    "#",
                    "true",
                    "2024-01-02",
                    "1e5",
                    "\r",
                    "\n",
                    "\r\n",
                    "\t",
                    "=");
    private static final List<String> TYPED =
            List.of("1", "22", "-3", "2024-01-02", "true", "1.50", "x", "007", "");

    @TempDir Path temporary;

    abstract TestDatabase database(Path folder) throws Exception;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void csvFilesComeBackLetterForLetter(long seed) throws Exception {
        Random random = new Random(seed);
        Map<String, String> options = new HashMap<>();
        if (random.nextBoolean()) {
            options.put("codec", random.nextBoolean() ? "zstd" : "gzip");
            options.put("part-size", "300");
        }
        roundTrip(random, true, options);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void tsvFilesComeBackLetterForLetter(long seed) throws Exception {
        roundTrip(new Random(seed), false, Map.of());
    }

    private void roundTrip(Random random, boolean csv, Map<String, String> options)
            throws Exception {
        TestDatabase database = database(temporary);
        LoadHarness harness = new LoadHarness(temporary, database);
        List<String> expected = new ArrayList<>();
        int id = 0;
        for (int f = 0; f < 12; f++) {
            String end = random.nextBoolean() ? "\n" : "\r\n";
            boolean quotes = csv && random.nextInt(3) > 0;
            StringBuilder text = new StringBuilder("id" + sep(csv) + "a" + sep(csv) + "b" + end);
            int rows = random.nextInt(40);
            for (int r = 0; r < rows; r++) {
                id++;
                Field a = field(random, csv, quotes);
                Field b = field(random, csv, quotes);
                text.append(id).append(sep(csv)).append(a.written());
                text.append(sep(csv)).append(b.written());
                text.append(r == rows - 1 && random.nextBoolean() ? "" : end);
                expected.add(id + "|" + a.hex() + "|" + b.hex());
            }
            harness.write("f%02d%s".formatted(f, csv ? ".csv" : ".tsv"), text.toString());
        }
        LoadHarness.Result result = harness.load(options);
        assertThat(result.items().values())
                .allSatisfy(entry -> assertThat(entry.state()).isEqualTo(ItemState.DONE));
        assertThat(
                        harness.query(
                                "SELECT id, %s, %s FROM orders ORDER BY id"
                                        .formatted(database.hexOf("a"), database.hexOf("b"))))
                .isEqualTo(expected);
    }

    private static char sep(boolean csv) {
        return csv ? ',' : '\t';
    }

    /** A value, NULL when empty, and how it stands in the file. */
    private record Field(String value, String written, boolean isNull) {
        String hex() {
            if (isNull) {
                return "NULL";
            }
            StringBuilder hex = new StringBuilder();
            for (byte b : value.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
                hex.append("%02X".formatted(b));
            }
            return hex.toString();
        }
    }

    private static Field field(Random random, boolean csv, boolean quotes) {
        StringBuilder value = new StringBuilder();
        if (random.nextInt(3) == 0) {
            value.append(TYPED.get(random.nextInt(TYPED.size())));
        } else {
            for (int n = random.nextInt(4); n > 0; n--) {
                value.append(PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        String text = value.toString();
        if (!csv) {
            // A TSV file has no way to write these.
            text = text.replace("\t", "").replace("\n", "").replace("\r", "");
            return new Field(text, text, text.isEmpty());
        }
        if (!quotes) {
            text = text.replaceAll("[,\"\n\r]", "");
            return new Field(text, text, text.isEmpty());
        }
        boolean needs = text.matches("(?s).*[,\"\n\r].*");
        if (needs || random.nextInt(4) == 0) {
            return new Field(text, '"' + text.replace("\"", "\"\"") + '"', false);
        }
        return new Field(text, text, text.isEmpty());
    }
}
