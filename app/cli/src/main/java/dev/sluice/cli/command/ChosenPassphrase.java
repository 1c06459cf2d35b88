package dev.sluice.cli.command;

import dev.sluice.pipelines.connection.Passphrases;

import java.io.Console;
import java.util.Arrays;

/** A new passphrase, typed twice at the terminal until both are the same and long enough. */
final class ChosenPassphrase {
    private ChosenPassphrase() {}

    /** Reads what is typed without echo. */
    @FunctionalInterface
    interface Typing<E extends Exception> {
        /**
         * What was typed; the caller wipes it.
         *
         * @throws E when nothing was
         */
        char[] typed(String prompt) throws E;
    }

    /** The one that was chosen; the caller wipes it. */
    static <E extends Exception> char[] ask(Console terminal, Typing<E> typing) throws E {
        while (true) {
            char[] first = typing.typed("New passphrase: ");
            if (first.length < Passphrases.LEAST) {
                terminal.printf("It needs at least %d characters.%n", Passphrases.LEAST);
                continue;
            }
            char[] again = typing.typed("Once more: ");
            boolean same = Arrays.equals(first, again);
            Arrays.fill(again, '\0');
            if (same) {
                return first;
            }
            Arrays.fill(first, '\0');
            terminal.printf("These two differ.%n");
        }
    }
}
