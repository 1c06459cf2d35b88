package dev.sluice.ui;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.List;

/**
 * Resolves the bundled files. Nobody else names their paths, so that they can move. Safe from any
 * thread.
 */
public final class Resources {

    private static final List<String> FONTS =
            List.of(
                    "fonts/InterTabular.otf",
                    "fonts/InterTabularMedium.otf",
                    "fonts/InterTabularSemiBold.otf",
                    "fonts/JetBrainsMono-Regular.ttf");

    private static final List<String> ICONS =
            List.of("icons/sluice-32.png", "icons/sluice-128.png");

    private Resources() {}

    /** The fonts to load before the first window; each stylesheet names their families. */
    public static List<URL> fonts() {
        return FONTS.stream().map(Resources::url).toList();
    }

    /** The program's picture as a window carries it, the smallest first. */
    public static List<URL> icons() {
        return ICONS.stream().map(Resources::url).toList();
    }

    /** The rules that both themes share; add it to a scene after one of the two below. */
    public static String stylesheet() {
        return url("css/sluice.css").toExternalForm();
    }

    /** The colours of the light or dark theme. */
    public static String colours(boolean dark) {
        return url(dark ? "css/sluice-dark.css" : "css/sluice-light.css").toExternalForm();
    }

    /**
     * Opens a bundled file by its path below {@code dev/sluice/ui}; the caller closes it.
     *
     * @throws IOException when it cannot be read
     */
    public static InputStream open(String path) throws IOException {
        return url(path).openStream();
    }

    private static URL url(String path) {
        URL url = Resources.class.getResource(path);
        if (url == null) {
            throw new IllegalArgumentException("No bundled file named " + path);
        }
        return url;
    }
}
