package dev.sluice.bench.kills;

import dev.sluice.testkit.program.Launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import java.util.spi.ToolProvider;

/**
 * How the program is started: its main class on the class path of this process, with the JVM's
 * archive of loaded classes as an installation has one. It halves the time to the first word, so
 * that more of the moments lie in the middle of work.
 *
 * @param classPath of jars only, which is what the archive asks for
 * @param sharing the JVM's option for the archive
 */
record Program(String classPath, String sharing) {
    private static final String READ = "-XX:SharedArchiveFile=";
    private static final String WRITTEN = "-XX:ArchiveClassesAtExit=";

    /**
     * The program on the class path of this process. Until {@link #archiving} has run, it starts
     * without the archive.
     *
     * @param folder for the archive, and for jars of what lies about in folders
     */
    static Program onClassPath(Path folder) throws IOException {
        Files.createDirectories(folder);
        ToolProvider jar =
                ToolProvider.findFirst("jar")
                        .orElseThrow(() -> new IOException("This Java has no 'jar'; use a JDK."));
        List<String> entries = new ArrayList<>();
        StringTokenizer classPath =
                new StringTokenizer(System.getProperty("java.class.path"), File.pathSeparator);
        while (classPath.hasMoreTokens()) {
            String entry = classPath.nextToken();
            if (!Files.isDirectory(Path.of(entry))) {
                entries.add(entry);
                continue;
            }
            String packed = folder.resolve("classes-" + entries.size() + ".jar").toString();
            int code =
                    jar.run(System.out, System.err, "--create", "--file", packed, "-C", entry, ".");
            if (code != 0) {
                throw new IOException("Packing " + entry + " ended with " + code);
            }
            entries.add(packed);
        }
        return new Program(
                String.join(File.pathSeparator, entries), READ + folder.resolve("classes.jsa"));
    }

    /** The same, but writing the archive at its end. */
    Program archiving() {
        return new Program(classPath, sharing.replace(READ, WRITTEN));
    }

    /**
     * A launch of the command line, with its arguments to follow.
     *
     * @param temporary where it unpacks native libraries, which a kill leaves there
     */
    Launch launch(Path temporary) {
        return ofMain("dev.sluice.cli.Main", temporary);
    }

    /** A launch of {@link Host}, with the home to follow. */
    Launch host(Path temporary) {
        return ofMain(Host.class.getName(), temporary);
    }

    private Launch ofMain(String main, Path temporary) {
        return Launch.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                sharing,
                "-Djava.io.tmpdir=" + temporary,
                "-Dslf4j.provider=ch.qos.logback.classic.spi.LogbackServiceProvider",
                "-Dslf4j.internal.verbosity=WARN",
                // Quick to start, and the same moments on a machine of any size.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Xlog:disable",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                main);
    }
}
