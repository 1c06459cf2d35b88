package dev.sluice.pipelines.load.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.pipelines.files.FileProblem;
import dev.sluice.pipelines.files.Meter;
import dev.sluice.pipelines.files.StopRequested;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

class DelimitedScanTest {
    @TempDir Path folder;

    @Test
    void plainTsvIsReadRowByRow() throws IOException {
        ScanCase scan = ScanCase.of(folder, "a.tsv", "id\tname\n1\tAda\n2\t\n");
        assertThat(scan.names()).containsExactly("id", "name");
        assertThat(scan.rows()).containsExactly(List.of("1", "Ada"), List.of("2", "<NULL>"));
        assertThat(scan.profile().rowsGood()).isEqualTo(2);
        assertThat(scan.profile().needsNormalising()).isFalse();
        assertThat(scan.profile().firstRow()).isEqualTo(new RowMark(8, 0, 2));
        assertThat(scan.profile().columns().get(1).nulls()).isEqualTo(1);
    }

    @Test
    void emptyFileHasNoColumnsAndNoRows() throws IOException {
        ScanCase scan = ScanCase.of(folder, "a.tsv", "");
        assertThat(scan.names()).isEmpty();
        assertThat(scan.profile().rowsRead()).isZero();
        assertThat(scan.profile().sha256())
                .contains("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void headerWithoutRowsHasColumnsOnly() throws IOException {
        for (String text : List.of("a\tb", "a\tb\n", "a\tb\r\n", "\uFEFFa\tb\n")) {
            ScanCase scan = ScanCase.of(folder, "a.tsv", text);
            assertThat(scan.names()).containsExactly("a", "b");
            assertThat(scan.profile().rowsRead()).isZero();
        }
    }

    @Test
    void crlfEndsRowsAndLastRowNeedsNoEnd() throws IOException {
        ScanCase scan = ScanCase.of(folder, "a.tsv", "a\tb\r\n1\t\r\n3\t4");
        assertThat(scan.rows()).containsExactly(List.of("1", "<NULL>"), List.of("3", "4"));
        assertThat(scan.profile().traits().lastRowWithoutEnd()).isTrue();
        assertThat(scan.profile().needsNormalising()).isFalse();
    }

    @Test
    void loneReturnIsData() throws IOException {
        ScanCase scan = ScanCase.of(folder, "a.tsv", "a\tb\n1\r2\t3\r");
        assertThat(scan.rows()).containsExactly(List.of("1\r2", "3\r"));
        assertThat(scan.profile().traits().loneCr()).isTrue();
        assertThat(scan.profile().needsNormalising()).isTrue();
    }

    @Test
    void mixedLineEndsAreNoted() throws IOException {
        ScanCase scan = ScanCase.of(folder, "a.tsv", "a\n1\r\n2\n");
        assertThat(scan.rows()).containsExactly(List.of("1"), List.of("2"));
        assertThat(scan.profile().traits().mixedLineEnds()).isTrue();
    }

    @Test
    void quotesInTsvAreData() throws IOException {
        ScanCase scan = ScanCase.of(folder, "a.tsv", "a\tb\n\"x\t\"y\"\n");
        assertThat(scan.rows()).containsExactly(List.of("\"x", "\"y\""));
    }

    @Test
    void csvFollowsRfc4180() throws IOException {
        ScanCase scan =
                ScanCase.of(
                        folder,
                        "a.csv",
                        "a,b,c\n"
                                + "\"x,1\",\"say \"\"hi\"\"\",\"two\n"
                                + "lines\"\r\n"
                                + "\"\",,\"\"\"\"\n"
                                + "1, \"x\" ,b\"c\n");
        assertThat(scan.rows())
                .containsExactly(
                        List.of("x,1", "say \"hi\"", "two\nlines"),
                        List.of("", "<NULL>", "\""),
                        List.of("1", " \"x\" ", "b\"c"));
        assertThat(scan.bad()).isEmpty();
        assertThat(scan.profile().traits().quoteInsideUnquoted()).isTrue();
        assertThat(scan.profile().traits().quotedEmpty()).isTrue();
        assertThat(scan.profile().traits().newLineInQuotes()).isTrue();
    }

    @Test
    void linesInsideQuotesCountForTheRowsBehind() throws IOException {
        ScanCase scan = ScanCase.of(folder, "a.csv", "a,b\n1,\"x\ny\nz\"\nbad\n2,3\n");
        assertThat(scan.bad())
                .extracting(BadRow::line, BadRow::byteOffset, BadRow::reason)
                .containsExactly(tuple(5L, 14L, BadRow.Reason.COLUMNS));
        assertThat(scan.bad().getFirst().text()).isEqualTo("bad");
        assertThat(scan.rows()).hasSize(2);
    }

    @Test
    void textBehindClosingQuoteIsBad() throws IOException {
        ScanCase scan = ScanCase.of(folder, "a.csv", "a,b\n\"x\"y,1\n\"a\nb\"c,2\n5,6\n");
        assertThat(scan.bad())
                .extracting(BadRow::line, BadRow::byteOffset, BadRow::reason, BadRow::text)
                .containsExactly(
                        tuple(2L, 4L, BadRow.Reason.QUOTE, "\"x\"y,1"),
                        tuple(3L, 11L, BadRow.Reason.QUOTE, "\"a\nb\"c,2"));
        assertThat(scan.rows()).containsExactly(List.of("5", "6"));
    }

    @Test
    void fileThatEndsInsideQuotesIsRefusedWhateverIsAllowed() {
        for (String end : List.of("", "\n", "\n5,6\n", "\r\n5,\"\"6\n")) {
            String text = "a,b\n\"1\n1\",2\n3,\"x" + end;
            assertThatThrownBy(() -> ScanCase.of(folder, "a.csv", text))
                    .isInstanceOfSatisfying(
                            FileProblem.class,
                            problem ->
                                    assertThat(problem.place())
                                            .contains(new FileProblem.TextPlace(4, 14)))
                    .hasMessageContaining("a.csv ends inside a quoted field")
                    .hasMessageContaining("opens at line 4 (byte 14) is never closed");
        }
        assertThatThrownBy(() -> ScanCase.of(folder, "b.csv", "a,\"b\n1,2\n"))
                .isInstanceOf(FileProblem.class)
                .hasMessageContaining("opens at line 1 (byte 2) is never closed");
    }

    @Test
    void unclosedQuoteIsNamedByTheLineItStandsOn() {
        // Behind a field that spans lines, and in the bytes of the file's own encoding.
        byte[] text = "\uFEFFa,b\n\"é\n\",\"x\n".getBytes(StandardCharsets.UTF_16LE);
        assertThatThrownBy(() -> ScanCase.of(folder, "a.csv", text, ScanOptions.DEFAULTS))
                .hasMessageContaining("opens at line 3 (byte 20) is never closed");
    }

    @Test
    void badRowOverSeveralLinesSaysHowMany() throws IOException {
        ScanCase scan = ScanCase.of(folder, "a.csv", "a,b\n1,\"x\n2,\"y\"\n3,4\n");
        assertThat(scan.bad())
                .extracting(BadRow::line, BadRow::sentence)
                .containsExactly(
                        tuple(
                                2L,
                                "quote: there is text behind a closing quote; quotes inside a field"
                                        + " are doubled (the row takes lines 2 to 3)"));
        assertThat(scan.rows()).containsExactly(List.of("3", "4"));
    }

    @Test
    void quoteOfOptionCountsInTsv() throws IOException {
        ScanOptions options = ScanOptions.DEFAULTS.withQuote(new Quote.Of('\''));
        ScanCase scan = ScanCase.of(folder, "a.tsv", "a\tb\n'x\ty'\t'it''s'\n", options);
        assertThat(scan.rows()).containsExactly(List.of("x\ty", "it's"));
    }

    @Test
    void raggedRowsAreBad() throws IOException {
        ScanCase scan = ScanCase.of(folder, "a.tsv", "a\tb\n1\n1\t2\n1\t2\t3\n\n");
        assertThat(scan.bad())
                .extracting(BadRow::line, BadRow::byteOffset, BadRow::sentence)
                .containsExactly(
                        tuple(2L, 4L, "column count: 1 field instead of 2"),
                        tuple(4L, 10L, "column count: 3 fields instead of 2"),
                        tuple(5L, 16L, "column count: 1 field instead of 2"));
        assertThat(scan.profile().rowsGood()).isEqualTo(1);
        assertThat(scan.profile().rowsRead()).isEqualTo(4);
    }

    @Test
    void emptyLineInOneColumnIsNull() throws IOException {
        ScanCase scan = ScanCase.of(folder, "a.txt", "a\nx\n\n");
        assertThat(scan.rows()).containsExactly(List.of("x"), List.of("<NULL>"));
        assertThat(scan.profile().needsNormalising()).isTrue();
    }

    @Test
    void nulMakesTheRowBad() throws IOException {
        ScanCase scan = ScanCase.of(folder, "a.tsv", "a\tb\n1\t2\nx\0\t1\n3\t4\n");
        assertThat(scan.bad())
                .extracting(BadRow::line, BadRow::byteOffset, BadRow::reason)
                .containsExactly(tuple(3L, 8L, BadRow.Reason.NUL));
        assertThat(scan.rows()).containsExactly(List.of("1", "2"), List.of("3", "4"));
    }

    @Test
    void latin1RowIsBadAndSaysSo() throws IOException {
        byte[] text = "a\tb\n1\tcafé\n2\tx\n".getBytes(StandardCharsets.ISO_8859_1);
        ScanCase scan = ScanCase.of(folder, "a.tsv", text, ScanOptions.DEFAULTS);
        assertThat(scan.bad()).hasSize(1);
        assertThat(scan.bad().getFirst().sentence())
                .contains("0xE9 at 9", "Latin-1", "--encoding windows-1252");
        assertThat(scan.rows()).containsExactly(List.of("2", "x"));
    }

    @Test
    void namedEncodingIsDecoded() throws IOException {
        byte[] text = "a\tb\n1\tcafé\nbad\n".getBytes(StandardCharsets.ISO_8859_1);
        ScanOptions options = ScanOptions.DEFAULTS.withEncoding(Encodings.named("latin1"));
        ScanCase scan = ScanCase.of(folder, "a.tsv", text, options);
        assertThat(scan.rows()).containsExactly(List.of("1", "café"));
        assertThat(scan.bad()).extracting(BadRow::byteOffset).containsExactly(11L);
    }

    @Test
    void byteThatTheNamedEncodingLacksIsBad() throws IOException {
        byte[] text = "a\tb\n1\tx\n2\t_\nbad\n".getBytes(StandardCharsets.ISO_8859_1);
        text[10] = (byte) 0x81;
        ScanOptions options = ScanOptions.DEFAULTS.withEncoding(Charset.forName("windows-1252"));
        ScanCase scan = ScanCase.of(folder, "a.tsv", text, options);
        assertThat(scan.bad())
                .extracting(BadRow::line, BadRow::byteOffset, BadRow::reason)
                .containsExactly(
                        tuple(3L, 8L, BadRow.Reason.ENCODING),
                        tuple(4L, 12L, BadRow.Reason.COLUMNS));
    }

    @Test
    void multiByteEncodingsKeepOriginalOffsets() throws IOException {
        for (String name : List.of("Shift_JIS", "GB18030", "EUC-KR", "Big5")) {
            Charset charset = Charset.forName(name);
            byte[] text = "a\tb\n1\t中\nbad\n".getBytes(charset);
            ScanCase scan =
                    ScanCase.of(folder, "a.tsv", text, ScanOptions.DEFAULTS.withEncoding(charset));
            assertThat(scan.rows()).containsExactly(List.of("1", "中"));
            assertThat(scan.bad()).extracting(BadRow::byteOffset).containsExactly(9L);
        }
    }

    @Test
    void utf16WithByteOrderMarkIsRead() throws IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            byte[] text = "\uFEFFa\tb\n1\té😀\nbad\n2\t3\n".getBytes(charset);
            ScanCase scan = ScanCase.of(folder, "a.tsv", text, ScanOptions.DEFAULTS);
            assertThat(scan.names()).containsExactly("a", "b");
            assertThat(scan.rows()).containsExactly(List.of("1", "é😀"), List.of("2", "3"));
            assertThat(scan.bad())
                    .extracting(BadRow::line, BadRow::byteOffset)
                    .containsExactly(tuple(3L, 22L));
            assertThat(scan.profile().bytes()).isEqualTo(text.length);
            assertThat(scan.profile().needsNormalising()).isTrue();
        }
    }

    @Test
    void loneSurrogateInUtf16IsBad() throws IOException {
        byte[] text = "\uFEFFa\n".getBytes(StandardCharsets.UTF_16LE);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(text);
        all.write(new byte[] {0x00, (byte) 0xD8, 'x', 0, '\n', 0, 'y', 0, '\n', 0});
        ScanCase scan = ScanCase.of(folder, "a.tsv", all.toByteArray(), ScanOptions.DEFAULTS);
        assertThat(scan.bad()).extracting(BadRow::reason).containsExactly(BadRow.Reason.ENCODING);
        assertThat(scan.rows()).containsExactly(List.of("y"));
    }

    @Test
    void byteOrderMarkCountsInOffsetsButIsNoName() throws IOException {
        ScanCase scan = ScanCase.of(folder, "a.csv", "\uFEFFa,b\n1\n");
        assertThat(scan.names()).containsExactly("a", "b");
        assertThat(scan.bad()).extracting(BadRow::byteOffset).containsExactly(7L);
    }

    @Test
    void headerNamesAreMadeUnique() throws IOException {
        ScanCase scan = ScanCase.of(folder, "a.tsv", "x\tx\tx_2\t\tX\t y \n");
        assertThat(scan.names()).containsExactly("x", "x_3", "x_2", "column_4", "X_4", " y ");
        assertThat(ScanCase.of(folder, "b.csv", "a,a,a\n").names())
                .containsExactly("a", "a_2", "a_3");
    }

    @Test
    void fileWithoutHeaderNumbersItsColumns() throws IOException {
        ScanCase scan =
                ScanCase.of(folder, "a.csv", "1,x\n2,y\n", ScanOptions.DEFAULTS.withHeader(false));
        assertThat(scan.names()).containsExactly("column_1", "column_2");
        assertThat(scan.rows()).hasSize(2);
        assertThat(scan.profile().firstRow()).isEqualTo(new RowMark(0, 0, 1));
    }

    @Test
    void brokenHeaderRefusesTheFile() {
        assertThatThrownBy(() -> ScanCase.of(folder, "a.csv", "a,\"b\"x\n1,2\n"))
                .isInstanceOf(FileProblem.class)
                .hasMessageContaining("header is broken (line 1, byte 0");
    }

    @Test
    void otherColumnsThanExpectedRefuseTheFile() {
        ScanOptions options = ScanOptions.DEFAULTS.withExpectedNames(List.of("a", "b", "c"));
        assertThatThrownBy(() -> ScanCase.of(folder, "a.tsv", "c\td\ta\n", options))
                .isInstanceOf(FileProblem.class)
                .hasMessageContaining("lacks column \"b\" and has additional column \"d\"");
    }

    @Test
    void expectedColumnsMayStandInAnyOrder() throws IOException {
        ScanOptions options =
                ScanOptions.DEFAULTS.withTable(
                        List.of(
                                new ExpectedColumn("n", new ColumnType.Whole(32, true), false),
                                new ExpectedColumn("t", ColumnType.TEXT, true)));
        ScanCase scan =
                ScanCase.of(folder, "a.tsv", "t\tn\nx\t1\ny\tz\n\t\nw\t2147483648\n", options);
        assertThat(scan.rows()).containsExactly(List.of("x", "1"));
        assertThat(scan.bad())
                .extracting(BadRow::line, BadRow::sentence)
                .containsExactly(
                        tuple(3L, "type: column \"n\" of type INTEGER cannot take \"z\""),
                        tuple(4L, "type: column \"n\" takes no NULL (an empty field)"),
                        tuple(5L, "type: column \"n\" of type INTEGER cannot take \"2147483648\""));
    }

    @Test
    void delimiterIsFoundByLooking() throws IOException {
        assertThat(dialect("a.csv", "a;b\n1,5;2\n")).isEqualTo(';');
        assertThat(dialect("a.csv", "a,b\n\"x;y;z\",2\n")).isEqualTo(',');
        assertThat(dialect("a.txt", "a|b\n1|2\n")).isEqualTo('|');
        assertThat(dialect("a.txt", "a,b\n1,2\n")).isEqualTo(',');
        assertThat(dialect("a.tsv", "text\nsome, words\n")).isEqualTo('\t');
        assertThat(dialect("a.tsv", "a\tb,c\n1\t2,3\n")).isEqualTo('\t');
        assertThat(dialect("a.dat", "a\tb\n1\t2,3\n")).isEqualTo('\t');
        assertThat(dialect("a.csv", "a;b\n5\"\" x;2\n5\"\" y;\"z;\"\"z\"\n1;2\n")).isEqualTo(';');
        assertThat(dialect("a.psv", "a|b\n")).isEqualTo('|');
        assertThat(dialect("one.csv", "a\nb\n")).isEqualTo(',');
    }

    private char dialect(String name, String text) throws IOException {
        return ScanCase.of(folder, name, text).profile().dialect().delimiter();
    }

    @Test
    void hugeFieldIsOneBadRowInBoundedMemory() throws IOException {
        Path file = folder.resolve("huge.tsv");
        byte[] block = new byte[1 << 20];
        Arrays.fill(block, (byte) 'x');
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write("a\tb\n1\t2\n3\t".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 100; i++) {
                out.write(block);
            }
            out.write("\nbad\n5\t6\n".getBytes(StandardCharsets.UTF_8));
        }
        ScanCase scan = ScanCase.of(file, ScanOptions.DEFAULTS);
        assertThat(scan.rows()).containsExactly(List.of("1", "2"), List.of("5", "6"));
        assertThat(scan.bad())
                .extracting(BadRow::line, BadRow::byteOffset, BadRow::reason)
                .containsExactly(
                        tuple(3L, 8L, BadRow.Reason.SIZE),
                        tuple(4L, 8L + 2 + 100 * (1L << 20) + 1, BadRow.Reason.COLUMNS));
    }

    @Test
    void hugeQuotedFieldIsOneBadRowToo() throws IOException {
        String text = "a,b\n1,2\n3,\"" + "x".repeat(40_000_000) + "\"\n5,6\n";
        ScanCase scan = ScanCase.of(folder, "a.csv", text);
        assertThat(scan.rows()).containsExactly(List.of("1", "2"), List.of("5", "6"));
        assertThat(scan.bad())
                .extracting(BadRow::line, BadRow::byteOffset, BadRow::reason)
                .containsExactly(tuple(3L, 8L, BadRow.Reason.SIZE));
    }

    @Test
    void fileOfLoneReturnsIsRefused() {
        assertThatThrownBy(() -> ScanCase.of(folder, "a.csv", "a,b\r1,2\r"))
                .isInstanceOf(FileProblem.class)
                .hasMessageContaining("single CRs");
    }

    @Test
    void largestRowIsStillGood() throws IOException {
        for (int over = 0; over < 2; over++) {
            String text =
                    "a\tb\n1\t" + "x".repeat(ScanOptions.MAX_RECORD - 2 + over) + "\r\n3\t4\n";
            ScanCase scan = ScanCase.of(folder, "a.tsv", text);
            assertThat(scan.bad()).hasSize(over);
            assertThat(scan.profile().rowsGood()).isEqualTo(2 - over);
        }
    }

    @Test
    void rowBeyondTheLimitWithLinesInItsQuotesRefusesTheFile() {
        for (String end : List.of("", "\"\n5,6\n")) {
            String text = "a,b\n1,\"x\n" + "12,45\n".repeat(3_000_000) + end;
            assertThatThrownBy(() -> ScanCase.of(folder, "a.csv", text))
                    .isInstanceOf(FileProblem.class)
                    .hasMessageContaining("row at line 2 (byte 4) has a quoted field over several")
                    .hasMessageContaining("longer than 16 MiB");
        }
    }

    @Test
    void hugeQuotedFieldThatIsNotClosedRefusesTheFile() {
        String text = "a,b\n1,2\n3,\"" + "x".repeat(40_000_000);
        assertThatThrownBy(() -> ScanCase.of(folder, "a.csv", text))
                .hasMessageContaining("line 3 (byte ")
                .hasMessageContaining("is never closed");
        assertThatThrownBy(() -> ScanCase.of(folder, "a.csv", text + "\nx\n\",5\n"))
                .hasMessageContaining("row at line 3 (byte 8) has a quoted field over several");
    }

    @Test
    void bordersAreRowStartsWithTheirNumbers() throws IOException {
        StringBuilder text = new StringBuilder("a\tb\n");
        for (int i = 0; i < 1000; i++) {
            text.append("1234567\t8\n");
        }
        ScanCase scan =
                ScanCase.of(
                        folder, "a.tsv", text.toString(), ScanOptions.DEFAULTS.withPartBytes(3005));
        assertThat(scan.profile().borders())
                .containsExactly(
                        new RowMark(3014, 301, 303),
                        new RowMark(6024, 602, 604),
                        new RowMark(9034, 903, 905));
    }

    @Test
    void passEndsSoonAfterTooManyBadRows() throws IOException {
        String text = "a\tb\n" + "bad\n".repeat(5000) + "1\t2\n";
        ScanCase scan =
                ScanCase.of(folder, "a.tsv", text, ScanOptions.DEFAULTS.withStopAfterBad(3));
        assertThat(scan.profile().complete()).isFalse();
        assertThat(scan.profile().sha256()).isEmpty();
        assertThat(scan.profile().firstBad()).hasSize(10);
        assertThat(scan.profile().rowsBad()).isLessThan(20);
    }

    @Test
    void stopTakesEffectInsideOneHugeField() throws IOException {
        Path file = folder.resolve("huge.tsv");
        Files.write(file, new byte[50_000_000]);
        Meter meter =
                new Meter() {
                    private long bytes;

                    @Override
                    public void advance(long rows, long more) {
                        bytes += more;
                    }

                    @Override
                    public void checkStop() throws StopRequested {
                        if (bytes > 20_000_000) {
                            throw new StopRequested();
                        }
                    }
                };
        assertThatThrownBy(
                        () -> DelimitedScan.run(file, ScanOptions.DEFAULTS, RejectSink.NONE, meter))
                .isInstanceOf(StopRequested.class);
    }

    @Test
    void repeatedKeysAreCounted() throws IOException {
        ScanOptions options = ScanOptions.DEFAULTS.withKey(List.of("a", "b"));
        ScanCase scan =
                ScanCase.of(folder, "a.tsv", "a\tb\tc\n1\t2\tx\n12\t\tx\n1\t2\ty\n", options);
        assertThat(scan.profile().key()).isEqualTo(new KeyCheck.Counted(1, 4));
    }

    @Test
    void extremesAreNumericForNumbersAndByBytesForText() throws IOException {
        ScanCase scan =
                ScanCase.of(
                        folder,
                        "a.tsv",
                        "n\tt\td\n9\tabcdefghZ\t-1.50\n10\tabcdefghA\t2.25\n-3\tx\t10.00\n");
        assertThat(scan.profile().columns())
                .extracting(ColumnProfile::min, ColumnProfile::max)
                .containsExactly(
                        tuple(Optional.of("-3"), Optional.of("10")),
                        tuple(Optional.of("abcdefghA"), Optional.of("x")),
                        tuple(Optional.of("-1.50"), Optional.of("10.00")));
    }
}
