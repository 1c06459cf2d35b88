package dev.sluice.pipelines.media.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.pipelines.media.item.MediaItem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

class NamesTest {
    private static MediaItem item(String title, String artist, String date) {
        return new MediaItem(
                "key of " + title,
                "",
                new MediaItem.Place.Http("https://example.org/x.mp4"),
                title,
                Optional.of(artist).filter(text -> !text.isEmpty()),
                Optional.empty(),
                Optional.of(date).filter(text -> !text.isEmpty()),
                Optional.of("dQw4w9WgXcQ"),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "A talk, Ann, 2024-03-17, Ann/2024-03-17 A talk.mp3",
        "A talk, '', 2024-03-17, 2024-03-17 A talk.mp3",
        "A talk, Ann, '', Ann/A talk.mp3",
        "A talk, '', '', A talk.mp3",
        "'a/b\\c:d*e?f\"g<h>i|j', '', '', a_b_c_d_e_f_g_h_i_j.mp3",
        "CON, nul.txt, '', _nul.txt/_CON.mp3",
        "'...', '...', '', dQw4w9WgXcQ.mp3",
        "' .hidden. ', '', '', hidden.mp3",
    })
    void placesAreSafe(String title, String artist, String date, String expected) {
        assertThat(NameTemplate.USUAL.path(item(title, artist, date), "", "mp3"))
                .isEqualTo(expected);
    }

    @Test
    void whatIsNotSeenOrTurnsTheTextIsLeftOut() {
        assertThat(SafeName.of("a\u202Egpj\u0000\n\tb\u200B", ".mp3")).isEqualTo("agpj b.mp3");
        assertThat(SafeName.of("e\u0301", "")).isEqualTo("\u00e9");
    }

    @Test
    void longNamesKeepTheirIdAndEnding() {
        String path =
                new NameTemplate("{title}.{ext}")
                        .path(item("ü".repeat(500), "", ""), "id1", "opus");
        assertThat(path).endsWith("ü [id1].opus");
        assertThat(path.getBytes(StandardCharsets.UTF_8).length).isBetween(236, 240);
    }

    @Test
    void namesThatSomeFileSystemTakesForTheSameAreFoldedTogether() {
        for (List<String> pair :
                List.of(
                        List.of("Ann.mp3", "ANN.MP3"),
                        List.of("\u00e9", "e\u0301"),
                        List.of("Straße", "STRASSE"),
                        List.of("ſ", "s"))) {
            assertThat(SafeName.folded(pair.getFirst())).isEqualTo(SafeName.folded(pair.getLast()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{title}",
                "/{title}.{ext}",
                "../{title}.{ext}",
                "a/../{title}.{ext}",
                "{artist}.{ext}",
                "{titel}.{ext}",
                "{title.{ext}",
                "a\\{title}.{ext}",
                "{title}.{ext}/x.{ext}"
            })
    void aTemplateThatLeadsOutOrKnowsTooMuchIsRefusedInOneSentence(String text) {
        assertThatThrownBy(() -> new NameTemplate(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("A .*\\.");
    }

    @Test
    void noTextWhateverLeadsOutOfTheFolderOrGetsTooLong() {
        Random random = new Random(7);
        Path folder = Path.of("/results");
        for (int i = 0; i < 20_000; i++) {
            String path =
                    NameTemplate.USUAL.path(
                            item(text(random), text(random), text(random)), "", "m4a");
            Path place = folder.resolve(path);
            assertThat(place.normalize()).isEqualTo(place);
            assertThat(place).startsWithRaw(folder);
            assertThat(Normalizer.isNormalized(path, Normalizer.Form.NFC)).isTrue();
            for (String name : path.split("/", -1)) {
                assertThat(name).isNotBlank().doesNotStartWith(".").doesNotEndWith(" ");
                assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(240);
            }
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(4) == 0 ? random.nextInt(400) : random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(
                    switch (random.nextInt(4)) {
                        case 0 -> "./\\ \t:-_".codePointAt(random.nextInt(8));
                        case 1 -> 'a' + random.nextInt(26);
                        case 2 -> random.nextInt(0x300);
                        default -> random.nextInt(Character.MAX_CODE_POINT + 1);
                    });
        }
        return text.toString();
    }
}
