package dev.sluice.cli.command;

import dev.sluice.cli.call.Call;
import dev.sluice.cli.call.CommandFailed;
import dev.sluice.cli.call.ExitCode;
import dev.sluice.cli.call.Surroundings;
import dev.sluice.cli.call.WrongUsage;
import dev.sluice.pipelines.connection.SecretTrouble;
import dev.sluice.pipelines.connection.Vaults;

import java.io.Console;
import java.nio.file.Path;

/**
 * Asks at the terminal for the passphrase used now and twice for another one, by which passwords
 * are encrypted from then on.
 */
final class NewPassphrase {
    private final Console terminal;
    private final Surroundings around;

    private NewPassphrase(Console terminal, Surroundings around) {
        this.terminal = terminal;
        this.around = around;
    }

    /**
     * @throws CommandFailed when there is nothing to change, nobody to ask, or the old one is wrong
     */
    static ExitCode change(Call call) throws WrongUsage, CommandFailed, SecretTrouble {
        if (!Vaults.OF_PROGRAM.isKept(call.home())) {
            throw new CommandFailed(
                    "No passphrase is in use: there is no secrets.vault in %s."
                            .formatted(call.home()));
        }
        Console terminal =
                HiddenInput.terminal()
                        .orElseThrow(() ->
                                new CommandFailed(
                                        "The passphrases are typed; run this at a terminal."));
        new NewPassphrase(terminal, call.surroundings()).change(call.home());
        if (call.surroundings().variable(AskedPassphrase.VARIABLE).isPresent()) {
            terminal.printf(
                    "Write the new passphrase into the file that %s names, too.%n",
                    AskedPassphrase.VARIABLE);
        }
        return ExitCode.FINE;
    }

    private void change(Path home) throws CommandFailed, SecretTrouble {
        terminal.printf(
                "Without the new one nobody can read these passwords again; a lost one can't be%n"
                        + "recovered.%n");
        char[] old = typed("Passphrase used now: ");
        char[] fresh = ChosenPassphrase.ask(terminal, this::typed);
        if (!Vaults.OF_PROGRAM.changePassphrase(home, old, fresh)) {
            throw new CommandFailed(
                    "That is not the passphrase used now; nothing was changed. If it is lost,"
                            + " remove secrets.vault and enter the passwords again.");
        }
    }

    private char[] typed(String prompt) throws CommandFailed {
        return HiddenInput.read(
                        terminal, prompt, around.screen().get().keyboard(), around.interrupts())
                .orElseThrow(() -> new CommandFailed("Nothing was typed, so nothing was changed."));
    }
}
