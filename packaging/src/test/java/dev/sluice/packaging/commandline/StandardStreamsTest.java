package dev.sluice.packaging.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.program.Ended;
import dev.sluice.testkit.program.RunningProgram;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/** Standard streams that lead to nowhere or only halfway; the work is done all the same. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "/dev/full is there only")
final class StandardStreamsTest {
    @TempDir Path folder;
    private Workplace at = new Workplace(Path.of(""));

    @BeforeEach
    void lay() throws Exception {
        at = new Workplace(folder);
        at.file("in.csv", "id\n1\n2\n");
    }

    @Test
    void outputThatCannotBeWrittenIsSaidInOneSentence() throws Exception {
        Ended ended = loadInShell("exec \"$@\" >/dev/full");

        assertThat(ended.code()).as(ended.said()).isEqualTo(1);
        assertThat(ended.err()).hasSize(1);
        assertThat(ended.err().getFirst()).startsWith("sluice: Standard output could not be");
        assertLoaded();
    }

    @Test
    void aReaderThatHasHadEnoughIsNoMistake() throws Exception {
        Ended ended = loadInShell("{ \"$@\"; echo \"ended $?\" >&2; } | head -n 1");

        assertThat(ended.out()).hasSize(1);
        assertThat(ended.err()).containsExactly("ended 0");
        assertLoaded();
    }

    @Test
    void closedStreamsAreTakenForNowhere() throws Exception {
        Ended ended = loadInShell("exec \"$@\" <&- >&- 2>&-");

        assertThat(ended.code()).isZero();
        assertLoaded();
    }

    @Test
    void aLinkThatLeadsToNothingIsWrongUsage() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), Path.of("gone.csv"));

        Ended ended = at.sluice(Workplace.loading("t", "in.csv", "link.csv"));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).hasSize(1);
        assertThat(ended.err().getFirst()).contains(link.getFileName() + " is a link to gone.csv");
        assertThat(at.sluice("jobs", "--json").out()).isEmpty();
    }

    private Ended loadInShell(String script) throws Exception {
        try (RunningProgram program =
                at.launch(Workplace.loading("t", "in.csv"))
                        .under("sh", "-c", script, "sh")
                        .start()) {
            return program.awaitEnd(Workplace.PATIENCE);
        }
    }

    private void assertLoaded() throws Exception {
        assertThat(at.query("select count(*) from t")).containsExactly("2");
    }
}
