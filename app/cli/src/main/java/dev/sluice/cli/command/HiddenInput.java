package dev.sluice.cli.command;

import dev.sluice.cli.call.Interrupts;
import dev.sluice.cli.terminal.Keyboard;

import java.io.Console;
import java.util.Optional;

/** What a person types at a terminal that does not show it. */
final class HiddenInput {
    private HiddenInput() {}

    /**
     * One line. The console itself gives the echo back only when that was read to its end, so it is
     * given back here when Ctrl-C ends the program.
     *
     * @return empty when nothing was typed; whoever asked wipes it
     */
    static Optional<char[]> read(
            Console terminal, String prompt, Keyboard keyboard, Interrupts interrupts) {
        keyboard.hush();
        try (Interrupts.Undo _ = interrupts.beforeEnd(keyboard::restore)) {
            return Optional.ofNullable(terminal.readPassword("%s", prompt))
                    .filter(typed -> typed.length > 0);
        } finally {
            keyboard.restore();
        }
    }

    /** Where somebody could type. */
    static Optional<Console> terminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }
}
