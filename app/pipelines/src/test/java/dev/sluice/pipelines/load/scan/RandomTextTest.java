package dev.sluice.pipelines.load.scan;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import dev.sluice.pipelines.files.FileProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Compares every row with what an independent reader makes of the same text; a failing seed is in
 * the message.
 */
class RandomTextTest {
    private static final int SEEDS = 400;

    @TempDir Path folder;

    @Test
    void tsvIsReadAsByString() throws IOException {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            String end = random.nextBoolean() ? "\n" : "\r\n";
            int columns = 1 + random.nextInt(5);
            StringBuilder text = new StringBuilder(line("h", columns)).append(end);
            List<List<String>> good = new ArrayList<>();
            List<Long> badOffsets = new ArrayList<>();
            int rows = random.nextInt(seed % 20 == 0 ? 30_000 : 200);
            long offset = text.length();
            for (int i = 0; i < rows; i++) {
                int here = random.nextInt(15) == 0 ? 1 + random.nextInt(6) : columns;
                List<String> fields = new ArrayList<>();
                for (int c = 0; c < here; c++) {
                    fields.add(field(random, "ab\"',;\\N é世😀 0123"));
                }
                String line = String.join("\t", fields);
                if (here == columns) {
                    good.add(fields.stream().map(f -> f.isEmpty() ? "<NULL>" : f).toList());
                } else {
                    badOffsets.add(offset);
                }
                boolean last = i == rows - 1 && random.nextBoolean() && !line.isEmpty();
                text.append(line).append(last ? "" : end);
                offset += line.getBytes(StandardCharsets.UTF_8).length + end.length();
            }
            ScanCase scan =
                    ScanCase.of(
                            folder,
                            "a.tsv",
                            text.toString(),
                            ScanOptions.DEFAULTS.withDelimiter('\t'));
            assertThat(scan.rows()).as("seed %d", seed).isEqualTo(good);
            assertThat(scan.bad())
                    .as("seed %d", seed)
                    .extracting(BadRow::byteOffset)
                    .isEqualTo(badOffsets);
        }
    }

    @Test
    void csvIsReadAsByFastCsv() throws IOException {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            String end = random.nextBoolean() ? "\n" : "\r\n";
            int columns = 2 + random.nextInt(4);
            StringBuilder text =
                    new StringBuilder(line("h", columns).replace('\t', ',')).append(end);
            int rows = random.nextInt(seed % 20 == 0 ? 20_000 : 200);
            for (int i = 0; i < rows; i++) {
                for (int c = 0; c < columns; c++) {
                    text.append(c > 0 ? "," : "").append(csvField(random));
                }
                text.append(i == rows - 1 && random.nextBoolean() ? "" : end);
            }
            ScanCase scan =
                    ScanCase.of(
                            folder,
                            "a.csv",
                            text.toString(),
                            ScanOptions.DEFAULTS.withDelimiter(','));
            List<List<String>> expected = new ArrayList<>();
            try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(text.toString())) {
                reader.forEach(record -> expected.add(record.getFields()));
            }
            List<List<String>> found =
                    scan.rows().stream()
                            .map(row -> row.stream().map(v -> v.equals("<NULL>") ? "" : v).toList())
                            .toList();
            assertThat(scan.bad()).as("seed %d", seed).isEmpty();
            assertThat(found).as("seed %d", seed).isEqualTo(expected.subList(1, expected.size()));
        }
    }

    @Test
    void anyBytesAreReadOrRefusedAndEveryLineIsAccountedFor() throws IOException {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            byte[] alphabet = "ab,,\"\"\n\n\r\t\0\\\u00e91".getBytes(StandardCharsets.UTF_8);
            byte[] text = new byte[random.nextInt(3000)];
            for (int i = 0; i < text.length; i++) {
                text[i] =
                        random.nextInt(50) == 0
                                ? (byte) random.nextInt()
                                : alphabet[random.nextInt(alphabet.length)];
            }
            byte[] all = Arrays.copyOf("h,i\n".getBytes(StandardCharsets.UTF_8), text.length + 4);
            System.arraycopy(text, 0, all, 4, text.length);
            ScanOptions tsv = ScanOptions.DEFAULTS.withDelimiter(',').withQuote(Quote.NONE);
            ScanCase scan = ScanCase.of(folder, "a.csv", all, tsv);
            long lines = 0;
            for (int i = 4; i < all.length; i++) {
                lines += all[i] == '\n' || (i == all.length - 1 && all[i] != '\n') ? 1 : 0;
            }
            assertThat(scan.profile().rowsRead()).as("seed %d", seed).isEqualTo(lines);
            try {
                ScanCase quoted =
                        ScanCase.of(folder, "a.csv", all, ScanOptions.DEFAULTS.withDelimiter(','));
                assertThat(quoted.rows()).hasSize((int) quoted.profile().rowsGood());
                assertThat(quoted.profile().bytes()).isEqualTo(all.length);
            } catch (FileProblem e) {
                assertThat(e).as("seed %d", seed).hasMessageContaining("is never closed");
            }
        }
    }

    private static String line(String name, int columns) {
        StringBuilder line = new StringBuilder(name + 0);
        for (int i = 1; i < columns; i++) {
            line.append('\t').append(name).append(i);
        }
        return line.toString();
    }

    private static String field(Random random, String alphabet) {
        int[] points = alphabet.codePoints().toArray();
        StringBuilder field = new StringBuilder();
        int length = random.nextInt(40) == 0 ? random.nextInt(300) : random.nextInt(12);
        for (int i = 0; i < length; i++) {
            field.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return field.toString();
    }

    private static String csvField(Random random) {
        if (random.nextInt(3) > 0) {
            return field(random, "abc;\t é世😀 0123");
        }
        return "\"" + field(random, "ab,\"\n\r;é😀").replace("\"", "\"\"") + "\"";
    }
}
