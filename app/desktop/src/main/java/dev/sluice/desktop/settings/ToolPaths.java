package dev.sluice.desktop.settings;

import dev.sluice.engine.link.SettingsFile;
import dev.sluice.pipelines.files.ChangeLock;
import dev.sluice.pipelines.tool.ToolName;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The programs that a person has chosen, in {@code HOME/tools.properties}; a person may also write
 * it by hand. Waits for the disk; for one thread at a time.
 */
final class ToolPaths {
    private final Path file;

    ToolPaths(Path home) {
        file = home.resolve("tools.properties");
    }

    /** The path chosen; empty where none is. */
    String read(ToolName tool) throws IOException {
        return values().getOrDefault(tool.setting(), "").strip();
    }

    /** Keeps the path for all jobs from now on; an empty one lets the program be looked for. */
    void write(ToolName tool, String path) throws IOException {
        try (ChangeLock _ = ChangeLock.take(file)) {
            Map<String, String> values = values();
            if (path.isEmpty()) {
                values.remove(tool.setting());
            } else {
                values.put(tool.setting(), path);
            }
            new SettingsFile(file).write(values);
        }
    }

    private Map<String, String> values() throws IOException {
        Map<String, String> values = new HashMap<>();
        if (Files.exists(file)) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IllegalArgumentException e) {
                throw new IOException(file + " is damaged", e);
            }
            properties
                    .stringPropertyNames()
                    .forEach(name -> values.put(name, properties.getProperty(name)));
        }
        return values;
    }
}
