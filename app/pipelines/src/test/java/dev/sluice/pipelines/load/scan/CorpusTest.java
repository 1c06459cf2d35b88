package dev.sluice.pipelines.load.scan;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import dev.sluice.pipelines.files.FileProblem;
import dev.sluice.pipelines.load.pack.Codec;
import dev.sluice.pipelines.load.pack.DuckReader;
import dev.sluice.pipelines.load.pack.PackRequest;
import dev.sluice.pipelines.load.pack.PartListener;
import dev.sluice.pipelines.load.pack.PartPacker;

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

/**
 * Every file of the corpus is either refused, with its place, or all its records are accounted for
 * and independent readers find the same in every accepted row: a naive one, FastCSV where quotes
 * count, and DuckDB in the parts.
 */
class CorpusTest {
    @TempDir Path folder;

    private int compared;
    private int refused;
    private int byFastCsv;
    private int byDuckDb;

    @Test
    void everyFileIsReadAsByOthersOrRefusedWithItsPlace() throws IOException, SQLException {
        List<Corpus.Sample> samples = Corpus.samples();
        assertThat(samples).hasSizeGreaterThanOrEqualTo(200);
        assertThat(samples.stream().map(Corpus.Sample::name)).doesNotHaveDuplicates();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            for (Corpus.Sample sample : samples) {
                Path file = Files.write(folder.resolve(sample.name()), sample.content());
                ScanCase scan;
                try {
                    scan = ScanCase.of(file, ScanOptions.DEFAULTS);
                } catch (FileProblem e) {
                    isRefusedRightly(sample, e);
                    continue;
                }
                assertThat(sample.damaged()).as(sample.name()).isFalse();
                agreesWithTheNaiveReader(sample, scan);
                agreesWithFastCsv(sample, scan);
                agreesWithDuckDb(sample, scan, connection);
            }
        }
        assertThat(compared).isGreaterThan(130);
        assertThat(refused).isGreaterThan(50);
        assertThat(byFastCsv).isGreaterThan(10);
        assertThat(byDuckDb).isGreaterThan(100);
    }

    private void isRefusedRightly(Corpus.Sample sample, FileProblem problem) {
        refused++;
        String sentence = String.valueOf(problem.getMessage());
        assertThat(sentence).as(sample.name()).contains(sample.name());
        switch (problem.kind()) {
            case DAMAGED -> assertThat(sentence).as(sample.name()).containsPattern("byte \\d+");
            case NOT_AS_NAMED ->
                    assertThat(problem.packedByte().orElse(-1)).as(sample.name()).isZero();
            default -> {
                assertThat(sample.damaged()).as(sample.name() + ": " + sentence).isFalse();
                assertThat(sentence).as(sample.name()).containsPattern("line \\d+.*byte \\d+");
                NaiveReader.Text text = naive(sample);
                boolean badHeader =
                        !text.records().isEmpty() && text.records().getFirst().fields().isEmpty();
                boolean noLineEnd =
                        new String(sample.text(), StandardCharsets.ISO_8859_1).indexOf('\n') < 0;
                assertThat(text.openQuote().isPresent() || badHeader || noLineEnd)
                        .as(sample.name() + ": " + sentence)
                        .isTrue();
                text.openQuote()
                        .ifPresent(quote ->
                                assertThat(problem.place())
                                        .as(sample.name())
                                        .contains(
                                                new FileProblem.TextPlace(
                                                        quote.line(), quote.byteOffset())));
            }
        }
    }

    private static NaiveReader.Text naive(Corpus.Sample sample) {
        Dialect dialect =
                Sniffer.sniff(
                        sample.text(),
                        Math.min(sample.text().length, Sniffer.SAMPLE),
                        sample.text().length <= Sniffer.SAMPLE,
                        sample.name(),
                        ScanOptions.DEFAULTS);
        return NaiveReader.read(sample.text(), bom(sample.text()), dialect);
    }

    private static int bom(byte[] text) {
        return text.length >= 3 && text[0] == (byte) 0xEF && text[1] == (byte) 0xBB ? 3 : 0;
    }

    private void agreesWithTheNaiveReader(Corpus.Sample sample, ScanCase scan) throws IOException {
        if (sample.text().length == 0 && sample.content().length > 0) {
            // What cannot be decoded has no other reader.
            assertThat(scan.rows()).as(sample.name()).hasSize((int) scan.profile().rowsGood());
            return;
        }
        compared++;
        NaiveReader.Text text =
                NaiveReader.read(sample.text(), bom(sample.text()), scan.profile().dialect());
        assertThat(text.openQuote()).as(sample.name()).isEmpty();
        List<NaiveReader.Found> records =
                text.records().isEmpty()
                        ? List.of()
                        : text.records().subList(1, text.records().size());
        int columns = scan.names().size();
        List<List<String>> good =
                records.stream()
                        .filter(record -> record.good(columns) && fits(record))
                        .map(record -> record.fields().orElseThrow())
                        .toList();
        List<NaiveReader.Found> bad =
                records.stream().filter(record -> !(record.good(columns) && fits(record))).toList();
        assertThat(scan.rows(scan.profile().firstRow(), NaiveReader.NULL))
                .as(sample.name())
                .isEqualTo(good);
        assertThat(scan.profile().rowsRead()).as(sample.name()).isEqualTo(records.size());
        assertThat(scan.bad())
                .as(sample.name())
                .extracting(BadRow::line)
                .isEqualTo(bad.stream().map(NaiveReader.Found::line).toList());
        if (scan.profile().encoding().equals(StandardCharsets.UTF_8)) {
            assertThat(scan.bad())
                    .as(sample.name())
                    .extracting(BadRow::byteOffset)
                    .isEqualTo(bad.stream().map(NaiveReader.Found::byteOffset).toList());
        }
    }

    private static boolean fits(NaiveReader.Found record) {
        long bytes = 0;
        for (String field : record.fields().orElseThrow()) {
            bytes += field.length();
        }
        return bytes <= ScanOptions.MAX_RECORD;
    }

    private void agreesWithFastCsv(Corpus.Sample sample, ScanCase scan) throws IOException {
        Profile profile = scan.profile();
        // It takes a CR for a line end and passes over empty lines.
        if (!(profile.dialect().quote() instanceof Quote.Of(char quote))
                || profile.rowsBad() > 0
                || profile.traits().loneCr()
                || profile.columns().size() < 2
                || sample.text().length == 0) {
            return;
        }
        byFastCsv++;
        String text = new String(sample.text(), StandardCharsets.UTF_8).replaceFirst("^\ufeff", "");
        List<List<String>> expected = new ArrayList<>();
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder()
                        .fieldSeparator(profile.dialect().delimiter())
                        .quoteCharacter(quote)
                        .ofCsvRecord(text)) {
            reader.forEach(record -> expected.add(record.getFields()));
        }
        List<List<String>> found = scan.rows(profile.firstRow(), "");
        assertThat(found).as(sample.name()).isEqualTo(expected.subList(1, expected.size()));
    }

    private void agreesWithDuckDb(Corpus.Sample sample, ScanCase scan, Connection connection)
            throws IOException, SQLException {
        Profile profile = scan.profile();
        int columns = profile.columns().size();
        if (profile.rowsGood() == 0 || columns > 500) {
            return;
        }
        byDuckDb++;
        List<List<String>> expected = scan.rows();
        for (boolean normalise : new boolean[] {true, false}) {
            if (!normalise && profile.needsNormalising()) {
                continue;
            }
            PackRequest request =
                    new PackRequest(
                            scan.file(),
                            profile,
                            scan.options(),
                            folder,
                            "part",
                            Codec.NONE,
                            1,
                            0,
                            normalise);
            assertThat(
                            DuckReader.rows(
                                    connection,
                                    folder,
                                    PartPacker.pack(
                                            request,
                                            PartListener.NONE,
                                            dev.sluice.pipelines.files.Meter.NONE),
                                    columns))
                    .as("%s, normalised %s", sample.name(), normalise)
                    .isEqualTo(expected);
        }
    }
}
