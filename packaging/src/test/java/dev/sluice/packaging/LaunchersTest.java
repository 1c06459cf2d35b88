package dev.sluice.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The launchers against a stand-in for Java that tells how it was called. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launchers under test are shell scripts")
final class LaunchersTest {
    @TempDir Path folder;
    private Path tree = Path.of("");
    private Path jdk = Path.of("");

    @BeforeEach
    void lay() throws IOException {
        tree = folder.resolve("a tree");
        Files.createDirectories(tree.resolve("bin"));
        Files.createDirectories(tree.resolve("lib"));
        for (String name : List.of("sluice", "sluice-desktop")) {
            Path copy = tree.resolve("bin").resolve(name);
            Files.copy(Path.of("launchers").resolve(name), copy);
            makeExecutable(copy);
        }
        Files.copy(Path.of("launchers/find-java.sh"), tree.resolve("lib/find-java.sh"));
        jdk = standIn("jdk of 25", "25.0.1");
    }

    @Test
    void operandsArriveAsTheyWereGiven() throws Exception {
        Answer answer = start(Map.of(), "load", "a b.tsv", "*", "", "--name", "it's \"so\" $HOME");

        assertThat(answer.lines)
                .containsSubsequence(
                        "<load>", "<a b.tsv>", "<*>", "<>", "<--name>", "<it's \"so\" $HOME>");
    }

    @Test
    void theExitCodeOfJavaComesBack() throws Exception {
        assertThat(start(Map.of("STAND_IN_EXIT", "130")).exitCode).isEqualTo(130);
    }

    @Test
    void theLauncherBecomesJavaSoThatSignalsReachIt() throws Exception {
        Answer answer = start(Map.of());

        assertThat(answer.lines).contains("pid " + answer.pid);
    }

    @Test
    void theTreeIsFoundThroughRelativeAndAbsoluteLinks() throws Exception {
        Path links = Files.createDirectories(folder.resolve("links"));
        Files.createSymbolicLink(links.resolve("near"), Path.of("../a tree/bin/sluice"));
        Files.createSymbolicLink(links.resolve("far"), links.resolve("near"));

        Answer answer = run(links.resolve("far"), Map.of("SLUICE_JAVA", jdk.toString()));

        assertThat(answer.lines).contains("<" + tree.toRealPath().resolve("lib/sluice.jar") + ">");
    }

    @Test
    void anOlderJavaHomeIsPassedOver() throws Exception {
        Path old = standIn("jdk of 17", "17.0.9");

        Answer answer =
                run(
                        tree.resolve("bin/sluice"),
                        Map.of("JAVA_HOME", old.toString(), "PATH", jdk + "/bin:/usr/bin:/bin"));

        assertThat(answer.lines).contains("java " + jdk.toRealPath().resolve("bin/java"));
    }

    @Test
    void aLaterJavaHomeIsTaken() throws Exception {
        Path later = standIn("jdk of 26", "26");

        Answer answer = run(tree.resolve("bin/sluice"), Map.of("JAVA_HOME", later.toString()));

        assertThat(answer.lines).contains("java " + later.resolve("bin/java"));
    }

    @Test
    void aSluiceJavaThatIsNotThereIsOneSentence() throws Exception {
        Answer answer = run(tree.resolve("bin/sluice"), Map.of("SLUICE_JAVA", "/nowhere/java"));

        assertThat(answer.exitCode).isEqualTo(1);
        assertThat(answer.lines)
                .containsExactly(
                        "sluice: SLUICE_JAVA names /nowhere/java, where there is no java that can"
                                + " be started.");
    }

    @Test
    void anOwnRuntimeGoesBeforeAllOthersAndBearsTheProgramsName() throws Exception {
        Path own = Files.createDirectories(tree.resolve("lib/runtime/bin"));
        Files.copy(jdk.resolve("bin/java"), own.resolve("java"));
        makeExecutable(own.resolve("java"));
        Files.createSymbolicLink(own.resolve("sluice"), Path.of("java"));

        Answer answer = start(Map.of());

        assertThat(answer.lines).contains("java " + own.toRealPath().resolve("sluice"));
    }

    @Test
    void namesOfFilesSurviveTheBareLocale() throws Exception {
        assertThat(start(Map.of("LANG", "C")).lines).contains("locale C.UTF-8");
        assertThat(start(Map.of("LANG", "de_DE.UTF-8")).lines).contains("locale ");
    }

    @Test
    void theStartupCacheIsUsedOnlyWhereThereIsOne() throws Exception {
        assertThat(start(Map.of()).lines).noneMatch(line -> line.contains("AOTCache"));

        Files.createFile(tree.resolve("lib/sluice.aot"));

        assertThat(start(Map.of()).lines)
                .anyMatch(line -> line.startsWith("<-XX:AOTCache=") && line.contains("sluice.aot"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void withoutADisplayTheWindowNamesTheSampleOfTheCommandLine() throws Exception {
        Answer answer = run(tree.resolve("bin/sluice-desktop"), Map.of());

        assertThat(answer.exitCode).isEqualTo(2);
        assertThat(answer.lines).hasSize(1).first().asString().contains("`sluice sample`");
    }

    private Answer start(Map<String, String> environment, String... operands) throws Exception {
        Map<String, String> all = new HashMap<>(environment);
        all.put("SLUICE_JAVA", jdk.toString());
        return run(tree.resolve("bin/sluice"), all, operands);
    }

    private static Answer run(Path program, Map<String, String> environment, String... operands)
            throws Exception {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(List.of(operands));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().putAll(environment);
        Process process = builder.start();
        List<String> lines;
        try (var reader = process.inputReader()) {
            lines = reader.lines().toList();
        }
        return new Answer(process.waitFor(), process.pid(), lines);
    }

    /** A program in the place of Java that prints who it is and how it was called. */
    private Path standIn(String name, String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name)).toRealPath();
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        Files.writeString(
                java,
                """
                #!/bin/sh
                echo "pid $$"
                echo "java $0"
                echo "locale ${LC_ALL:-}"
                for argument; do echo "<$argument>"; done
                exit "${STAND_IN_EXIT:-0}"
                """);
        makeExecutable(java);
        return home;
    }

    private static void makeExecutable(Path file) {
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private record Answer(int exitCode, long pid, List<String> lines) {}
}
