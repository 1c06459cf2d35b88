package dev.sluice.bench.kills;

import dev.sluice.testkit.program.Launch;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the program is started: its main class on the class path of this process, or an installed
 * one.
 *
 * @param installed a launcher such as {@code packaging/target/sluice/bin/sluice}
 */
record Program(Optional<Path> installed) {
    /** The command line's main class on the class path of this process. */
    static Program onClassPath() {
        return new Program(Optional.empty());
    }

    /**
     * A launch of it, with its arguments to follow.
     *
     * @param temporary where it unpacks native libraries, which a kill leaves there
     */
    Launch launch(Path temporary) {
        String folder = "-Djava.io.tmpdir=" + temporary;
        if (installed.isPresent()) {
            return Launch.of(installed.get().toString()).where("SLUICE_JAVA_OPTS", folder);
        }
        return Launch.ofMain(
                "dev.sluice.cli.Main",
                folder,
                "-Dslf4j.provider=ch.qos.logback.classic.spi.LogbackServiceProvider",
                "-Dslf4j.internal.verbosity=WARN",
                // Quick to start, and the same moments on a machine of any size.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Xlog:disable",
                "--enable-native-access=ALL-UNNAMED");
    }
}
