package dev.sluice.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The tree that {@code mvn package} leaves, started as a person would start it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launchers under test are shell scripts")
final class RunnableTreeTest {
    private static final Path TREE = Path.of("target/sluice").toAbsolutePath();

    @TempDir Path folder;

    @Test
    void theVersionIsOneLineAndNothingElse() throws Exception {
        Answer answer = sluice("--version");

        assertThat(answer.exitCode).isZero();
        assertThat(answer.error).isEmpty();
        assertThat(answer.output).hasSize(1).first().asString().startsWith("sluice ");
    }

    @Test
    void filesAreLoadedWithoutUnpackingAnyNativeLibrary() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(data.resolve("2024-01.tsv"), "id\tname\n1\tone\n2\ttwo\n");
        Files.writeString(data.resolve("2024-02.tsv"), "id\tname\n3\tthree\n");
        Path home = folder.resolve("home");

        Answer answer =
                sluice(
                        "load",
                        data.toString(),
                        "--into",
                        "duckdb:" + folder.resolve("warehouse.duckdb"),
                        "--table",
                        "numbers",
                        "--codec",
                        "zstd",
                        "--home",
                        home.toString(),
                        "--json");

        assertThat(answer.exitCode).as("%s", answer).isZero();
        assertThat(answer.output).anyMatch(line -> line.contains("\"succeeded\""));
        try (Stream<Path> left = Files.list(folder.resolve("temporary"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void onlyLibrariesThatLinuxCanOpenLieInTheTree() throws Exception {
        try (Stream<Path> libraries = Files.list(TREE.resolve("lib/native"))) {
            for (Path library : libraries.toList()) {
                try (InputStream in = Files.newInputStream(library)) {
                    assertThat(in.readNBytes(4))
                            .as("%s", library)
                            .containsExactly(0x7f, 'E', 'L', 'F');
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sluice.cmd", "sluice-desktop.cmd"})
    void everyLineOfALauncherForWindowsEndsAsItsShellWants(String launcher) throws Exception {
        String text = Files.readString(TREE.resolve("bin").resolve(launcher));

        assertThat(text).endsWith("\r\n").doesNotContainPattern("[^\\r]\\n");
    }

    @Test
    void theManualPageKnowsEveryCommand() throws Exception {
        String page = Files.readString(TREE.resolve("share/man/man1/sluice.1"));

        assertThat(page)
                .startsWith(".TH SLUICE 1")
                .contains(".SS load", ".SS jobs", ".SS resume", "\\-\\-into", "EXIT STATUS");
    }

    @ParameterizedTest
    @CsvSource({
        "bash-completion/completions/sluice, --months",
        "zsh/site-functions/_sluice, --months=[",
        "fish/vendor_completions.d/sluice.fish, -l months -r"
    })
    void completionsOfEveryShellKnowTheOptionsOfLoad(String script, String option)
            throws Exception {
        assertThat(Files.readString(TREE.resolve("share").resolve(script))).contains(option);
    }

    private Answer sluice(String... operands) throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        List<String> command = new ArrayList<>();
        command.add(TREE.resolve("bin/sluice").toString());
        command.addAll(List.of(operands));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("SLUICE_JAVA", System.getProperty("java.home"));
        builder.environment().put("SLUICE_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary);
        Path output = folder.resolve("output");
        Path error = folder.resolve("error");
        builder.redirectOutput(output.toFile()).redirectError(error.toFile());
        int exitCode = builder.start().waitFor();
        return new Answer(exitCode, Files.readAllLines(output), Files.readAllLines(error));
    }

    private record Answer(int exitCode, List<String> output, List<String> error) {}
}
