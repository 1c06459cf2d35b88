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
import java.util.ResourceBundle;

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

    @Test
    void whatTheEngineSaysInEnglishIsToldInTheLanguageOfTheWindow() {
        Messages german = Messages.of(Locale.GERMANY);

        assertThat(german.told("Skipped by you")).isEqualTo("Von Ihnen übersprungen");
        assertThat(german.told("/in/a.tsv is not there; check the path."))
                .isEqualTo("/in/a.tsv gibt es nicht; prüfen Sie den Pfad.");
        assertThat(
                        german.told(
                                "Skipped by you: a.tsv has 1 bad row, more than the 0 allowed: line"
                                    + " 2 (byte 8): column count: 1 field instead of 2. Mend the"
                                    + " file, or allow more bad rows; they are all in /r.csv."))
                .isEqualTo(
                        "Von Ihnen übersprungen: a.tsv hat 1 fehlerhafte Zeile, erlaubt sind 0:"
                            + " Zeile 2 (Byte 8): Spaltenzahl: 1 Feld statt 2. Berichtigen Sie die"
                            + " Datei, oder erlauben Sie mehr fehlerhafte Zeilen; alle stehen in"
                            + " /r.csv.");
        assertThat(
                        german.told(
                                "The disk of /data is full. Make room there; Sluice then goes on by"
                                        + " itself."))
                .startsWith("Der Datenträger von /data ist voll.");
        assertThat(
                        german.told(
                                "The presets in presets.properties were damaged and are kept as"
                                        + " /h/presets.properties.damaged; the usual ones hold."
                                        + " Choose yours again in the settings."))
                .startsWith("presets.properties war beschädigt");
        assertThat(
                        german.told(
                                "db:5433 does not let anna into shop: password authentication"
                                        + " failed for user \"anna\". Check user and password in"
                                        + " ~/.pgpass or in the connection."))
                .isEqualTo(
                        "db:5433 lässt anna nicht in shop: das Passwort von anna stimmt nicht."
                                + " Prüfen Sie Benutzer und Passwort in ~/.pgpass oder in der"
                                + " Verbindung.");
        assertThat(german.told("The disk of shop at db is full; make room there."))
                .isEqualTo("Der Datenträger von shop unter db ist voll; schaffen Sie dort Platz.");
        assertThat(german.told("The keyring is locked; unlock it and try again."))
                .startsWith("Der Schlüsselbund ist gesperrt");
        assertThat(
                        german.told(
                                "/home/a/secrets.vault, which keeps passwords, is damaged; put it"
                                        + " back from a backup, or remove it and enter the"
                                        + " passwords again."))
                .startsWith("/home/a/secrets.vault mit Ihren Passwörtern ist beschädigt");
    }

    @Test
    void whatBecameOfALostQueueIsToldInTheLanguageOfTheWindow() {
        Messages german = Messages.of(Locale.GERMANY);
        String damaged = "The queue's database was damaged and is kept as /h/q.db.damaged-1";
        String restored =
                "; the backup of 2026-11-23 14:02 took its place, so jobs queued or finished since"
                        + " then are not in it.";
        String empty = "; there is no backup, so the queue starts empty.";

        assertThat(german.told(damaged + restored))
                .startsWith("Die Datenbank der Warteschlange war beschädigt")
                .contains("/h/q.db.damaged-1", "Sicherung vom 2026-11-23 14:02");
        assertThat(german.told(damaged + empty)).contains("/h/q.db.damaged-1").endsWith("leer.");
        assertThat(german.told("The queue's database /h/q.db is gone" + restored))
                .startsWith("Die Datenbank der Warteschlange /h/q.db ist weg")
                .contains("Sicherung vom 2026-11-23 14:02");
        assertThat(german.told("The queue's database /h/q.db is gone" + empty))
                .startsWith("Die Datenbank der Warteschlange /h/q.db ist weg")
                .endsWith("leer.");
        assertThat(
                        german.told(
                                "The home folder /h lies on a network file system (nfs4), where a"
                                        + " broken connection can damage the queue. Choose a folder"
                                        + " on a local disk with --home."))
                .startsWith("Der Basisordner /h liegt auf einem Netzlaufwerk (nfs4)")
                .endsWith("Datenträger.");
    }

    @Test
    void whatNobodyKnowsStaysAsItIsAndEnglishStaysEnglish() {
        assertThat(Messages.of(Locale.GERMANY).told("Something else. Skipped by you"))
                .isEqualTo("Something else. Von Ihnen übersprungen");
        assertThat(Messages.of(Locale.ENGLISH).told("Skipped by you")).isEqualTo("Skipped by you");
    }

    @Test
    void columnsThatDifferAreToldInTheLanguageOfTheWindow() {
        assertThat(
                        Messages.of(Locale.GERMANY)
                                .told(
                                        "a.tsv lacks columns \"v\", \"w\" and has additional column"
                                            + " \"z\"; columns are matched by name, so load it into"
                                            + " a table of its own."))
                .isEqualTo(
                        "a.tsv ist ohne Spalten \"v\", \"w\" und hat zusätzlich Spalte \"z\";"
                            + " Spalten werden nach Namen zugeordnet, laden Sie die Datei in eine"
                            + " eigene Tabelle.");
    }

    @Test
    void whatHasFailedHasAShortName() {
        String said =
                "a.tsv has 2 bad rows, more than the 0 allowed: line 2 (byte 8): column count: 1"
                        + " field instead of 2. Mend the file, or allow more bad rows; they are all"
                        + " in /r.csv.";

        assertThat(Messages.of(Locale.ENGLISH).title(said)).hasValue("More bad rows than allowed");
        assertThat(Messages.of(Locale.GERMANY).title(said))
                .hasValue("Mehr fehlerhafte Zeilen als erlaubt");
        assertThat(Messages.of(Locale.ENGLISH).title("Something else.")).isEmpty();
    }

    @Test
    void everyShortNameBelongsToASentence() {
        ResourceBundle english =
                ResourceBundle.getBundle("dev.sluice.ui.i18n.messages", Locale.ROOT);

        assertThat(english.keySet())
                .filteredOn(key -> key.startsWith("titled."))
                .isNotEmpty()
                .allSatisfy(key ->
                        assertThat(english.containsKey("says." + key.substring("titled.".length())))
                                .as(key)
                                .isTrue());
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
