package dev.sluice.desktop.detail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

class LogViewModelTest {
    @TempDir private Path folder;

    private final List<Exception> troubles = new ArrayList<>();

    @Test
    void logIsReadAgainWhenItHasGrown() throws Exception {
        Path file = folder.resolve("log.txt");
        LogViewModel model = new LogViewModel(AtOnce.background(), file, troubles::add);
        model.tick();
        assertThat(model.text().get()).isEmpty();
        Files.writeString(file, "first\n");
        model.tick();
        Files.writeString(file, "second ä\n", StandardOpenOption.APPEND);
        model.tick();
        assertThat(model.text().get()).isEqualTo("first\nsecond ä\n");
        assertThat(model.cut().get()).isFalse();
        assertThat(troubles).isEmpty();
    }

    @Test
    void ofALongLogTheEndIsShownFromAWholeLineOn() throws Exception {
        Path file = folder.resolve("log.txt");
        Files.writeString(file, "a line of the log, ä\n".repeat(50_000));
        LogViewModel model = new LogViewModel(AtOnce.background(), file, troubles::add);
        model.tick();
        assertThat(model.cut().get()).isTrue();
        assertThat(model.text().get()).startsWith("a line of the log").hasSizeLessThan(300_000);
    }
}
