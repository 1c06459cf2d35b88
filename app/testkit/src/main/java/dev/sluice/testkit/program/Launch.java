package dev.sluice.testkit.program;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a program is to be started. Immutable: each method gives another launch.
 *
 * @param command the program and its arguments
 * @param environment what is set beside the environment of this process
 * @param folder the working directory; empty for that of this process
 * @param input the file that it reads; empty for no input
 */
public record Launch(
        List<String> command,
        Map<String, String> environment,
        Optional<Path> folder,
        Optional<Path> input) {
    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** A program by its name or path. */
    public static Launch of(String... command) {
        return new Launch(List.of(command), Map.of(), Optional.empty(), Optional.empty());
    }

    /** With more arguments at the end. */
    public Launch with(String... arguments) {
        return with(List.of(arguments));
    }

    /** With more arguments at the end. */
    public Launch with(List<String> arguments) {
        List<String> longer = new ArrayList<>(command);
        longer.addAll(arguments);
        return new Launch(longer, environment, folder, input);
    }

    /** Started by another program, such as {@code nice -n 15} or {@code strace -f}. */
    public Launch under(String... starter) {
        List<String> longer = new ArrayList<>(List.of(starter));
        longer.addAll(command);
        return new Launch(longer, environment, folder, input);
    }

    /** With one more variable of the environment. */
    public Launch where(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Launch(command, more, folder, input);
    }

    /** In this working directory. */
    public Launch in(Path workingDirectory) {
        return new Launch(command, environment, Optional.of(workingDirectory), input);
    }

    /** With the content of a file as its input. */
    public Launch reading(Path file) {
        return new Launch(command, environment, folder, Optional.of(file));
    }

    /** Starts it. */
    public RunningProgram start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        folder.ifPresent(path -> builder.directory(path.toFile()));
        input.ifPresent(path -> builder.redirectInput(path.toFile()));
        Process process = builder.start();
        process.getOutputStream().close();
        return new RunningProgram(process, String.join(" ", command));
    }
}
