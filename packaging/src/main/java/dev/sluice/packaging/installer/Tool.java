package dev.sluice.packaging.installer;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** Programs that the installers are built with. */
final class Tool {
    private Tool() {}

    /** The program's place on the path, if it is there. */
    static Optional<Path> find(String name) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(Pattern.quote(File.pathSeparator), -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * @throws ToolFailed when it is not there, with the Debian package to install
     */
    static void require(String name, String debianPackage, String kind) {
        if (find(name).isEmpty()) {
            throw new ToolFailed(
                    "a ."
                            + kind
                            + " needs "
                            + name
                            + ", which is not here; install it (Debian: "
                            + debianPackage
                            + "), or name the kinds that can be built with -Dinstallers=KIND.");
        }
    }

    /** Runs a tool of this JDK. */
    static void ofJdk(String name, List<String> arguments) {
        ToolProvider tool =
                ToolProvider.findFirst(name)
                        .orElseThrow(() -> new ToolFailed("this JDK has no " + name + "."));
        int code = tool.run(System.err, System.err, arguments.toArray(String[]::new));
        if (code != 0) {
            throw new ToolFailed(name + " ended with " + code + ".");
        }
    }

    /**
     * Runs a program to its end; what it prints is shown only when it fails.
     *
     * @param epoch the time that it writes wherever it would write that of now
     */
    static void run(Instant epoch, Path output, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)));
        builder.environment().put("SOURCE_DATE_EPOCH", Long.toString(epoch.getEpochSecond()));
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        int code = builder.start().waitFor();
        if (code != 0) {
            System.err.print(Files.readString(output));
            throw new ToolFailed(command[0] + " ended with " + code + ".");
        }
    }
}
