package dev.sluice.cli.command;

import dev.sluice.cli.call.Interrupts;
import dev.sluice.cli.terminal.Keyboard;
import dev.sluice.pipelines.connection.Passphrases;
import dev.sluice.pipelines.connection.SecretTrouble;

import java.io.Console;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes the passphrase of a vault from the file that {@link #VARIABLE} names, or else asks for it
 * at the terminal. Only the thread that made this asks there, before the work begins: while others
 * work, bars are drawn on it.
 */
public final class AskedPassphrase implements Passphrases {
    /** Names a file with the passphrase in its first line. */
    public static final String VARIABLE = "SLUICE_PASSPHRASE_FILE";

    private static final int TRIES = 3;

    private final Optional<PassphraseFile> file;
    private final Supplier<Keyboard> keyboard;
    private final Interrupts interrupts;
    private final Thread mayAsk = Thread.currentThread();

    /**
     * @param file named by the person who started the program
     * @param keyboard of the terminal, whose echo comes back when the program is ended meanwhile
     */
    public AskedPassphrase(
            Optional<Path> file, Supplier<Keyboard> keyboard, Interrupts interrupts) {
        this.file = file.map(PassphraseFile::new);
        this.keyboard = keyboard;
        this.interrupts = interrupts;
    }

    @Override
    public void ask(Lock lock) throws SecretTrouble {
        if (file.isPresent()) {
            file.get().open(lock);
            return;
        }
        Optional<Console> terminal = HiddenInput.terminal();
        if (terminal.isEmpty() || !Thread.currentThread().equals(mayAsk)) {
            throw new SecretTrouble(
                    "The passphrase of %s is needed; run this at a terminal, or name a file that only you can read in %s."
                            .formatted(lock.vault(), VARIABLE));
        }
        if (lock.isNew()) {
            choose(terminal.get(), lock);
        } else {
            unlock(terminal.get(), lock);
        }
    }

    private void unlock(Console terminal, Lock lock) throws SecretTrouble {
        String prompt = "Passphrase of " + lock.vault() + ": ";
        for (int tries = 0; tries < TRIES; tries++) {
            if (lock.opensWith(typed(terminal, lock.vault(), prompt))) {
                return;
            }
            prompt = "That one does not open it. Passphrase: ";
        }
        throw new SecretTrouble("None of these passphrases opens %s.".formatted(lock.vault()));
    }

    private void choose(Console terminal, Lock lock) throws SecretTrouble {
        terminal.printf(
                "There is no keyring on this computer. Choose a passphrase, which encrypts%n"
                        + "passwords in %s; without it nobody can read them again.%n",
                lock.vault());
        boolean chosen;
        do {
            char[] fresh =
                    ChosenPassphrase.ask(terminal, prompt -> typed(terminal, lock.vault(), prompt));
            chosen = lock.opensWith(fresh);
            Arrays.fill(fresh, '\0');
        } while (!chosen);
    }

    private char[] typed(Console terminal, Path vault, String prompt) throws SecretTrouble {
        return HiddenInput.read(terminal, prompt, keyboard.get(), interrupts)
                .orElseThrow(() ->
                        new SecretTrouble(
                                "No passphrase was given, so %s stays locked.".formatted(vault)));
    }
}
