package dev.sluice.pipelines.load.scan;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import dev.sluice.pipelines.files.FileProblem;
import dev.sluice.pipelines.files.Meter;
import dev.sluice.pipelines.fuzz.Draws;
import dev.sluice.pipelines.fuzz.ScratchFile;
import dev.sluice.pipelines.load.pack.Codec;
import dev.sluice.pipelines.load.pack.PackRequest;
import dev.sluice.pipelines.load.pack.PartInfo;
import dev.sluice.pipelines.load.pack.PartListener;
import dev.sluice.pipelines.load.pack.PartPacker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Any bytes, read with any options: refused for a reason that a naive reader sees too, or every
 * record is accounted for as it does it, the types give every value back, and parts and part
 * borders hold the same rows.
 */
public final class ScanFuzz {
    private static final ScratchFile SCRATCH = new ScratchFile();
    private static final List<String> NAMES = List.of("a.csv", "a.tsv", "a.txt", "a.dat");

    private ScanFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        Draws draws = new Draws(data);
        String name = NAMES.get(draws.next(NAMES.size()));
        ScanOptions options = options(draws);
        byte[] bytes = draws.rest();
        Path file = SCRATCH.of(name, bytes);
        Optional<byte[]> text = decoded(bytes, options);
        ScanCase scan;
        try {
            scan = ScanCase.of(file, options);
        } catch (FileProblem e) {
            text.ifPresent(utf8 -> isRefusedRightly(utf8, name, options, e));
            return;
        }
        List<List<String>> rows = scan.rows(scan.profile().firstRow(), NaiveReader.NULL);
        Profile profile = scan.profile();
        assertThat(rows).hasSize((int) profile.rowsGood());
        assertThat(scan.bad()).hasSize((int) profile.rowsBad());
        assertThat(profile.bytes()).isEqualTo(bytes.length);
        if (text.isPresent()) {
            isReadAsByTheNaiveReader(text.get(), scan, rows);
        }
        TypedColumns.giveEveryValueBack(profile, rows);
        bordersHoldTheirRows(scan, rows);
        partsHoldTheRows(scan, rows);
    }

    private static ScanOptions options(Draws draws) {
        ScanOptions options = ScanOptions.DEFAULTS;
        int delimiter = draws.next(8);
        if (delimiter > 2) {
            options = options.withDelimiter(",\t;|,".charAt(delimiter - 3));
        }
        int quote = draws.next(6);
        if (quote > 3) {
            options = options.withQuote(quote == 4 ? Quote.NONE : new Quote.Of('\''));
        } else if (quote == 3) {
            options = options.withQuote(Quote.DOUBLE);
        }
        options = options.withHeader(draws.next(4) > 0).withInferTypes(draws.next(8) > 0);
        int encoding = draws.next(32);
        if (encoding > 28) {
            String charset = List.of("ISO-8859-1", "UTF-16LE", "UTF-16BE").get(encoding - 29);
            options = options.withEncoding(Charset.forName(charset));
        }
        return draws.next(3) == 0 ? options.withPartBytes(1 + draws.next(200)) : options;
    }

    /**
     * The text as UTF-8 if the naive reader can read it: wrong bytes count only in UTF-8 itself.
     */
    private static Optional<byte[]> decoded(byte[] bytes, ScanOptions options) {
        boolean little = bytes.length > 1 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE;
        boolean big = bytes.length > 1 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF;
        Charset charset =
                options.encoding()
                        .orElse(
                                little
                                        ? StandardCharsets.UTF_16LE
                                        : big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8);
        if (charset.equals(StandardCharsets.UTF_8)) {
            return Optional.of(bytes);
        }
        try {
            int bom =
                    (little && charset.equals(StandardCharsets.UTF_16LE))
                                    || (big && charset.equals(StandardCharsets.UTF_16BE))
                            ? 2
                            : 0;
            String text =
                    charset.newDecoder()
                            .decode(ByteBuffer.wrap(bytes, bom, bytes.length - bom))
                            .toString();
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            // A second mark would be taken for one of UTF-8.
            return bom(utf8) > 0 ? Optional.empty() : Optional.of(utf8);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static int bom(byte[] text) {
        return text.length >= 3 && Utf8.isByteOrderMark(text, 0) ? 3 : 0;
    }

    private static void isRefusedRightly(
            byte[] text, String name, ScanOptions options, FileProblem problem) {
        assertThat(problem.kind()).isEqualTo(FileProblem.Kind.REFUSED);
        int bom = bom(text);
        byte[] body = java.util.Arrays.copyOfRange(text, bom, text.length);
        int sample = Math.min(body.length, Sniffer.SAMPLE);
        Dialect dialect = Sniffer.sniff(body, sample, body.length <= Sniffer.SAMPLE, name, options);
        NaiveReader.Text naive = NaiveReader.read(text, bom, dialect);
        String sentence = String.valueOf(problem.getMessage());
        if (sentence.contains("is never closed")) {
            NaiveReader.Place place = naive.openQuote().orElseThrow();
            assertThat(sentence).contains("line " + place.line() + " (byte ");
        } else if (sentence.contains("header is broken")) {
            assertThat(dialect.header()).isTrue();
            assertThat(naive.records().getFirst().fields()).isEmpty();
        } else if (sentence.contains("single CRs")) {
            assertThat(naive.records()).hasSizeLessThanOrEqualTo(1);
        } else {
            assertThat(sentence).contains("more than 32768 columns");
        }
    }

    private static void isReadAsByTheNaiveReader(
            byte[] text, ScanCase scan, List<List<String>> rows) {
        Profile profile = scan.profile();
        NaiveReader.Text naive = NaiveReader.read(text, bom(text), profile.dialect());
        assertThat(naive.openQuote()).isEmpty();
        List<NaiveReader.Found> records = naive.records();
        if (profile.dialect().header() && !records.isEmpty()) {
            records = records.subList(1, records.size());
        }
        int columns = profile.columns().size();
        assertThat(profile.rowsRead()).isEqualTo(records.size());
        assertThat(rows)
                .isEqualTo(
                        records.stream()
                                .filter(record -> record.good(columns))
                                .map(record -> record.fields().orElseThrow())
                                .toList());
        List<NaiveReader.Found> bad =
                records.stream().filter(record -> !record.good(columns)).toList();
        assertThat(scan.bad())
                .extracting(BadRow::line)
                .isEqualTo(bad.stream().map(NaiveReader.Found::line).toList());
        if (profile.encoding().equals(StandardCharsets.UTF_8)) {
            assertThat(scan.bad())
                    .extracting(BadRow::byteOffset)
                    .isEqualTo(bad.stream().map(NaiveReader.Found::byteOffset).toList());
            for (RowMark border : profile.borders()) {
                NaiveReader.Found record = records.get((int) border.rows());
                assertThat(border.byteOffset()).isEqualTo(record.byteOffset());
                assertThat(border.line()).isEqualTo(record.line());
            }
        }
    }

    /** Reading on from any border gives the rest of the rows. */
    private static void bordersHoldTheirRows(ScanCase scan, List<List<String>> rows)
            throws IOException {
        Profile profile = scan.profile();
        int borders = profile.borders().size();
        for (int i = 0; i < borders; i += Math.max(1, borders / 3)) {
            RowMark border = profile.borders().get(i);
            long badBehind =
                    scan.bad().stream()
                            .filter(bad -> bad.byteOffset() >= border.byteOffset())
                            .count();
            long behind = profile.rowsRead() - border.rows() - badBehind;
            assertThat(scan.rows(border, NaiveReader.NULL))
                    .isEqualTo(rows.subList((int) (rows.size() - behind), rows.size()));
        }
    }

    private static void partsHoldTheRows(ScanCase scan, List<List<String>> rows)
            throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        PackRequest request =
                new PackRequest(
                        scan.file(),
                        scan.profile(),
                        scan.options(),
                        SCRATCH.folder(),
                        "part",
                        Codec.NONE,
                        1,
                        0,
                        true);
        List<List<String>> found = new ArrayList<>();
        for (PartInfo part : PartPacker.pack(request.inOnePart(), PartListener.NONE, Meter.NONE)) {
            Path file = SCRATCH.folder().resolve(part.name());
            file.toFile().deleteOnExit();
            try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
                reader.forEach(record -> found.add(record.getFields()));
            }
        }
        List<List<String>> expected =
                rows.stream()
                        .map(row ->
                                row.stream()
                                        .map(v -> v.equals(NaiveReader.NULL) ? "\\N" : v)
                                        .toList())
                        .toList();
        assertThat(found).isEqualTo(expected);
    }
}
