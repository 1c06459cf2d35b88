package dev.sluice.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The manual page and the completion scripts, made from the commands as they are. */
final class Documentation {
    private Documentation() {}

    static void write(Path tree) throws IOException {
        Files.createDirectories(tree.resolve("share"));
    }
}
