package dev.sluice.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.detail.AtOnce;
import dev.sluice.desktop.machine.Programs;
import dev.sluice.ui.Messages;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

final class CommandFieldTest {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final ObjectProperty<List<String>> command = new SimpleObjectProperty<>(List.of());
    private int kept;
    private final CommandField field =
            new CommandField(
                    command,
                    Programs.ofSystem(),
                    AtOnce.background(),
                    Messages.of(Locale.ENGLISH),
                    () -> kept++);

    @Test
    void theFirstLineIsTheProgramAndEachFurtherOneAnArgumentAsItIs() {
        field.text().set(JAVA + "\n-Dname=two words\n\n  *; rm -rf $HOME \n");
        field.commit();
        field.commit();

        assertThat(command.get()).containsExactly(JAVA, "-Dname=two words", "*; rm -rf $HOME");
        assertThat(field.error().get()).isEmpty();
        assertThat(kept).isEqualTo(1);
    }

    @Test
    void aProgramThatIsNotThereIsNamedAndKeptAllTheSame() {
        field.text().set("no-such-program-anywhere\nx");
        field.commit();

        assertThat(field.error().get()).contains("‘no-such-program-anywhere’");
        assertThat(command.get()).hasSize(2);
    }

    @Test
    void aPathThatBeginsNowhereIsNoProgram() {
        field.text().set("bin/java");
        field.commit();

        assertThat(field.error().get()).contains("‘bin/java’");
    }

    @Test
    void anEmptyCommandIsAskedFor() {
        field.text().set(JAVA);
        field.commit();
        field.text().set(" \n ");
        field.commit();

        assertThat(command.get()).isEmpty();
        assertThat(field.error().get()).isEqualTo("Name a program on the first line.");
    }
}
