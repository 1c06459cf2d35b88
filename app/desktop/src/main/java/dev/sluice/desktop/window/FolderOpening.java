package dev.sluice.desktop.window;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Shows a folder in the system's file manager. */
@FunctionalInterface
public interface FolderOpening {
    /** Waits for the file manager's starter, so not for the FX thread; false when it refused. */
    boolean open(Path folder) throws IOException, InterruptedException;

    /** The file manager of this system. */
    static FolderOpening ofSystem() {
        return folder -> {
            String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
            String starter =
                    system.contains("win")
                            ? "explorer.exe"
                            : system.contains("mac") ? "open" : "xdg-open";
            Process process =
                    new ProcessBuilder(List.of(starter, folder.toAbsolutePath().toString()))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            // A starter that is still busy has found something to show.
            return !process.waitFor(5, TimeUnit.SECONDS)
                    || process.exitValue() == 0
                    || system.contains("win");
        };
    }
}
