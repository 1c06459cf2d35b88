package dev.sluice.desktop.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

final class ProgramsTest {

    @TempDir Path folder;

    @Test
    void anEntryThatCanNotBeAFolderHidesNoProgramOfTheOthers() throws Exception {
        Path program = Files.createFile(folder.resolve("tool"));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Programs programs = new Programs(List.of("\0", "", folder.toString()), List.of(""));

        assertThat(programs.find("tool")).contains(program);
    }
}
