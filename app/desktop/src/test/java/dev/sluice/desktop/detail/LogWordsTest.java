package dev.sluice.desktop.detail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ui.Messages;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.ZoneOffset;
import java.util.Locale;

class LogWordsTest {
    private static final String TIME = "2026-11-23 14:02:11+01:00  ";

    private final LogWords german = in(Locale.GERMANY);

    private static LogWords in(Locale language) {
        return new LogWords(DetailWords.of(Messages.of(language), ZoneOffset.UTC));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Begins: März.|Beginnt: März.",
                "Runs.|Läuft.",
                "Waits for its turn.|Wartet, bis er an der Reihe ist.",
                "Is being paused.|Wird angehalten.",
                "Is paused after 3.4 s.|Angehalten nach 3,4 s.",
                "Is being cancelled.|Wird abgebrochen.",
                "Was cancelled after 0:01:15 h.|Abgebrochen nach 0:01:15 h.",
                "Is done after 12.0 s.|Fertig nach 12,0 s.",
                "Is done after 0.2 s; some items failed."
                        + "|Fertig nach 0,2 s; einige Elemente sind fehlgeschlagen.",
                "Failed after 0.2 s.|Fehlgeschlagen nach 0,2 s.",
                "Failed after 0.2 s. a.tsv is not there; check the path."
                        + "|Fehlgeschlagen nach 0,2 s. a.tsv gibt es nicht; prüfen Sie den Pfad.",
                "No network. Downloads wait and go on by themselves."
                        + "|Kein Netz. Downloads warten und machen von selbst weiter."
            })
    void whatBecameOfTheJobIsTold(String english, String told) {
        assertThat(german.told(TIME + english + "\n")).isEqualTo(TIME + told + "\n");
    }

    @Test
    void whatBecameOfAnItemIsToldBehindItsPhaseAndItsName() {
        assertThat(
                        german.told(
                                TIME
                                        + "check: a: 1.tsv: a: 1.tsv has 2 bad rows, more than the"
                                        + " 0 allowed: line 2 (byte 8): column count: 1 field"
                                        + " instead of 2; line 3 (byte 9): type: column \"n\" of"
                                        + " type DATE cannot take \"x\"; and more. Mend the file,"
                                        + " or allow more bad rows; they are all in /r.csv.\n"))
                .isEqualTo(
                        TIME
                                + "Prüfen: a: 1.tsv: a: 1.tsv hat 2 fehlerhafte Zeilen, erlaubt"
                                + " sind 0: Zeile 2 (Byte 8): Spaltenzahl: 1 Feld statt 2; Zeile 3"
                                + " (Byte 9): Typ: Spalte \"n\" vom Typ DATE kann \"x\" nicht"
                                + " aufnehmen; und weitere. Berichtigen Sie die Datei, oder"
                                + " erlauben Sie mehr fehlerhafte Zeilen; alle stehen in"
                                + " /r.csv.\n");
    }

    @Test
    void technicalDetailAndWhatNobodyKnowsStayAsTheyAre() {
        String log =
                TIME
                        + "Something new.\n    Runs.\n"
                        + "More items failed; the list of failures has them all.\n\nhalf a li";
        assertThat(german.told(log))
                .isEqualTo(
                        TIME
                                + "Something new.\n    Runs.\n"
                                + "Weitere Elemente sind fehlgeschlagen; die Liste der Fehler hat"
                                + " sie alle.\n\nhalf a li");
    }

    @Test
    void inEnglishOnlyThePhaseIsWrittenAsEverywhere() {
        String log = TIME + "Is done after 0.2 s.\n" + TIME + "check: a.tsv: a.tsv is damaged.\n";
        assertThat(in(Locale.ENGLISH).told(log))
                .isEqualTo(log.replace("check: a.tsv", "Check: a.tsv"));
    }

    @Test
    void whatWasToldBeforeIsTheSameWhenTheLogHasGrown() {
        String first = TIME + "Runs.\n";
        String told = german.told(first);
        assertThat(german.told(first + TIME + "Is being paused.\n"))
                .isEqualTo(told + TIME + "Wird angehalten.\n");
    }
}
