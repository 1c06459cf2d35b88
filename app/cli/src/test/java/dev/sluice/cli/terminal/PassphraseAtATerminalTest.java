package dev.sluice.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/** Passwords and passphrases typed at a real terminal of a computer without a keyring. */
final class PassphraseAtATerminalTest {
    private static final String ADDRESS = "postgresql://anna@127.0.0.1:1/shop";

    @TempDir Path folder;

    @BeforeEach
    void needsATerminal() {
        assumeTrue(
                PtyProgram.possible(),
                "needs Linux with 'script' and 'stty' (Debian: bsdutils and coreutils)");
    }

    @Test
    void newPassphraseIsTypedTwiceAndAskedForLaterWithoutEcho() throws Exception {
        try (PtyProgram program = start("add", "shop", ADDRESS, "--password")) {
            answer(program, "Password:", "canary-1");
            answer(program, "New passphrase:", "short");
            answer(program, "at least 8 characters.\nNew passphrase:", "canary words");
            answer(program, "Once more:", "canary wordz");
            answer(program, "differ.\nNew passphrase:", "canary words");
            answer(program, "Once more:", "canary words");
            assertThat(end(program)).last().isEqualTo("ended 0 echo");
        }
        try (PtyProgram program = start("test", "shop")) {
            answer(program, "secrets.vault:", "canary wrong");
            answer(program, "does not open it. Passphrase:", "canary words");
            List<String> end = end(program);
            assertThat(String.join("", end)).contains("Nothing answers at 127.0.0.1");
            assertThat(end).last().isEqualTo("ended 1 echo");
        }
    }

    @Test
    void anotherPassphraseIsTypedTwiceAfterTheOldOneAndOpensFromThenOn() throws Exception {
        try (PtyProgram program = start("add", "shop", ADDRESS, "--password")) {
            answer(program, "Password:", "canary-1");
            answer(program, "New passphrase:", "canary words");
            answer(program, "Once more:", "canary words");
            assertThat(end(program)).last().isEqualTo("ended 0 echo");
        }
        try (PtyProgram program = start("passphrase")) {
            answer(program, "used now:", "canary wrong");
            answer(program, "New passphrase:", "canary next words");
            answer(program, "Once more:", "canary next words");
            List<String> end = end(program);
            assertThat(String.join(" ", end)).contains("nothing was changed");
            assertThat(end).last().isEqualTo("ended 1 echo");
        }
        try (PtyProgram program = start("passphrase")) {
            answer(program, "used now:", "canary words");
            answer(program, "New passphrase:", "canary next words");
            answer(program, "Once more:", "canary next words");
            assertThat(end(program)).last().isEqualTo("ended 0 echo");
        }
        try (PtyProgram program = start("test", "shop")) {
            answer(program, "secrets.vault:", "canary words");
            answer(program, "does not open it. Passphrase:", "canary next words");
            assertThat(String.join("", end(program))).contains("Nothing answers at 127.0.0.1");
        }
    }

    @Test
    void withoutAVaultThereIsNoPassphraseToChange() throws Exception {
        try (PtyProgram program = start("passphrase")) {
            List<String> end = end(program);
            assertThat(String.join(" ", end)).contains("No passphrase is in use");
            assertThat(end).last().isEqualTo("ended 1 echo");
        }
    }

    @Test
    void ctrlCWhileSomethingIsTypedGivesTheEchoBack() throws Exception {
        try (PtyProgram program = start("add", "shop", ADDRESS, "--password")) {
            program.await(lines -> shown(lines).endsWith("Password:"));
            program.type("\u0003");
            assertThat(end(program)).last().asString().endsWith("ended 130 echo");
        }
        try (PtyProgram program = start("add", "shop", ADDRESS, "--password")) {
            answer(program, "Password:", "canary-1");
            program.await(lines -> shown(lines).endsWith("New passphrase:"));
            program.type("\u0003");
            assertThat(end(program)).last().asString().endsWith("ended 130 echo");
        }
    }

    private PtyProgram start(String... words) throws Exception {
        String[] all = new String[words.length + 1];
        all[0] = "connection";
        System.arraycopy(words, 0, all, 1, words.length);
        return PtyProgram.start(folder, 200, 24, all);
    }

    private static void answer(PtyProgram program, String prompt, String typed) throws Exception {
        program.await(lines -> shown(lines).endsWith(prompt));
        program.type(typed + "\n");
    }

    private static String shown(List<String> lines) {
        return String.join("\n", lines);
    }

    private static List<String> end(PtyProgram program) throws Exception {
        List<String> end =
                program.await(lines -> lines.stream().anyMatch(l -> l.contains("ended ")));
        assertThat(shown(end)).doesNotContain("canary");
        return end;
    }
}
