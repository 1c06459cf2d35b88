package dev.sluice.pipelines.tool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Programs that lie beside Sluice: the launchers name their folder in the property {@code
 * sluice.tools}.
 */
final class Bundled {
    private Bundled() {}

    static Optional<Path> find(ToolName name) {
        String folder = System.getProperty("sluice.tools", "");
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        Path tools = Path.of(folder).toAbsolutePath();
        return List.of(name.program(), name.program() + ".exe").stream()
                .map(tools::resolve)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
