package dev.sluice.desktop.home;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the window was, in {@code HOME/window.properties}. Losing it is no loss, so nothing here
 * fails.
 *
 * @param x left edge in pixels of the desktop
 * @param dense whether running jobs had one line each
 * @param foldFinished whether what had ended well stood in one line
 */
public record WindowPlace(
        double x,
        double y,
        double width,
        double height,
        boolean maximised,
        boolean dense,
        boolean foldFinished) {
    private static final Logger LOG = LoggerFactory.getLogger(WindowPlace.class);

    /** What was remembered, if anything was. */
    public static Optional<WindowPlace> read(Path home) {
        Path file = file(home);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            values.load(reader);
            return Optional.of(
                    new WindowPlace(
                            number(values, "x"),
                            number(values, "y"),
                            number(values, "width"),
                            number(values, "height"),
                            Boolean.parseBoolean(values.getProperty("maximised", "false")),
                            Boolean.parseBoolean(values.getProperty("dense", "false")),
                            Boolean.parseBoolean(values.getProperty("finished", "false"))));
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("The window's place cannot be read from {}", file, e);
            return Optional.empty();
        }
    }

    public void write(Path home) {
        Properties values = new Properties();
        values.setProperty("x", Double.toString(x));
        values.setProperty("y", Double.toString(y));
        values.setProperty("width", Double.toString(width));
        values.setProperty("height", Double.toString(height));
        values.setProperty("maximised", Boolean.toString(maximised));
        values.setProperty("dense", Boolean.toString(dense));
        values.setProperty("finished", Boolean.toString(foldFinished));
        Path unfinished = home.resolve("window.properties.new");
        try {
            try (Writer writer = Files.newBufferedWriter(unfinished)) {
                values.store(writer, "Where the window was");
            }
            Files.move(unfinished, file(home), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("The window's place cannot be remembered", e);
        }
    }

    private static double number(Properties values, String name) {
        return Double.parseDouble(values.getProperty(name, "?"));
    }

    private static Path file(Path home) {
        return home.resolve("window.properties");
    }
}
