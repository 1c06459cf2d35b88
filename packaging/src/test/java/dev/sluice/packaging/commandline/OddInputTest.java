package dev.sluice.packaging.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.sluice.testkit.program.Ended;
import dev.sluice.testkit.program.JsonValue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher under test is a shell script")
final class OddInputTest {
    @TempDir Path folder;
    private Workplace at = new Workplace(Path.of(""));

    @BeforeEach
    void lay() {
        at = new Workplace(folder);
    }

    @Test
    void filesAreLoadedWhateverTheyAreCalled() throws Exception {
        List<String> names =
                List.of(
                        "two words.csv",
                        "it's \"so\" $HOME `x`.csv",
                        "März 売上 ✓.csv",
                        "-dash.csv",
                        "--force",
                        "per%cent.csv",
                        "x.tsv/in a folder that looks like a file.csv");
        for (int i = 0; i < names.size(); i++) {
            at.file(names.get(i), "id,v\n" + i + ",x\n");
        }

        Ended ended =
                at.load(
                        "t",
                        "--",
                        names.get(0),
                        names.get(1),
                        names.get(2),
                        names.get(3),
                        names.get(4),
                        names.get(5),
                        "x.tsv");

        assertThat(ended.code()).as(ended.said()).isZero();
        assertThat(at.query("select id from t order by id"))
                .containsExactly("0", "1", "2", "3", "4", "5", "6");
        assertThat(at.query("select count(*) from sluice_ledger where item like '%März 売上 ✓.csv'"))
                .containsExactly("1");
    }

    @Test
    void whatIsNoFileFailsAsAnItemAndTheOthersGoOn() throws Exception {
        at.file("in/a.tsv", "id\tv\n1\tx\n");
        at.file("in/.hidden.tsv", "id\tv\n2\tx\n");
        at.file("in/empty.tsv", "");
        at.file("in/head.tsv", "id\tv\n");
        Path fifo = folder.resolve("in/pipe.tsv");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();

        Ended ended = at.load("t", "in");

        assertThat(ended.code()).as(ended.said()).isEqualTo(3);
        JsonValue summary = ended.last("summary");
        assertThat(Workplace.items(summary, "done")).isEqualTo(3);
        assertThat(Workplace.items(summary, "failed")).isEqualTo(1);
        assertThat(ended.err()).hasSize(1).first().asString().contains("pipe.tsv");
        assertThat(at.query("select * from t")).containsExactly("1 x");
    }

    @Test
    void aFolderThatMayNotBeListedIsSaidInOneSentenceAndNothingElse() throws Exception {
        at.file("in/a.tsv", "id\tv\n1\tx\n");
        at.file("in/shut/b.tsv", "id\tv\n2\tx\n");
        Path shut = folder.resolve("in/shut");
        Files.setPosixFilePermissions(shut, Set.of());
        try {
            assumeFalse(Files.isReadable(shut), "This user may read everything.");

            Ended ended = at.load("t", "in");

            assertThat(ended.code()).as(ended.said()).isEqualTo(1);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err())
                    .containsExactly(
                            "sluice: The folder %s cannot be listed (permission denied); check its permissions."
                                    .formatted(shut.toRealPath()));
        } finally {
            Files.setPosixFilePermissions(shut, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void aRehearsalWritesNothing() throws Exception {
        at.file("a.tsv", "id\tv\n1\tx\n");
        List<String> before = at.tree();

        Ended load =
                at.sluice(
                        "load", "a.tsv", "--into", "duckdb:x.duckdb", "--table", "t", "--dry-run");
        assertThat(load.code()).as(load.said()).isZero();
        assertThat(load.out()).anyMatch(line -> line.contains("1 file"));
        assertThat(at.tree()).isEqualTo(before);

        Ended queued = at.sluice(Workplace.loading("t", "a.tsv", "--queue-only"));
        String job = Workplace.job(queued);
        assertThat(queued.code()).as(queued.said()).isZero();
        assertThat(at.sluice("run", "--dry-run").out())
                .containsExactly("Would work on " + job + "  a.tsv");
        assertThat(at.sluice("cancel", job, "--dry-run").out())
                .containsExactly("Would cancel " + job + "  a.tsv");
        Ended refused = at.sluice("retry", job, "--dry-run");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).hasSize(1).first().asString().contains(job, "queued");
        assertThat(at.target()).doesNotExist();
        assertThat(at.state(job)).isEqualTo("queued");

        Ended ended = at.sluice("run", "--json");
        Promises.check(ended);
        assertThat(ended.code()).isZero();
        assertThat(at.query("select * from t")).containsExactly("1 x");
    }

    @Test
    void wrongUsageIsOneSentenceThatNamesItAndNothingIsQueued() throws Exception {
        at.file("a.tsv", "id\tv\n1\tx\n");
        List<String> before = at.tree();
        String[][] wrong = {
            {"--tabel", "load", "a.tsv", "--into", "duckdb:x.duckdb", "--tabel", "t"},
            {"nope.tsv", "load", "a.tsv", "nope.tsv", "--into", "duckdb:x.duckdb", "--table", "t"},
            {
                "klingon",
                "load",
                "a.tsv",
                "--into",
                "duckdb:x",
                "--table",
                "t",
                "--encoding",
                "klingon"
            },
            {
                "many",
                "load",
                "a.tsv",
                "--into",
                "duckdb:x",
                "--table",
                "t",
                "--max-bad-rows",
                "many"
            },
            {"--table", "load", "a.tsv", "--into", "duckdb:x.duckdb"},
            {
                "2031-05",
                "load",
                "a.tsv",
                "--into",
                "duckdb:x",
                "--table",
                "t",
                "--months",
                "2031-05"
            },
            {"laod", "laod", "a.tsv"},
            {"none", "run", "--workers", "none"},
        };
        for (String[] words : wrong) {
            Ended ended = at.sluice(Arrays.copyOfRange(words, 1, words.length));
            assertThat(ended.code()).as(ended.said()).isEqualTo(2);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err())
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains(words[0])
                    .containsPattern("[.?]$");
        }
        assertThat(at.tree()).isEqualTo(before);

        Ended unknown = at.sluice("pause", "j-nosuchjob");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).hasSize(1).first().asString().contains("j-nosuchjob");
    }
}
