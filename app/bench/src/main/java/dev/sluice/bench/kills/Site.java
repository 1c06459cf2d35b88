package dev.sluice.bench.kills;

import dev.sluice.testkit.program.Launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * One place where the program works: its home, its stage and its target, each a folder of its own
 * so that each can lie on a disk of its own.
 *
 * @param root the folder of the three; all else in it is temporary
 * @param files what is loaded
 */
record Site(Path root, Path files, Program program, Scenario scenario) {
    /** So small that small files have several parts. */
    private static final String PART_BYTES = "60000";

    Path home() {
        return root.resolve("home");
    }

    Path stage() {
        return root.resolve("stage");
    }

    Path target() {
        return root.resolve("target");
    }

    Path database() {
        return target().resolve("warehouse.duckdb");
    }

    Path temporary() {
        return root.resolve("tmp");
    }

    /** Makes its folders, and the table of an earlier job where the scenario has one. */
    Site prepare(Path earlierDatabase) throws IOException {
        for (Path folder : List.of(home(), stage(), target(), temporary())) {
            Files.createDirectories(folder);
        }
        if (scenario.tableThere()) {
            Files.copy(earlierDatabase, database());
            // A power cut takes what the copy has not written yet.
            try (FileChannel copied = FileChannel.open(database(), StandardOpenOption.WRITE)) {
                copied.force(true);
            }
        }
        return this;
    }

    /** {@code sluice load} of everything. */
    Launch load(String... more) {
        List<String> arguments = new ArrayList<>(List.of("load", files.toString()));
        arguments.addAll(List.of("--into", "duckdb:" + database(), "--table", "events"));
        arguments.addAll(scenario.options(stage()));
        arguments.addAll(List.of("--max-bad-rows", String.valueOf(InputFiles.ALLOWED_BAD_ROWS)));
        arguments.addAll(List.of("--part-size", PART_BYTES, "--workers", "3"));
        arguments.addAll(List.of(more));
        return launch(arguments);
    }

    /** Any command on this home, with lines of JSON. */
    Launch command(String... arguments) {
        return launch(List.of(arguments));
    }

    /** A program that opens the home for others, and goes on when their jobs are over. */
    Launch host() {
        return program.host(temporary()).with(home().toString());
    }

    private Launch launch(List<String> arguments) {
        return program.launch(temporary())
                .with(arguments)
                .with("--home", home().toString(), "--json");
    }
}
