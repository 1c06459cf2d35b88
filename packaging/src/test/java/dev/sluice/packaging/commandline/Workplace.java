package dev.sluice.packaging.commandline;

import dev.sluice.testkit.program.Ended;
import dev.sluice.testkit.program.JsonValue;
import dev.sluice.testkit.program.Launch;
import dev.sluice.testkit.program.RunningProgram;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A folder with files to load, a home, a target, and the launcher to work with. */
record Workplace(Path folder) {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Path PROGRAM = Path.of("target/sluice/bin/sluice").toAbsolutePath();

    Path home() {
        return folder.resolve("home");
    }

    Path target() {
        return folder.resolve("x.duckdb");
    }

    /** Writes a file, with the folders on the way to it. */
    Path file(String name, String text) throws IOException {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Path file(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    /** Runs the program to its end. */
    Ended sluice(String... arguments) throws IOException, InterruptedException {
        try (RunningProgram program = start(arguments)) {
            return program.awaitEnd(PATIENCE);
        }
    }

    /** Loads into a table of the target and prints JSON, which must be as promised. */
    Ended load(String table, String... more) throws IOException, InterruptedException {
        Ended ended = sluice(loading(table, more));
        Promises.check(ended);
        return ended;
    }

    RunningProgram start(String... arguments) throws IOException {
        return launch(arguments).start();
    }

    /** The program as it would be started, to be changed first. */
    Launch launch(String... arguments) {
        return Launch.of(PROGRAM.toString())
                .with(arguments)
                .in(folder)
                .where("SLUICE_HOME", home().toString())
                .where("SLUICE_JAVA", System.getProperty("java.home"));
    }

    static String[] loading(String table, String... more) {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("load", "--into", "duckdb:x.duckdb", "--table", table, "--json"));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    /** The id of the first job that a program told of. */
    static String job(Ended ended) {
        return ended.json().getFirst().at("job").text();
    }

    /** The rejected rows of a file with their head, as text. */
    List<String> rejects(String job, String file) throws IOException {
        return Files.readAllLines(
                home().resolve("jobs")
                        .resolve(job)
                        .resolve("rejects")
                        .resolve(file + ".rejects.csv"));
    }

    /** What a query of the target gives, columns joined by blanks; nothing of Sluice takes part. */
    List<String> query(String sql) throws SQLException {
        try (Connection connection = openTarget();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(rows.getString(i)));
                }
                all.add(String.join(" ", row));
            }
            return all;
        }
    }

    Connection openTarget() throws SQLException {
        return DriverManager.getConnection("jdbc:duckdb:" + target());
    }

    /** Everything below the folder, as text. */
    List<String> tree() throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.map(path -> folder.relativize(path).toString()).sorted().toList();
        }
    }

    /** The state of a job, in the words of the list of jobs. */
    String state(String job) throws IOException, InterruptedException {
        return sluice("jobs", "--json").json().stream()
                .filter(line -> line.at("job").isText(job))
                .map(line -> line.at("state").text())
                .findFirst()
                .orElse("gone");
    }

    static long items(JsonValue summary, String which) {
        return summary.at("items", which).number();
    }

    static long rows(JsonValue summary, String which) {
        return summary.at("rows", which).number();
    }
}
