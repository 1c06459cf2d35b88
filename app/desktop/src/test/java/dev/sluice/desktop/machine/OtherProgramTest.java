package dev.sluice.desktop.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

final class OtherProgramTest {

    @TempDir Path folder;

    private final OtherProgram program = OtherProgram.ofSystem(Programs.ofSystem());

    @Test
    void argumentsReachTheProgramAsTheyAreAndNoShellReadsThem() throws Exception {
        Path output = folder.resolve("output");
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");

        int code =
                program.start(List.of(java.toString(), "$(echo x) ; *"), output)
                        .get(30, TimeUnit.SECONDS);

        assertThat(code).isNotZero();
        assertThat(output).content().contains("$(echo x) ; *");
    }

    @Test
    void aProgramThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> program.start(List.of("no-such-program"), folder.resolve("o")))
                .isInstanceOf(NotPossible.class)
                .hasMessage("There is no program no-such-program.");
    }
}
