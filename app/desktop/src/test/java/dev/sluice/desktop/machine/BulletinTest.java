package dev.sluice.desktop.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

final class BulletinTest {

    @Test
    void nothingOfANameBecomesAnOptionOrMarkUp() {
        assertThat(
                        Bulletin.notifySend(
                                Path.of("/usr/bin/notify-send"),
                                "--help",
                                "a <b>bold</b> & \"odd\" name",
                                true))
                .endsWith(
                        "--urgency=critical",
                        "--",
                        "--help",
                        "a &lt;b&gt;bold&lt;/b&gt; &amp; \"odd\" name");
    }

    @Test
    void titleAndTextAreNoPartOfTheScript() {
        List<String> line = Bulletin.script(Path.of("/usr/bin/osascript"), "t", "\" & quit");

        assertThat(line).endsWith("end run", "t", "\" & quit");
    }

    @Test
    void aSystemWithoutItSaysSo() {
        assertThat(new BulletinCommand("notify-send", Optional.empty(), false).carrier()).isEmpty();
    }
}
