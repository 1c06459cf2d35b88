package dev.sluice.packaging;

import dev.sluice.cli.CommandTree;
import dev.sluice.engine.pipeline.Pipeline;

import picocli.AutoComplete;
import picocli.CommandLine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/** The manual page and the completion script, made from the commands as they are. */
final class Documentation {
    private Documentation() {}

    /** Writes {@code share/man} and {@code share/bash-completion} of the tree. */
    static void write(Path tree) throws IOException {
        List<Pipeline> pipelines =
                ServiceLoader.load(Pipeline.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList();
        CommandLine program = CommandTree.of(pipelines);

        Path man = Files.createDirectories(tree.resolve("share/man/man1"));
        Files.writeString(man.resolve("sluice.1"), ManPage.of(program));
        // bash reads it by itself; zsh does so after bashcompinit.
        Path completions =
                Files.createDirectories(tree.resolve("share/bash-completion/completions"));
        Files.writeString(completions.resolve("sluice"), AutoComplete.bash("sluice", program));
    }
}
