package dev.sluice.pipelines.load.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.pipelines.files.Meter;
import dev.sluice.pipelines.load.scan.ColumnProfile;
import dev.sluice.pipelines.load.scan.ColumnType;
import dev.sluice.pipelines.load.scan.DelimitedScan;
import dev.sluice.pipelines.load.scan.Profile;
import dev.sluice.pipelines.load.scan.RejectSink;
import dev.sluice.pipelines.load.scan.RowBlocks;
import dev.sluice.pipelines.load.scan.ScanOptions;

import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** What a database gets to see of a file's rows. The database is DuckDB. */
class ArrowStreamTest {
    private static final String HEADER = "id,born,seen,amount,exact,word,flag,none";
    private static final String TYPES =
            "id BIGINT, born DATE, seen TIMESTAMP, amount DECIMAL(18,2), exact DECIMAL(18,8),"
                    + " word VARCHAR, flag BOOLEAN, none BIGINT";

    /** Some batches, and a last one that is not full. */
    private static final int ROWS = 50_000;

    @TempDir Path folder;

    private DuckDBConnection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
    }

    @ParameterizedTest
    @CsvSource({"1, false, false", "2, true, false", "3, false, true", "4, true, true"})
    void valuesAreThoseThatTheDatabaseReadsItself(long seed, boolean crlf, boolean quotes)
            throws Exception {
        Path file = folder.resolve("a.csv");
        Random random = new Random(seed);
        String end = crlf ? "\r\n" : "\n";
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (int row = 0; row < ROWS; row++) {
            lines.add(line(random, quotes));
        }
        Files.writeString(file, String.join(end, lines) + (random.nextBoolean() ? end : ""));
        execute("CREATE TABLE ours (" + TYPES + ")");
        execute("CREATE TABLE theirs (" + TYPES + ")");

        assertThat(handOver(file)).isEqualTo(ROWS);

        execute(
                "INSERT INTO theirs SELECT * FROM read_csv('%s', header=true, all_varchar=true,"
                                .formatted(file)
                        + " auto_detect=false, quote='\"', delim=',', nullstr='', columns="
                        + "{'id':'VARCHAR','born':'VARCHAR','seen':'VARCHAR','amount':'VARCHAR',"
                        + "'exact':'VARCHAR','word':'VARCHAR','flag':'VARCHAR','none':'VARCHAR'})");
        assertThat(number("SELECT count(*) FROM theirs")).isEqualTo(ROWS);
        assertThat(number("SELECT count(*) FROM (FROM ours EXCEPT ALL FROM theirs)")).isZero();
        assertThat(number("SELECT count(*) FROM (FROM theirs EXCEPT ALL FROM ours)")).isZero();
    }

    private static String line(Random random, boolean quotes) {
        String word =
                switch (random.nextInt(7)) {
                    case 0 -> "";
                    case 1 -> "ü大😀";
                    case 2 -> quotes ? "\"a, \"\"b\"\"\"" : "exactly16bytes!!";
                    case 3 -> "x".repeat(random.nextInt(300));
                    case 4 -> "exactly12byt";
                    case 5 -> quotes ? "\"plain\"" : "seventeen letters";
                    default -> Integer.toString(random.nextInt(100));
                };
        return String.join(
                ",",
                orNull(random, whole(random)),
                orNull(random, day(random)),
                orNull(random, day(random) + " " + clock(random)),
                orNull(random, decimal(random, 7, 2)),
                orNull(random, decimal(random, 10, 8)),
                word,
                orNull(random, Boolean.toString(random.nextBoolean())),
                "");
    }

    private static String orNull(Random random, String value) {
        return random.nextInt(9) == 0 ? "" : value;
    }

    private static String whole(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> Long.toString(Long.MIN_VALUE);
            case 1 -> Long.toString(Long.MAX_VALUE);
            case 2 -> "0";
            case 3 -> Long.toString(random.nextLong());
            default -> Long.toString(random.nextLong() >> random.nextInt(64));
        };
    }

    private static String day(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> "0001-01-01";
            case 1 -> "9999-12-31";
            case 2 -> LocalDate.ofEpochDay(random.nextInt(40_000) - 20_000).toString();
            default -> LocalDate.of(2024, 2, 1 + random.nextInt(29)).toString();
        };
    }

    private static String clock(Random random) {
        String seconds =
                "%02d:%02d:%02d"
                        .formatted(random.nextInt(24), random.nextInt(60), random.nextInt(60));
        return switch (random.nextInt(3)) {
            case 0 -> seconds + ".5";
            case 1 -> seconds + ".%05d%d".formatted(random.nextInt(100_000), 1 + random.nextInt(9));
            default -> seconds;
        };
    }

    private static String decimal(Random random, int whole, int scale) {
        String before = Long.toString((long) (Math.pow(10, random.nextInt(whole + 1)) - 1));
        String behind =
                IntStream.range(0, scale)
                        .mapToObj(i -> Integer.toString(1 + random.nextInt(9)))
                        .reduce("", String::concat);
        return (random.nextBoolean() ? "-" : "") + before + "." + behind;
    }

    @Test
    void valueThatIsNoLongerWhatWasCheckedEndsTheReadingAndAddsNothing() throws Exception {
        Path file = folder.resolve("a.csv");
        Files.writeString(file, "id,word\n" + "12345,x\n".repeat(ROWS));
        Profile checked = check(file);
        Files.writeString(file, "id,word\n" + "12345,x\n".repeat(ROWS - 1) + "12a45,x\n");
        execute("CREATE TABLE ours (id BIGINT, word VARCHAR)");

        assertThatThrownBy(() -> handOver(file, checked))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("whole number");

        assertThat(number("SELECT count(*) FROM ours")).isZero();
    }

    @Test
    void typesThatNeedTheDatabasesOwnReadingAreLeftToIt() {
        ColumnType number = ColumnType.BIGINT;
        assertThat(ArrowColumns.of(List.of(number), List.of(new ColumnType.Floating(64))))
                .isEmpty();
        assertThat(ArrowColumns.of(List.of(ColumnType.TEXT), List.of(number))).isEmpty();
        assertThat(
                        ArrowColumns.of(
                                List.of(new ColumnType.Decimal(4, 2)),
                                List.of(new ColumnType.Decimal(20, 2))))
                .isEmpty();
        assertThat(
                        ArrowColumns.of(
                                List.of(number, ColumnType.TIMESTAMP),
                                List.of(ColumnType.TEXT, new ColumnType.Timestamp(true))))
                .isEmpty();
        assertThat(ArrowColumns.of(List.of(number), List.of(ColumnType.TEXT))).isPresent();
    }

    private long handOver(Path file) throws Exception {
        return handOver(file, check(file));
    }

    private static Profile check(Path file) throws IOException {
        return DelimitedScan.run(file, ScanOptions.DEFAULTS, RejectSink.NONE, Meter.NONE);
    }

    private long handOver(Path file, Profile profile) throws Exception {
        List<ColumnType> written = profile.columns().stream().map(ColumnProfile::type).toList();
        ArrowColumns columns = ArrowColumns.of(written, written).orElseThrow();
        RowBlocks blocks = RowBlocks.open(file, profile, profile.firstRow(), columns, Meter.NONE);
        try (ArrowStream stream = new ArrowStream(columns, blocks)) {
            connection.registerArrowStream("rows_of_file", stream.address());
            try {
                execute("INSERT INTO ours SELECT * FROM rows_of_file");
            } catch (SQLException e) {
                stream.rethrow();
                throw e;
            }
            return stream.rows();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
