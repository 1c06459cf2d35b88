package dev.sluice.cli.command;

import dev.sluice.cli.call.Surroundings;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A password that nobody sees: typed without echo at a terminal, or the first line of a pipe. */
public final class TypedPassword {
    private TypedPassword() {}

    /** Empty when nothing was typed. */
    public static Optional<String> read(Surroundings around) {
        Optional<Console> terminal = HiddenInput.terminal();
        if (terminal.isPresent()) {
            return HiddenInput.read(
                            terminal.get(),
                            "Password: ",
                            around.screen().get().keyboard(),
                            around.interrupts())
                    .map(String::valueOf);
        }
        try {
            // Not closed: standard input is not ours.
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            return Optional.ofNullable(in.readLine()).filter(text -> !text.isEmpty());
        } catch (IOException e) {
            throw new UncheckedIOException("Standard input can't be read.", e);
        }
    }
}
