package dev.sluice.packaging.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.program.Ended;
import dev.sluice.testkit.program.JsonValue;
import dev.sluice.testkit.program.RunningProgram;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher under test is a shell script")
final class LoadTest {
    /** Lines with an LF inside quotes, a missing and an additional field, a byte no UTF-8 has. */
    private static final byte[] SOME_BAD =
            bytes("id,v\n1,one\n2,\"two\nlines\"\n3\n4,four,4\n5,\u00ff\n6,six\r\n7,\"\"\n8,\n");

    @TempDir Path folder;
    private Workplace at = new Workplace(Path.of(""));

    @BeforeEach
    void lay() {
        at = new Workplace(folder);
    }

    @Test
    void rowsArriveExactlyAndBadOnesAreRejectedWithTheirPlace() throws Exception {
        at.file("some.csv", SOME_BAD);

        Ended ended = at.load("t", "--max-bad-rows", "3", "some.csv");

        assertThat(ended.code()).as(ended.said()).isZero();
        assertThat(at.query("select id, replace(v, chr(10), '/') from t order by id"))
                .containsExactly("1 one", "2 two/lines", "6 six", "7 ", "8 null");
        JsonValue summary = ended.last("summary");
        assertThat(summary.at("state").text()).isEqualTo("succeeded");
        assertThat(Workplace.rows(summary, "read")).isEqualTo(8);
        assertThat(Workplace.rows(summary, "loaded")).isEqualTo(5);
        assertThat(Workplace.rows(summary, "rejected")).isEqualTo(3);
        List<String> rejects = at.rejects(Workplace.job(ended), "some.csv");
        assertThat(rejects.getFirst()).isEqualTo("line,byte,reason,text");
        assertThat(rejects).hasSize(4);
        assertThat(rejects.get(1)).startsWith("5,25,");
        assertThat(rejects.get(2)).startsWith("6,27,").contains("\"4,four,4\"");
        assertThat(rejects.get(3)).startsWith("7,36,");
    }

    @Test
    void aFileWithMoreBadRowsThanAllowedIsLeftOutAndCanBeTriedAgainOnceMended() throws Exception {
        at.file("bad.csv", SOME_BAD);
        at.file("good.csv", "id,v\n20,twenty\n");

        Ended ended = at.load("t", "--max-bad-rows", "2", "bad.csv", "good.csv");

        assertThat(ended.code()).as(ended.said()).isEqualTo(3);
        assertThat(ended.last("summary").at("state").text()).isEqualTo("completed-with-failures");
        JsonValue failure = ended.last("failure");
        assertThat(failure.at("item").text()).isEqualTo("bad.csv");
        assertThat(failure.at("phase").text()).isEqualTo("check");
        assertThat(failure.at("kind").text()).isEqualTo("permanent");
        assertThat(failure.at("line").number()).isEqualTo(5);
        assertThat(failure.at("byte").number()).isEqualTo(25);
        assertThat(ended.err()).hasSize(1).first().asString().contains("bad.csv", "line 5");
        assertThat(at.query("select * from t")).containsExactly("20 twenty");

        String job = Workplace.job(ended);
        at.file("bad.csv", "id,v\n1,one\n");
        Ended again = at.sluice("retry", job, "--json");

        Promises.check(again);
        assertThat(again.code()).as(again.said()).isZero();
        assertThat(at.query("select * from t order by id")).containsExactly("1 one", "20 twenty");
        assertThat(at.query("select sum(rows) from sluice_ledger")).containsExactly("2");

        JsonValue report = at.sluice("report", job, "--json").json().getFirst();
        assertThat(Path.of(report.at("manifest").text())).exists();
        assertThat(report.at("rejects").text()).contains(job);
        assertThat(report.at("files").all())
                .hasSize(2)
                .allSatisfy(file -> {
                    assertThat(file.at("sha256").text()).hasSize(64);
                    assertThat(file.at("rows", "loaded").number()).isEqualTo(1);
                });

        assertThat(at.sluice("verify", job).code()).isZero();
        try (var connection = at.openTarget();
                var statement = connection.createStatement()) {
            statement.execute("delete from t where id = 1");
        }
        Ended verified = at.sluice("verify", job);
        assertThat(verified.code()).isEqualTo(3);
        assertThat(verified.err()).first().asString().contains("1 fewer");

        assertThat(at.sluice("remove", job).code()).isZero();
        assertThat(at.sluice("show", job).code()).isEqualTo(2);
        assertThat(at.sluice("jobs", "--json").out()).isEmpty();
        assertThat(at.query("select * from t")).containsExactly("20 twenty");
    }

    @Test
    void aJobThatLosesAllItsFilesEndsWithOneAndLeavesNoTable() throws Exception {
        at.file("bad.csv", SOME_BAD);

        Ended ended = at.load("t", "bad.csv");

        assertThat(ended.code()).isEqualTo(1);
        JsonValue summary = ended.last("summary");
        assertThat(summary.at("state").text()).isEqualTo("failed");
        assertThat(summary.at("rows", "loaded").number()).isZero();
        assertThat(at.rejects(Workplace.job(ended), "bad.csv")).hasSize(4);
        assertThat(at.query("select table_name from duckdb_tables() where table_name = 't'"))
                .isEmpty();
    }

    @Test
    void theSameContentIsSkippedUnlessItIsForced() throws Exception {
        at.file("a.tsv", "id\tv\n1\tx\n");
        assertThat(at.load("t", "a.tsv").code()).isZero();
        at.file("b.tsv", Files.readAllBytes(folder.resolve("a.tsv")));

        Ended skipped = at.sluice("load", "b.tsv", "--into", "duckdb:x.duckdb", "--table", "t");
        assertThat(skipped.code()).isZero();
        assertThat(String.join("\n", skipped.err()))
                .containsPattern("b\\.tsv: already loaded on \\d{4}-\\d\\d-\\d\\d");
        assertThat(at.query("select * from t")).hasSize(1);

        assertThat(at.load("t", "b.tsv", "--force").code()).isZero();
        assertThat(at.query("select * from t")).hasSize(2);
    }

    @Test
    void monthsBecomeJobsOfOneGroupWithItsOwnSummary() throws Exception {
        at.file("in/sales-2024-01.tsv", "id\tv\n1\ta\n2\tb\n");
        at.file("in/sales-2024-02.tsv", "id\tv\n3\tc\n");
        at.file("in/sales-2024-03.tsv", "id\tv\n4\td\n");
        at.file("in/notes.tsv", "id\tv\n5\te\n");

        Ended ended = at.load("t", "--months", "2024-01,2024-02,2025-07", "in");

        assertThat(ended.code()).as(ended.said()).isZero();
        List<JsonValue> jobs =
                ended.json().stream().filter(line -> line.at("type").isText("job")).toList();
        assertThat(jobs).hasSize(2);
        String group = jobs.getFirst().at("group").text();
        assertThat(group).isNotEmpty();
        assertThat(jobs).allSatisfy(j -> assertThat(j.at("group").text()).isEqualTo(group));
        JsonValue sums = ended.json().getLast();
        assertThat(sums.at("type").text()).isEqualTo("summary");
        assertThat(sums.at("group").text()).isEqualTo(group);
        assertThat(Workplace.items(sums, "done")).isEqualTo(2);
        assertThat(Workplace.rows(sums, "loaded")).isEqualTo(3);
        assertThat(ended.err())
                .satisfiesExactly(
                        missing -> assertThat(missing).contains("no files of 2025-07"),
                        left -> assertThat(left).contains("notes.tsv"));
        assertThat(at.query("select id from t order by id")).containsExactly("1", "2", "3");
        assertThat(at.sluice("verify", group).out()).hasSize(2);
    }

    @Test
    void aTargetThatAnotherProgramHasOpenIsWaitedFor() throws Exception {
        at.file("a.tsv", "id\tv\n1\tx\n");
        Connection held = at.openTarget();
        try (RunningProgram program = at.start(Workplace.loading("t", "a.tsv"))) {
            assertThat(program.awaitError(line -> line.contains("in use"), Workplace.PATIENCE))
                    .hasValueSatisfying(said ->
                            assertThat(said)
                                    .contains("x.duckdb")
                                    .contains("PID " + ProcessHandle.current().pid())
                                    .contains("close it there."));
            held.close();
            Ended ended = program.awaitEnd(Workplace.PATIENCE);
            Promises.check(ended);
            assertThat(ended.code()).as(ended.said()).isZero();
        } finally {
            held.close();
        }
        assertThat(at.query("select * from t")).containsExactly("1 x");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
