package dev.sluice.pipelines.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to start. Never goes through a shell, so no argument is read as anything but itself.
 *
 * @param executable absolute path
 * @param arguments without the program's name; secrets are never in here
 * @param folder where it works; it must exist
 * @param variables added to the few that every child gets; secrets are never in here
 * @param longestLineBytes what is behind this in a line is dropped
 * @param limit how long it may take at most; it is ended then
 */
public record ChildCommand(
        Path executable,
        List<String> arguments,
        Path folder,
        Map<String, String> variables,
        int longestLineBytes,
        Optional<Duration> limit) {
    private static final int USUAL_LINE_BYTES = 64 << 10;

    public ChildCommand {
        arguments = List.copyOf(arguments);
        variables = Map.copyOf(variables);
        if (!executable.isAbsolute() || longestLineBytes < 1) {
            throw new IllegalArgumentException(
                    "A child needs an absolute program and room for a line: " + executable);
        }
    }

    /** With no further variables, lines of up to 64 KiB and any time it takes. */
    public static ChildCommand of(Path executable, List<String> arguments, Path folder) {
        return new ChildCommand(
                executable, arguments, folder, Map.of(), USUAL_LINE_BYTES, Optional.empty());
    }

    public ChildCommand within(Duration most) {
        return new ChildCommand(
                executable, arguments, folder, variables, longestLineBytes, Optional.of(most));
    }

    public ChildCommand withLinesOf(int bytes) {
        return new ChildCommand(executable, arguments, folder, variables, bytes, limit);
    }

    public ChildCommand with(Map<String, String> more) {
        return new ChildCommand(executable, arguments, folder, more, longestLineBytes, limit);
    }
}
