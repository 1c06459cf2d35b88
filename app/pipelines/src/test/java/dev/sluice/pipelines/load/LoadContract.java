package dev.sluice.pipelines.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.GroupId;
import dev.sluice.engine.job.ItemState;
import dev.sluice.engine.job.Outcome;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** What is in the table after a load, by the database's own account. */
abstract class LoadContract {
    @TempDir Path temporary;
    LoadHarness harness;

    abstract TestDatabase database(Path folder) throws Exception;

    @BeforeEach
    void setUp() throws Exception {
        harness = new LoadHarness(temporary, database(temporary));
    }

    @Test
    void filesOfAFolderAreInTheTableRowForRow() throws Exception {
        harness.write("a.tsv", "id\tname\n1\tx\n2\t\n");
        harness.write("sub/b.tsv", "id\tname\n3\ty\n");
        LoadHarness.Result result = harness.load(Map.of());
        assertThat(harness.query("SELECT id, name FROM orders ORDER BY id"))
                .containsExactly("1|x", "2|NULL", "3|y");
        assertThat(harness.types()).containsExactly("id BIGINT", "name VARCHAR");
        assertThat(result.tallies())
                .containsEntry("rows.read", 3L)
                .containsEntry("rows.loaded", 3L)
                .containsEntry("rows.rejected", 0L);
        assertThat(result.reconciled()).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aNewTableHasTheColumnsOfTheFirstFileWhicheverFileComesFirst() throws Exception {
        harness.write("a.tsv", "id\tName\nnot enough\n");
        harness.write("b.tsv", "name\tid\nx\t2\n");
        harness.load(Map.of());
        assertThat(harness.types()).containsExactly("id BIGINT", "Name VARCHAR");
        assertThat(harness.query("SELECT * FROM orders")).containsExactly("2|x");
    }

    @Test
    void weightsOfAllPhasesAddUpToTheSizeOfTheFiles() throws Exception {
        Path a = harness.write("a.tsv", "id\tname\n" + "1\tx\n".repeat(1000));
        LoadHarness.Result result = harness.load(Map.of("codec", "zstd"));
        long size = Files.size(a);
        assertThat(result.weights())
                .containsEntry("check", size)
                .containsEntry("compress", size)
                .containsEntry("upload", size)
                .containsEntry("copy", size);
        assertThat(result.units())
                .containsEntry("check", 1000L)
                .containsEntry("compress", size)
                .containsEntry("copy", 1000L);
    }

    @Test
    void quotedCsvWithNewLinesAndEmptyStringsIsKept() throws Exception {
        harness.write("a.csv", "id,text\r\n1,\"a,b\r\nc \"\"d\"\"\"\r\n2,\"\"\r\n3,\r\n4,\\N\r\n");
        harness.load(Map.of());
        assertThat(
                        harness.query(
                                "SELECT id, replace(replace(text, chr(13), 'R'), chr(10), 'N')"
                                        + " FROM orders ORDER BY id"))
                .containsExactly("1|a,bRNc \"d\"", "2|", "3|NULL", "4|\\N");
    }

    @Test
    void columnsAreMatchedByName() throws Exception {
        harness.write("a.tsv", "id\tname\n1\tx\n");
        harness.write("b.tsv", "name\tid\ny\t2\n");
        harness.load(Map.of());
        assertThat(harness.query("SELECT id, name FROM orders ORDER BY id"))
                .containsExactly("1|x", "2|y");
    }

    @Test
    void fileWithOtherColumnsIsRefusedByNameAndTheOthersGoOn() throws Exception {
        harness.write("a.tsv", "id\tname\n1\tx\n");
        harness.write("b.tsv", "id\tnome\n2\ty\n");
        harness.write("c.tsv", "id\tname\n3\tz\n");
        LoadHarness.Result result = harness.load(Map.of());
        assertThat(result.state("b.tsv")).isEqualTo(ItemState.FAILED);
        assertThat(result.failure("b.tsv").message()).contains("\"name\"").contains("\"nome\"");
        assertThat(harness.query("SELECT id FROM orders ORDER BY id")).containsExactly("1", "3");
    }

    @Test
    void typesOfANewTableHoldTheValuesOfAllFiles() throws Exception {
        harness.write("a.tsv", "n\td\tempty\tlate\n1\t2024-01-02\t\t\n");
        harness.write("b.tsv", "n\td\tempty\tlate\n12345678901234567890\t2024-01-03\t\t7\n");
        harness.write("c.tsv", "n\td\tempty\tlate\n3\tno date\t\t8\n");
        harness.load(Map.of());
        assertThat(harness.types())
                .containsExactly("n DECIMAL(38,0)", "d VARCHAR", "empty VARCHAR", "late BIGINT");
        assertThat(harness.query("SELECT * FROM orders ORDER BY n"))
                .containsExactly(
                        "1|2024-01-02|NULL|NULL",
                        "3|no date|NULL|8",
                        "12345678901234567890|2024-01-03|NULL|7");
    }

    @Test
    void badRowFailsItsFileAsAWholeWithLineAndByte() throws Exception {
        harness.write("a.tsv", "id\tname\n1\tx\n");
        harness.write("b.tsv", "id\tname\n2\ty\n3\n4\tz\n");
        LoadHarness.Result result = harness.load(Map.of());
        assertThat(harness.query("SELECT id FROM orders")).containsExactly("1");
        assertThat(result.failure("b.tsv").place()).contains(new Failure.Place(3, 12));
        assertThat(result.failure("b.tsv").message()).contains("line 3").contains("byte 12");
        Path rejects =
                harness.home.resolve("jobs").resolve(result.job().id().value()).resolve("rejects");
        assertThat(Files.readAllLines(rejects.resolve("b.tsv.rejects.csv")))
                .hasSize(2)
                .first()
                .isEqualTo("line,byte,reason,text");
    }

    @Test
    void badRowsWithinTheLimitAreLeftOutAndCounted() throws Exception {
        harness.write("b.tsv", "id\tname\n2\ty\n3\n4\tz\n");
        LoadHarness.Result result = harness.load(Map.of("max-bad-rows", "1"));
        assertThat(harness.query("SELECT id FROM orders ORDER BY id")).containsExactly("2", "4");
        assertThat(result.tallies())
                .containsEntry("rows.read", 3L)
                .containsEntry("rows.loaded", 2L)
                .containsEntry("rows.rejected", 1L);
    }

    @Test
    void contentThatAnEarlierJobHasLoadedIsSkippedUnlessForced() throws Exception {
        harness.write("a.tsv", "id\n1\n");
        harness.load(Map.of());
        LoadHarness.Result again = harness.load(Map.of());
        assertThat(again.state("a.tsv")).isEqualTo(ItemState.SKIPPED);
        assertThat(again.entry("a.tsv").reason()).contains("already loaded on 2026-03-04");
        harness.load(Map.of("force", "true"));
        assertThat(harness.query("SELECT id FROM orders")).containsExactly("1", "1");
    }

    @Test
    void twoFilesOfTheSameContentInOneJobAreBothLoaded() throws Exception {
        harness.write("a.tsv", "id\n1\n");
        harness.write("b.tsv", "id\n1\n");
        harness.load(Map.of());
        assertThat(harness.query("SELECT id FROM orders")).containsExactly("1", "1");
    }

    @Test
    void runningAJobAgainAfterAKillLoadsNothingTwice() throws Exception {
        harness.write("a.tsv", "id\n1\n");
        var job = harness.job(List.of(harness.folder), Map.of());
        harness.run(job);
        LoadHarness.Result again = harness.run(job);
        assertThat(again.state("a.tsv")).isEqualTo(ItemState.DONE);
        assertThat(again.tallies()).containsEntry("rows.loaded", 1L);
        assertThat(harness.query("SELECT id FROM orders")).containsExactly("1");
    }

    @Test
    void replaceTakesTheOldRowsOutOnce() throws Exception {
        harness.write("a.tsv", "id\n1\n");
        harness.load(Map.of());
        harness.write("b.tsv", "id\n2\n");
        harness.load(Map.of("replace", "true"));
        assertThat(harness.query("SELECT id FROM orders ORDER BY id")).containsExactly("1", "2");
    }

    @Test
    void failedReplaceLeavesTheOldRows() throws Exception {
        Path a = harness.write("a.tsv", "id\n1\n");
        harness.load(Map.of());
        Files.delete(a);
        harness.write("b.tsv", "id\n2\nx\ty\n");
        harness.load(Map.of("replace", "true"));
        assertThat(harness.query("SELECT id FROM orders ORDER BY id")).containsExactly("1");
    }

    @Test
    void keyReplacesRowsAndTheLastOneWins() throws Exception {
        harness.write("a.tsv", "k\tv\n1\ta\n2\tb\n");
        harness.load(Map.of("key", "k"));
        harness.write("b.tsv", "k\tv\n2\tc\n3\td\n3\te\n\tf\n\tg\n");
        harness.load(Map.of("key", "k"));
        assertThat(harness.query("SELECT k, v FROM orders ORDER BY k NULLS LAST"))
                .containsExactly("1|a", "2|c", "3|e", "NULL|g");
    }

    @Test
    void jobThatReplacesAddsNothingToTheRowsOfAnotherThatDidSince() throws Exception {
        Optional<GroupId> group = Optional.of(new GroupId("g-first"));
        Map<String, String> replace = Map.of("replace", "true");
        Path a = harness.write("a.tsv", "id\n1\n");
        harness.run(harness.job(List.of(a), replace, group));
        harness.load(replace, harness.write("b.tsv", "id\n2\n"));
        Path c = harness.write("c.tsv", "id\n3\n");
        LoadHarness.Result result = harness.run(harness.job(List.of(c), replace, group));
        assertThat(result.failure("c.tsv").message()).contains("has replaced the rows of orders");
        assertThat(harness.query("SELECT id FROM orders")).containsExactly("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"append", "key"})
    void jobThatAddsGoesNoFurtherOnceItsFirstRowsAreReplaced(String how) throws Exception {
        harness.load(Map.of(), harness.write("old.tsv", "id\n0\n"));
        Optional<GroupId> group = Optional.of(new GroupId("g-first"));
        Map<String, String> adding = Map.of(how, how.equals("key") ? "id" : "true");
        harness.run(harness.job(List.of(harness.write("a.tsv", "id\n1\n")), adding, group));
        harness.load(Map.of("replace", "true"), harness.write("b.tsv", "id\n2\n"));
        Path c = harness.write("c.tsv", "id\n3\n");
        LoadHarness.Result result = harness.run(harness.job(List.of(c), adding, group));
        assertThat(result.failure("c.tsv").message()).contains("has replaced the rows of orders");
        assertThat(harness.query("SELECT id FROM orders")).containsExactly("2");
        assertThat(harness.load(adding, c).state("c.tsv")).isEqualTo(ItemState.DONE);
    }

    @Test
    void lastRowOfAKeyWinsWhateverTheColumnsAreCalled() throws Exception {
        harness.write("a.tsv", "k\trowid\tc0\n1\t9\tfirst\n1\t2\tlast\n");
        harness.load(Map.of("key", "k"));
        assertThat(harness.query("SELECT * FROM orders")).containsExactly("1|2|last");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sluice_rows", "sluice_handed_over"})
    void tableMayHaveANameThatALoadUsesItself(String table) throws Exception {
        harness.write("a.tsv", "k\tv\n1\ta\n2\tb\n");
        harness.load(Map.of("table", table, "key", "k"));
        harness.write("b.tsv", "k\tv\n2\tc\n");
        harness.load(Map.of("table", table, "key", "k"));
        assertThat(harness.query("SELECT * FROM %s ORDER BY k".formatted(table)))
                .containsExactly("1|a", "2|c");
    }

    @Test
    void existingTablesTypesDecideWhichRowsAreBad() throws Exception {
        harness.execute("CREATE TABLE orders (name VARCHAR, id INTEGER NOT NULL)");
        harness.write("a.tsv", "id\tname\n1\tx\n2.5\ty\n\tz\n99999999999\tw\n");
        LoadHarness.Result result = harness.load(Map.of("max-bad-rows", "3"));
        assertThat(harness.query("SELECT id, name FROM orders")).containsExactly("1|x");
        assertThat(result.tallies()).containsEntry("rows.rejected", 3L);
    }

    @Test
    void emptyFileAndOneWithOnlyAHeaderAreDoneWithNoRows() throws Exception {
        harness.write("a.tsv", "id\n");
        harness.write("b.tsv", "");
        harness.write("c.tsv", "id\n5\n");
        LoadHarness.Result result = harness.load(Map.of());
        assertThat(result.state("a.tsv")).isEqualTo(ItemState.DONE);
        assertThat(result.state("b.tsv")).isEqualTo(ItemState.DONE);
        assertThat(harness.query("SELECT id FROM orders")).containsExactly("5");
        assertThat(harness.types()).containsExactly("id BIGINT");
    }

    @Test
    void packedFilesAreUnpackedAndADamagedOneFails() throws Exception {
        byte[] packed = gzip("id\n1\n");
        Files.write(harness.folder.resolve("a.tsv.gz"), packed);
        byte[] wrong = packed.clone();
        wrong[wrong.length - 6] ^= 1;
        Files.write(harness.folder.resolve("b.tsv.gz"), wrong);
        LoadHarness.Result result = harness.load(Map.of());
        assertThat(harness.query("SELECT id FROM orders")).containsExactly("1");
        assertThat(result.failure("b.tsv.gz").message()).contains("damaged");
    }

    @Test
    void partsGoThroughTheStageAndAreRemovedUnlessKept() throws Exception {
        harness.write("a.tsv", "id\tname\n" + "1\tsomething\n".repeat(5000));
        Path stage = temporary.resolve("stage");
        LoadHarness.Result result =
                harness.load(
                        Map.of(
                                "stage",
                                stage.toString(),
                                "part-size",
                                "10000",
                                "keep-staged",
                                "true"));
        assertThat(harness.query("SELECT count(*), min(name) FROM orders"))
                .containsExactly("5000|something");
        Path item = stage.resolve(result.job().id().value()).resolve("00000001");
        try (var parts = Files.list(item)) {
            assertThat(parts.filter(p -> p.toString().endsWith(".zst")).count()).isGreaterThan(3);
        }
        assertThat(harness.query("SELECT sum(rows), count(*) > 3 FROM sluice_ledger"))
                .containsExactly("5000|true");
        assertThat(harness.verify(result.job()).findings()).isEmpty();
        harness.write("b.tsv", "id\tname\n2\tx\n");
        Path other = temporary.resolve("stage2");
        harness.load(Map.of("stage", other.toString(), "codec", "gzip"));
        assertThat(harness.query("SELECT count(*) FROM orders")).containsExactly("5001");
        try (var left = Files.walk(other)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void partsAreCopiedToAStageOnAnotherFileSystem() throws Exception {
        Path memory = Path.of("/dev/shm");
        assumeTrue(
                Files.isWritable(memory)
                        && !Files.getFileStore(memory).equals(Files.getFileStore(temporary)),
                "needs a second file system at " + memory);
        harness.write("a.tsv", "id\tname\n" + "1\tsomething\n".repeat(5000));
        Path stage = Files.createTempDirectory(memory, "sluice-test-");
        try {
            LoadHarness.Result result =
                    harness.load(Map.of("stage", stage.toString(), "part-size", "10000"));
            assertThat(harness.query("SELECT count(*), min(name) FROM orders"))
                    .containsExactly("5000|something");
            assertThat(harness.verify(result.job()).findings()).isEmpty();
            assertThat(stage).isEmptyDirectory();
        } finally {
            JobFolders.remove(stage);
        }
    }

    @Test
    void rowThatVanishedFromTheTableIsFoundByVerify() throws Exception {
        harness.write("a.tsv", "id\n1\n2\n");
        LoadHarness.Result result = harness.load(Map.of());
        assertThat(harness.verify(result.job()).findings()).isEmpty();
        harness.execute("DELETE FROM orders WHERE id = 2");
        assertThat(harness.verify(result.job()).findings())
                .singleElement()
                .asString()
                .contains("1 fewer");
    }

    @Test
    void sourcesThatHaveChangedSinceAreNotedByVerifyAndNothingIsHeldAgainstTheTable()
            throws Exception {
        harness.write("a.tsv", "id\n1\n2\n");
        harness.write("b.tsv", "id\n3\n");
        harness.write("c.tsv", "id\n4\n");
        LoadHarness.Result result = harness.load(Map.of());
        assertThat(harness.verify(result.job()).notes()).isEmpty();

        harness.write("a.tsv", "id\n1\n9\n");
        Files.delete(harness.write("b.tsv", ""));

        var verification = harness.verify(result.job());
        assertThat(verification.findings()).isEmpty();
        assertThat(verification.notes())
                .satisfiesExactly(
                        first -> assertThat(first).contains("a.tsv has changed"),
                        second -> assertThat(second).contains("b.tsv is no longer there"));
    }

    @Test
    void rowsThatALaterJobHasReplacedAreMissedByVerifyWithItsName() throws Exception {
        harness.write("a.tsv", "id\n1\n2\n");
        LoadHarness.Result result = harness.load(Map.of());
        harness.write("a.tsv", "id\n3\n4\n5\n");
        LoadHarness.Result later = harness.load(Map.of("replace", "true"));

        assertThat(harness.verify(later.job()).findings()).isEmpty();
        assertThat(harness.verify(result.job()).findings())
                .singleElement()
                .asString()
                .contains(later.job().id() + " has replaced them");
    }

    @Test
    void skippedCheckLoadsAllAsText() throws Exception {
        harness.write("a.tsv", "id\tday\n007\t2024-01-02\n");
        harness.load(Map.of("skip-check", "true"));
        assertThat(harness.types()).containsExactly("id VARCHAR", "day VARCHAR");
        assertThat(harness.query("SELECT * FROM orders")).containsExactly("007|2024-01-02");
    }

    private static byte[] gzip(String text) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
