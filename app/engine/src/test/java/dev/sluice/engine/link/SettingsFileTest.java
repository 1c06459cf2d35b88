package dev.sluice.engine.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

final class SettingsFileTest {

    @TempDir Path folder;

    @Test
    void everyTextComesBackAsItWas() throws Exception {
        Map<String, String> values =
                Map.of(
                        "windows", "C:\\new\\table\\u0041.exe",
                        "lines", "one\ntwo\r\n  three\f",
                        "blank", "  led by blanks ",
                        "tab", "\tled by a tab",
                        "signs", "a=b:c#d!é€",
                        "empty", "");
        SettingsFile file = new SettingsFile(folder.resolve("settings.properties"));

        file.write(values);

        assertThat(file.read(Function.identity()))
                .isEqualTo(new SettingsFile.Content.Whole<>(values));
    }
}
