package dev.sluice.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.text.Bidi;
import java.util.List;
import java.util.Locale;

class ForeignTest {
    private static final String HEBREW = "\u05e9\u05dc\u05d5\u05dd 12.tsv";

    private final Messages english = Messages.of(Locale.ENGLISH);

    @Test
    void anUsualNameIsTheSameText() {
        String name = "Prüfbericht 2024 – Größe.tsv";
        assertThat(Foreign.name(name)).isEqualTo(name);
    }

    @Test
    void aNameReadsInTheOrderOfItsCharacters() {
        assertThat(Foreign.name("invoice_\u202evst.exe")).isEqualTo("invoice_□vst.exe");
        assertThat(Foreign.name("a\u2066b\u2067c\u2069\u200f\u061cd")).isEqualTo("a□b□c□□□d");
    }

    @Test
    void aNameStaysInOneLineAndShowsThatSomethingIsInIt() {
        assertThat(Foreign.name("line\nbreak\tand\u2028more")).isEqualTo("line break and more");
        assertThat(Foreign.name("bell\u0007 esc\u001b[31m half\ud83d"))
                .isEqualTo("bell□ esc□[31m half□");
        assertThat(Foreign.name("zero\u200bwidth\ufeff soft\u00ad")).isEqualTo("zerowidth soft");
    }

    @Test
    void whatJoinsSignsStays() {
        String family = "\ud83d\udc68\u200d\ud83d\udc69.mp3";
        assertThat(Foreign.name(family)).isEqualTo(family);
    }

    @Test
    void aLongNameInASentenceLosesItsMiddleAndNoHalfOfASign() {
        String note = "🎵";
        assertThat(Foreign.briefName("a\u202e" + note.repeat(300) + "\nz"))
                .isEqualTo("a□" + note.repeat(78) + "…" + note.repeat(77) + " z");
        assertThat(Foreign.briefName("x".repeat(160))).isEqualTo("x".repeat(160));
    }

    @Test
    void linesStayLines() {
        assertThat(Foreign.lines("one\ntwo\u202e")).isEqualTo("one\ntwo□");
    }

    @Test
    void aNameFromRightToLeftTurnsNoWordBesideIt() {
        assertRunsFromLeft(english.get("report.none", HEBREW), HEBREW);
    }

    @Test
    void oneLetterMakesANameOneFromRightToLeft() {
        assertThat(Foreign.isRightToLeft("report_\u05d0.tsv")).isTrue();
        assertThat(Foreign.isRightToLeft("\u062a_1.tsv")).isTrue();
        assertThat(Foreign.isRightToLeft("Gr\u00f6\u00dfe \u2013 \u4e16\u754c.tsv")).isFalse();
    }

    @Test
    void aSentenceOfTheEngineIsNotTurnedByTheNameInIt() {
        for (Messages messages : List.of(english, Messages.of(Locale.GERMAN))) {
            assertRunsFromLeft(
                    messages.told(HEBREW + " has 3 bad rows."), "\u05e9\u05dc\u05d5\u05dd");
            assertRunsFromLeft(messages.told(HEBREW + " is not there; check the path."), HEBREW);
        }
    }

    @Test
    void whatStandsAmongWordsAlreadyCanStandAmongOthers() {
        String once = Foreign.amongWords(HEBREW);
        String twice = Foreign.amongWords("of " + once + " and \u202e more");
        assertThat(twice).contains(once).contains("□").doesNotContain("\u202e");
    }

    /** Only within the name is anything written from right to left. */
    private static void assertRunsFromLeft(String sentence, String name) {
        Bidi bidi = new Bidi(sentence, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        int from = sentence.indexOf(name);
        int to = from + name.length();
        for (int i = 0; i < sentence.length(); i++) {
            if (i < from || i >= to) {
                assertThat(bidi.getLevelAt(i)).as("%s at %d", sentence, i).isZero();
            }
        }
        assertThat(from).isNotNegative();
    }
}
