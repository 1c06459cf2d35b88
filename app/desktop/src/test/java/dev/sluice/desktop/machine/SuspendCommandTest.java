package dev.sluice.desktop.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

final class SuspendCommandTest {

    @Test
    void aMachineWithoutTheProgramOffersNoSleep() {
        Suspension none = new SuspendCommand(Optional.empty(), List.of("systemctl", "suspend"));

        assertThat(none.possible()).isFalse();
        assertThatThrownBy(none::suspend).hasMessage("There is no systemctl.");
    }

    @Test
    void aRefusalIsToldInTheWordsOfTheSystem() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Suspension refusing =
                new SuspendCommand(Optional.of(java), List.of("java", "--no-such-option"));

        assertThatThrownBy(refusing::suspend)
                .isInstanceOf(NotPossible.class)
                .hasMessageContaining("--no-such-option");
    }
}
