package dev.sluice.desktop.detail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ui.Messages;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

class LogViewModelTest {
    @TempDir private Path folder;

    private final List<Exception> troubles = new ArrayList<>();

    @Test
    void logIsReadAgainWhenItHasGrown() throws Exception {
        Path file = folder.resolve("log.txt");
        LogViewModel model = model(file, Locale.ENGLISH);
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
    void itIsShownInTheLanguageOfTheWindowAndStaysEnglishInTheFile() throws Exception {
        Path file = folder.resolve("log.txt");
        String english = "2026-11-23 14:02:11+01:00  Is being paused.\n";
        Files.writeString(file, english);
        LogViewModel model = model(file, Locale.GERMANY);
        model.tick();
        assertThat(model.text().get()).isEqualTo("2026-11-23 14:02:11+01:00  Wird angehalten.\n");
        assertThat(file).hasContent(english);
    }

    private LogViewModel model(Path file, Locale language) {
        DetailWords words = DetailWords.of(Messages.of(language), ZoneOffset.UTC);
        return new LogViewModel(AtOnce.background(), file, new LogWords(words), troubles::add);
    }

    @Test
    void ofALongLogTheEndIsShownFromAWholeLineOn() throws Exception {
        Path file = folder.resolve("log.txt");
        Files.writeString(file, "a line of the log, ä\n".repeat(50_000));
        LogViewModel model = model(file, Locale.ENGLISH);
        model.tick();
        assertThat(model.cut().get()).isTrue();
        assertThat(model.text().get()).startsWith("a line of the log").hasSizeLessThan(300_000);
    }
}
