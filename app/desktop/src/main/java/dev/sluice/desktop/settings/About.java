package dev.sluice.desktop.settings;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What this program is made of.
 *
 * @param version of Sluice
 * @param java version and maker of the Java it runs on
 * @param system name, version and processor
 */
record About(String version, String java, String system, List<Library> libraries) {

    /**
     * Something by somebody else.
     *
     * @param version empty where it has none
     */
    record Library(String name, String version, String licence) {}

    /** Looks at the class path; waits for the disk. */
    static About read() throws IOException {
        Properties built = new Properties();
        try (InputStream file = open("version.properties")) {
            built.load(file);
        }
        List<Library> libraries;
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(open("libraries.txt"), StandardCharsets.UTF_8))) {
            libraries = lines.lines().map(About::library).toList();
        }
        return new About(
                built.getProperty("version", "?"),
                property("java.runtime.version") + ", " + property("java.vendor"),
                property("os.name") + " " + property("os.version") + ", " + property("os.arch"),
                libraries);
    }

    private static Library library(String line) {
        String[] parts = line.split("\\|", -1);
        return new Library(parts[0], version(parts[2], parts[3]), parts[1]);
    }

    /** The version stands in the name of the jar that holds a class; without one it is written. */
    private static String version(String jar, String resource) {
        if (resource.isEmpty()) {
            return jar;
        }
        if (jar.isEmpty()) {
            return "";
        }
        URL found = About.class.getClassLoader().getResource(resource);
        if (found != null) {
            Matcher name =
                    Pattern.compile(
                                    "/"
                                            + Pattern.quote(jar)
                                            + "-(\\d[^/!]*?)(-(linux|mac|win)[^/!]*)?\\.jar!")
                            .matcher(found.toString());
            if (name.find()) {
                return name.group(1);
            }
        }
        // A runtime with JavaFX inside has no jar of it.
        return jar.startsWith("javafx") ? System.getProperty("javafx.version", "") : "";
    }

    private static String property(String name) {
        return System.getProperty(name, "?");
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(About.class.getResourceAsStream(name), name);
    }
}
