package dev.sluice.pipelines.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.GroupId;
import dev.sluice.engine.job.ItemState;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.pipeline.Expansion;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.pipeline.Options;
import dev.sluice.engine.pipeline.PhaseFailure;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Inputs and targets that are not as one would wish, each loaded exactly or refused in words. */
class LoadInputsTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir Path temporary;
    private LoadHarness harness;

    @BeforeEach
    void setUp() throws Exception {
        harness = new LoadHarness(temporary);
    }

    private void write(String name, byte[] content) throws Exception {
        Files.write(harness.folder.resolve(name), content);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id\tname\r\n1\tä\r\n2\t\"q\r\n",
                "\uFEFFid\tname\n1\tä\n2\t\"q",
                "id\tname\n1\tä\r\n2\t\"q\n"
            })
    void lineEndsAndByteOrderMarksMakeNoDifference(String content) throws Exception {
        harness.write("a.tsv", content);
        harness.load(Map.of());
        assertThat(harness.query("SELECT id, name FROM orders ORDER BY id"))
                .containsExactly("1|ä", "2|\"q");
    }

    @Test
    void utf16IsReadByItsMarkAndLatin1WhenSaid() throws Exception {
        write("a.tsv", "\uFEFFid\tname\n1\tä\n".getBytes(StandardCharsets.UTF_16LE));
        harness.load(Map.of());
        Files.delete(harness.folder.resolve("a.tsv"));
        write("b.tsv", "id\tname\n2\tö\n".getBytes(Charset.forName("ISO-8859-1")));
        LoadHarness.Result refused = harness.load(Map.of());
        assertThat(refused.state("b.tsv")).isEqualTo(ItemState.FAILED);
        harness.load(Map.of("encoding", "ISO-8859-1"));
        assertThat(harness.query("SELECT id, name FROM orders ORDER BY id"))
                .containsExactly("1|ä", "2|ö");
    }

    @Test
    void loneCarriageReturnsTabsAndSpacesAreKept() throws Exception {
        harness.write("a.csv", "id,text\n1, a\rb \n2,\"\tc\"\n");
        harness.load(Map.of());
        assertThat(harness.query("SELECT id, replace(text, chr(13), 'R') FROM orders ORDER BY id"))
                .containsExactly("1| aRb ", "2|\tc");
    }

    @Test
    void emptyLinesOfASingleColumnAreNull() throws Exception {
        harness.write("a.tsv", "id\n1\n\n3\n");
        harness.load(Map.of());
        assertThat(harness.query("SELECT id FROM orders ORDER BY id NULLS LAST"))
                .containsExactly("1", "3", "NULL");
    }

    @Test
    void nulByteMakesItsRowBad() throws Exception {
        harness.write("a.tsv", "id\tname\n1\ta\0b\n2\tc\n");
        LoadHarness.Result result = harness.load(Map.of("max-bad-rows", "50%"));
        assertThat(harness.query("SELECT id FROM orders")).containsExactly("2");
        assertThat(result.tallies()).containsEntry("rows.rejected", 1L);
    }

    @Test
    void fileThatEndsInsideQuotesFailsWhateverNumberOfBadRowsIsAllowed() throws Exception {
        harness.write("a.csv", "id,name\n1,x\n2,\"y\n3,z\n");
        harness.write("b.csv", "id,name\n4,z\n");
        LoadHarness.Result result = harness.load(Map.of("max-bad-rows", "100%"));
        assertThat(harness.query("SELECT id FROM orders")).containsExactly("4");
        assertThat(result.failure("a.csv").place()).contains(new Failure.Place(3, 14));
        assertThat(result.failure("a.csv").message())
                .contains("the quote that opens at line 3 (byte 14) is never closed");
    }

    @Test
    void filesWithoutHeaderGetNumberedColumns() throws Exception {
        harness.write("a.tsv", "1\tx\n2\ty\n");
        harness.load(Map.of("no-header", "true"));
        assertThat(harness.types()).containsExactly("column_1 BIGINT", "column_2 VARCHAR");
        assertThat(harness.query("SELECT count(*) FROM orders")).containsExactly("2");
    }

    @Test
    void namesThatDifferInCaseAndOddNamesAreKept() throws Exception {
        harness.write("a.tsv", "id\tID\tselect\ta\"b; DROP TABLE x\n1\t2\t3\t4\n");
        harness.load(Map.of());
        assertThat(harness.types())
                .containsExactly(
                        "id BIGINT", "ID_2 BIGINT", "select BIGINT", "a\"b; DROP TABLE x BIGINT");
    }

    @Test
    void longFieldsAreLoaded() throws Exception {
        String big = "x".repeat(5_000_000);
        harness.write("a.tsv", "id\ttext\n1\t" + big + "\n2\ty\n");
        harness.load(Map.of());
        assertThat(harness.query("SELECT length(text) FROM orders ORDER BY id"))
                .containsExactly("5000000", "1");
    }

    @Test
    void fieldBeyondTheLimitIsABadRowInLittleMemory() throws Exception {
        Path file = harness.folder.resolve("a.tsv");
        try (FileChannel out =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.wrap("id\ttext\n1\t".getBytes(StandardCharsets.UTF_8)));
            byte[] block = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 64; i++) {
                out.write(ByteBuffer.wrap(block));
            }
            out.write(ByteBuffer.wrap("\n2\ty\n".getBytes(StandardCharsets.UTF_8)));
        }
        LoadHarness.Result result = harness.load(Map.of("max-bad-rows", "1"));
        assertThat(result.state("a.tsv")).isEqualTo(ItemState.DONE);
        assertThat(harness.query("SELECT id, text FROM orders")).containsExactly("2|y");
    }

    @Test
    void inferredTypesGiveBackEveryLetter() throws Exception {
        String row = "007\t1.10\t1.5\ttrue\tTRUE\t2024-02-29\t2024-01-01 10:00:00\t-0\t+1\t1e3";
        harness.write("a.tsv", "a\tb\tc\td\te\tf\tg\th\ti\tj\n" + row + "\n");
        harness.load(Map.of());
        assertThat(harness.query("SELECT * FROM orders"))
                .containsExactly(row.replace('\t', '|').replace("10:00:00", "10:00:00.0"));
    }

    @Test
    void pipeOrFolderNamedLikeAFileIsNotWaitedFor() throws Exception {
        Files.createDirectories(harness.folder.resolve("x.tsv"));
        harness.write("x.tsv/in.tsv", "id\n1\n");
        Process made =
                new ProcessBuilder("mkfifo", harness.folder.resolve("p.tsv").toString()).start();
        assertThat(made.waitFor()).isZero();
        LoadHarness.Result result = harness.load(Map.of());
        assertThat(result.failure("p.tsv").message()).contains("p.tsv").contains("pipe");
        assertThat(harness.query("SELECT id FROM orders")).containsExactly("1");
    }

    @Test
    void missingPathIsRefusedBeforeAnythingIsQueued() {
        assertThatThrownBy(() -> harness.load(Map.of(), temporary.resolve("nothing.tsv")))
                .isInstanceOf(InvalidOption.class)
                .hasMessageContaining("nothing.tsv is not there");
    }

    @Test
    void linkThatLeadsToNothingIsRefusedBeforeAnythingIsQueued() throws Exception {
        Path gone = temporary.resolve("gone.tsv");
        Path link = Files.createSymbolicLink(temporary.resolve("link.tsv"), gone);

        assertThatThrownBy(() -> harness.load(Map.of(), link))
                .isInstanceOf(InvalidOption.class)
                .hasMessageContaining(link + " is a link to " + gone + ", which is not there");
    }

    @Test
    void folderWithLinksRoundInACircleIsLoadedOnceAndTheLinkThatIsNoFileIsNamed() throws Exception {
        harness.write("a.tsv", "id\n1\n");
        harness.write("deep/b.tsv", "id\n2\n");
        Files.createSymbolicLink(harness.folder.resolve("deep/parent"), harness.folder);
        Files.createSymbolicLink(harness.folder.resolve("itself.tsv"), Path.of("itself.tsv"));

        LoadHarness.Result result = harness.load(Map.of());

        assertThat(result.items()).containsOnlyKeys("a.tsv", "deep/b.tsv", "itself.tsv");
        assertThat(result.failure("itself.tsv").message()).contains("itself.tsv");
        assertThat(harness.query("SELECT id FROM orders ORDER BY id")).containsExactly("1", "2");
    }

    @Test
    void createRefusesATableThatIsThereAndAppendOneThatIsNot() throws Exception {
        harness.write("a.tsv", "id\n1\n");
        assertThatThrownBy(() -> harness.load(Map.of("append", "true")))
                .isInstanceOf(PhaseFailure.class)
                .hasMessageContaining("no table orders");
        harness.load(Map.of("create", "true"));
        assertThatThrownBy(() -> harness.load(Map.of("create", "true")))
                .isInstanceOf(PhaseFailure.class)
                .hasMessageContaining("exists already");
    }

    @ParameterizedTest
    @ValueSource(strings = {"table.csv", "table.tsv", "table.parquet", "table.json", "table.db"})
    void targetOfAnotherKindIsRefusedWhateverDuckDbMakesOfIt(String name) throws Exception {
        harness.write("a.tsv", "id\n1\n");
        for (String content : List.of("", "x,y\n1,2\n", "{\"x\": 1}\n")) {
            Path other = Files.writeString(temporary.resolve(name), content);
            assertThatThrownBy(() -> harness.load(Map.of("into", "duckdb:" + other)))
                    .isInstanceOf(PhaseFailure.class)
                    .hasMessage(
                            "%s is not a DuckDB database; name another file as the target.",
                            other.toRealPath());
            assertThat(other).hasContent(content);
        }
    }

    @Test
    void targetsThatCannotBeOpenedAreNamed() throws Exception {
        harness.write("a.tsv", "id\n1\n");
        Path text =
                Files.writeString(temporary.resolve("text.duckdb"), "no database ".repeat(2000));
        assertThatThrownBy(() -> harness.load(Map.of("into", "duckdb:" + text)))
                .isInstanceOf(PhaseFailure.class)
                .hasMessageContaining("is not a DuckDB database");
        assertThatThrownBy(() ->
                        harness.load(Map.of("into", "duckdb:" + temporary.resolve("no/x.db"))))
                .isInstanceOf(PhaseFailure.class)
                .hasMessageContaining("The folder");
        assertThatThrownBy(() -> harness.load(Map.of("into", "duckdb:" + temporary)))
                .isInstanceOf(PhaseFailure.class)
                .hasMessageContaining("is a folder");
        assertThatThrownBy(() -> harness.load(Map.of("into", "snowflake:lake")))
                .isInstanceOf(InvalidOption.class)
                .hasMessageContaining("DuckDB and PostgreSQL only");
        assertThatThrownBy(() -> harness.load(Map.of("into", "postgresql://anna:canary@h/db")))
                .isInstanceOf(InvalidOption.class)
                .hasMessageContaining(".pgpass")
                .hasMessageNotContaining("canary");
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://h/db, , true",
        "postgresql://h/db, none, false",
        "postgresql://h/db, gzip, true",
        "duckdb:/w.db, , false",
        "duckdb:/w.db, zstd, true"
    })
    void partsGoThroughTheStageToAServerAndOnRequestToAFile(
            String into, @Nullable String codec, boolean staged) throws InvalidOption {
        Map<String, String> given = new HashMap<>(Map.of("into", into));
        if (codec != null) {
            given.put("codec", codec);
        }
        Options options = Options.parse(new LoadPipeline().options(), given);
        assertThat(LoadSettings.lenient(options).uploads()).isEqualTo(staged);
    }

    @Test
    void tableNameWithASpaceIsRefusedWithASuggestion() {
        assertThatThrownBy(() -> harness.load(Map.of("table", "web orders")))
                .isInstanceOfSatisfying(
                        InvalidOption.class,
                        e -> {
                            assertThat(e.sentence())
                                    .isEqualTo("A table name can't contain a space.");
                            assertThat(e.suggestion()).contains("web_orders");
                        });
    }

    @Test
    void checkModeLoadsNothingAndSaysWhatIsThere() throws Exception {
        harness.write("a.tsv", "id\tday\n1\t2024-01-01\nx\n");
        LoadHarness.Result result = harness.load(Map.of("mode", "check", "max-bad-rows", "5"));
        assertThat(Files.exists(harness.database)).isFalse();
        assertThat(result.tallies()).containsEntry("rows.read", 2L);
        String manifest =
                Files.readString(
                        harness.home.resolve(
                                "jobs/" + result.job().id().value() + "/manifest.json"));
        assertThat(manifest).contains("\"int64\"").contains("\"date\"");
        assertThat(manifest).doesNotContain("\"loaded\":1");
        assertThat(JSON.readTree(manifest).path("totals").path("rows").toString())
                .isEqualTo("{\"read\":2,\"loaded\":0,\"rejected\":1}");
    }

    @Test
    void fileWithTheNameOfAnotherGetsItsOwnRejectFile() throws Exception {
        harness.write("x/a.tsv", "id\tn\n1\n");
        harness.write("y/a.tsv", "id\tn\n2\n");
        LoadHarness.Result result = harness.load(Map.of());
        Path rejects = harness.home.resolve("jobs/" + result.job().id().value() + "/rejects");
        try (var files = Files.list(rejects)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("a.tsv.rejects.csv", "a.tsv-2.rejects.csv");
        }
    }

    @Test
    void filesWithTheLongestNamesAreLoadedAndGetTheirRejectFiles() throws Exception {
        String name = "ä".repeat(124);
        harness.write(name + "a.tsv", "id\tn\n1\n3\tx\n");
        harness.write(name + "b.tsv", "id\tn\n2\n4\ty\n");
        LoadHarness.Result result = harness.load(Map.of("max-bad-rows", "5", "codec", "gzip"));
        assertThat(harness.query("SELECT id FROM orders ORDER BY id")).containsExactly("3", "4");
        Path rejects = harness.home.resolve("jobs/" + result.job().id().value() + "/rejects");
        try (var files = Files.list(rejects)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void fileWhoseNameIsAPatternIsReadAlone() throws Exception {
        harness.execute("CREATE TABLE orders (id BIGINT, span INTERVAL)");
        harness.write("a[1].tsv", "id\tspan\n1\t3 days\n");
        harness.write("a1.tsv", "id\tspan\n2\t4 days\n");
        harness.write("a*.tsv", "id\tspan\n3\t5 days\n");
        harness.load(Map.of());
        assertThat(harness.query("SELECT id FROM orders ORDER BY id"))
                .containsExactly("1", "2", "3");
    }

    @Test
    void monthsBecomeJobsOfOneGroupThatReplaceTogether() throws Exception {
        harness.write("old.tsv", "id\n0\n");
        harness.load(Map.of());
        Files.delete(harness.folder.resolve("old.tsv"));
        harness.write("s-2024-01.tsv", "id\n1\n");
        harness.write("s-2024-02.tsv", "id\n2\n");
        harness.write("s-2024-03.tsv", "id\n3\n");
        harness.write("readme.txt", "id\n9\n");
        Map<String, String> options = new HashMap<>(Map.of("months", "01,02", "replace", "true"));
        Job whole = harness.job(List.of(harness.folder), options);
        Expansion expansion = new LoadPipeline().expand(whole.request(), harness.options(whole));
        assertThat(expansion.requests()).hasSize(2);
        assertThat(expansion.notes()).singleElement().asString().contains("readme.txt");
        GroupId group = new GroupId("g-test");
        for (JobRequest request : expansion.requests()) {
            harness.run(
                    harness.job(List.of(harness.folder), request.options(), Optional.of(group)));
        }
        assertThat(harness.query("SELECT id FROM orders ORDER BY id")).containsExactly("1", "2");
    }

    @Test
    void tableMadeByAnotherJobSinceTheCheckIsHeldAgainstItsTypes() throws Exception {
        harness.write("a.tsv", "id\tday\n1\tMonday\n");
        harness.execute("CREATE TABLE orders (day VARCHAR, id VARCHAR)");
        harness.load(Map.of());
        assertThat(harness.query("SELECT id, day FROM orders")).containsExactly("1|Monday");
        assertThat(harness.types()).containsExactly("day VARCHAR", "id VARCHAR");
    }

    @Test
    void valuesOfOddTypesAreNotRoundedEither() throws Exception {
        harness.execute("CREATE TYPE price AS DECIMAL(4,2)");
        harness.execute(
                "CREATE TABLE orders (id INTEGER, p price, ns TIMESTAMP_NS, z TIMETZ, i INTERVAL,"
                        + " big BIGNUM, t TIME, tags VARCHAR[])");
        String good =
                "\t1.50\t2024-01-01 00:00:00.123456789\t10:00:00+02\t00:00:01.5\t7\t10:00:00"
                        + "\t[a]\n";
        StringBuilder rows = new StringBuilder("id\tp\tns\tz\ti\tbig\tt\ttags\n1").append(good);
        int id = 2;
        for (String[] worse :
                new String[][] {
                    {"1.50", "1.505"},
                    {"123456789", "1234567891"},
                    {"10:00:00+02", "10:00:00.1234567+02"},
                    {"00:00:01.5", "00:00:01.1234567"},
                    {"\t7\t", "\t7.5\t"},
                    {"\t10:00:00\t", "\t10:00:00.1234567\t"},
                }) {
            rows.append(id++).append(good.replace(worse[0], worse[1]));
        }
        harness.write("a.tsv", rows.toString());
        LoadHarness.Result result = harness.load(Map.of("max-bad-rows", "9"));
        assertThat(result.tallies()).containsEntry("rows.rejected", 6L);
        assertThat(
                        harness.query(
                                "SELECT id, p, ns::VARCHAR, z::VARCHAR, i::VARCHAR, big::VARCHAR,"
                                        + " t::VARCHAR, tags::VARCHAR FROM orders"))
                .containsExactly(
                        "1|1.50|2024-01-01"
                                + " 00:00:00.123456789|10:00:00+02|00:00:01.5|7|10:00:00|[a]");
    }

    @Test
    void columnThatCouldRoundWhatIsInItIsRefusedByName() throws Exception {
        harness.execute("CREATE TABLE orders (id INTEGER, prices DECIMAL(4,2)[])");
        harness.write("a.tsv", "id\tprices\n1\t[1.005]\n");
        assertThatThrownBy(() -> harness.load(Map.of()))
                .hasMessageContaining("Column \"prices\" of orders is of type DECIMAL(4,2)[]");
        assertThat(harness.query("SELECT * FROM orders")).isEmpty();
    }

    @Test
    void fileThatWasSwappedForOneOfTheSameLengthAndTimeIsReadAnew() throws Exception {
        Path file = harness.write("a.tsv", "id\tname\n1\tx\n");
        var job = harness.job(List.of(file), Map.of());
        harness.run(job);
        String first = harness.query("SELECT content_hash FROM sluice_ledger").getFirst();
        harness.execute("DROP TABLE orders");
        harness.execute("DELETE FROM sluice_ledger");
        FileTime time = Files.getLastModifiedTime(file);
        Path other = harness.write("b.tsv", "id\tname\n2\ty\n");
        Files.setLastModifiedTime(other, time);
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

        harness.run(job);
        assertThat(harness.query("SELECT * FROM orders")).containsExactly("2|y");
        assertThat(harness.query("SELECT content_hash FROM sluice_ledger"))
                .hasSize(1)
                .doesNotContain(first);
    }

    @Test
    void valuesAreNotRoundedToWhatAColumnOfDuckDbKeeps() throws Exception {
        harness.execute(
                "CREATE TABLE orders (id INTEGER, s TIMESTAMP_S, ms TIMESTAMP_MS, size FLOAT)");
        harness.write(
                "a.tsv",
                """
                id\ts\tms\tsize
                1\t2024-01-01 00:00:01\t2024-01-01 00:00:00.123\t1.5
                2\t2024-01-01 00:00:01.7\t2024-01-01 00:00:00\t1.5
                3\t2024-01-01 00:00:01\t2024-01-01 00:00:00.1239\t1.5
                4\t2024-01-01 00:00:01\t2024-01-01 00:00:00\t1e39
                5\t2024-01-01 00:00:01\t2024-01-01 00:00:00\t1e-50
                """);
        LoadHarness.Result result = harness.load(Map.of("max-bad-rows", "9"));
        assertThat(result.tallies()).containsEntry("rows.rejected", 4L);
        assertThat(harness.query("SELECT id, s::VARCHAR, ms::VARCHAR, size FROM orders"))
                .containsExactly("1|2024-01-01 00:00:01|2024-01-01 00:00:00.123|1.5");
    }

    @Test
    void rowThatGrowsLongerThanDuckDbsLimitByItsQuotesIsLoaded() throws Exception {
        String quotes = "\"".repeat(1_500_000);
        harness.write("a.tsv", "id\tt\n12345678901234567890\t" + quotes + "\nbad\n");
        LoadHarness.Result result = harness.load(Map.of("max-bad-rows", "1"));
        assertThat(result.state("a.tsv")).isEqualTo(ItemState.DONE);
        assertThat(harness.query("SELECT id, length(t) FROM orders"))
                .containsExactly("12345678901234567890|1500000");
    }
}
