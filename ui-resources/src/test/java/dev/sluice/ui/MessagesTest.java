package dev.sluice.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;

class MessagesTest {

    @Test
    void germanHasEveryTextThatEnglishHas() throws IOException {
        assertThat(texts("_de").stringPropertyNames()).isEqualTo(texts("").stringPropertyNames());
    }

    @Test
    void everyTextTakesTheSameArgumentsInBothLanguages() throws IOException {
        Properties english = texts("");
        Properties german = texts("_de");
        for (String key : english.stringPropertyNames()) {
            if (english.getProperty(key).contains("{")) {
                assertThat(argumentsOf(german.getProperty(key)))
                        .as(key)
                        .isEqualTo(argumentsOf(english.getProperty(key)));
            }
        }
    }

    @Test
    void aLanguageWithoutTextsOfItsOwnGetsEnglish() {
        assertThat(Messages.of(Locale.JAPANESE).get("state.running")).isEqualTo("Running");
    }

    @Test
    void pluralsFollowTheCount() {
        Messages english = Messages.of(Locale.ENGLISH);
        assertThat(english.get("drop.title", 1)).isEqualTo("Drop to add 1 job");
        assertThat(english.get("drop.title", 14)).isEqualTo("Drop to add 14 jobs");
        assertThat(english.get("summary.rejected", 1204)).isEqualTo("1,204 rejected");
        assertThat(english.get("summary.rejected", 0)).isEqualTo("none rejected");
    }

    private static int argumentsOf(String pattern) {
        return new MessageFormat(pattern, Locale.ENGLISH).getFormatsByArgumentIndex().length;
    }

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        try (InputStream stream = Resources.open("i18n/messages" + language + ".properties")) {
            texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        }
        return texts;
    }
}
