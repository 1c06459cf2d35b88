package dev.sluice.bench.media;

import dev.sluice.testkit.program.Launch;

import java.nio.file.Path;

/** The program, working in a place of its own. */
record Sluice(Path site) {
    Path home() {
        return site.resolve("home");
    }

    Path results() {
        return site.resolve("results");
    }

    /** {@code sluice media} of a feed on this machine. */
    Launch media(String feed, String... more) {
        return command("media", feed)
                .with("--to", results().toString(), "--allow-host", FilmServer.HOST)
                .with(more);
    }

    /** Any command on this home, with lines of JSON. */
    Launch command(String... arguments) {
        return program().with(arguments).with("--home", home().toString(), "--json");
    }

    /** The program as it is packaged, where one is named, or on this class path. */
    private static Launch program() {
        String packaged = System.getProperty("program", "");
        return packaged.isEmpty()
                ? Launch.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dslf4j.provider=ch.qos.logback.classic.spi.LogbackServiceProvider",
                        "-Dslf4j.internal.verbosity=WARN",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.sluice.cli.Main")
                : Launch.of(packaged);
    }
}
