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

/** The manual pages and the completion scripts, made from the commands as they are. */
final class Documentation {
    private Documentation() {}

    /** Writes {@code share/man} and a folder a shell into the tree. */
    static void write(Path packaging, Path tree) throws IOException {
        List<Pipeline> pipelines =
                ServiceLoader.load(Pipeline.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList();
        CommandLine program = CommandTree.of(pipelines);

        Path man = Files.createDirectories(tree.resolve("share/man/man1"));
        Files.writeString(man.resolve("sluice.1"), ManPage.of(program));
        Files.copy(packaging.resolve("linux/sluice-desktop.1"), man.resolve("sluice-desktop.1"));
        script(tree, "bash-completion/completions/sluice", AutoComplete.bash("sluice", program));
        // Both places are looked at: the first by Debian, the second by all others.
        String zsh = ZshCompletion.of(program.getCommandSpec());
        script(tree, "zsh/vendor-completions/_sluice", zsh);
        script(tree, "zsh/site-functions/_sluice", zsh);
        script(
                tree,
                "fish/vendor_completions.d/sluice.fish",
                FishCompletion.of(program.getCommandSpec()));
    }

    private static void script(Path tree, String name, String text) throws IOException {
        Path file = tree.resolve("share").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
