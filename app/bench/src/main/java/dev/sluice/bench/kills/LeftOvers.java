package dev.sluice.bench.kills;

import dev.sluice.testkit.program.JsonValue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What lies about after a cancel and the end of the program that should not. */
final class LeftOvers {
    /** What files are named while they are made; DuckDB's log and its folder for spilling. */
    private static final List<String> TEMPORARY =
            List.of(".sluice-tmp", ".part", ".wal", ".duckdb.tmp", "-journal");

    private final Site site;
    private final List<String> found = new ArrayList<>();

    private LeftOvers(Site site) {
        this.site = site;
    }

    /** After a cancel there are finished results, and nothing that was under way. */
    static List<String> afterACancel(Site site)
            throws IOException, InterruptedException, SQLException {
        LeftOvers left = new LeftOvers(site);
        left.stagedFiles();
        left.temporaryFiles();
        left.locks();
        left.openJobs();
        new TableContents(site.database(), Names.NONE)
                .rowsThatNoLedgerKnows()
                .ifPresent(left.found::add);
        return left.found;
    }

    private void stagedFiles() throws IOException {
        for (Path folder : List.of(site.stage(), site.home().resolve("staging"))) {
            try (Stream<Path> all = Files.isDirectory(folder) ? Files.walk(folder) : Stream.of()) {
                all.filter(Files::isRegularFile)
                        .forEach(file -> found.add("a cancelled job left " + file));
            }
        }
    }

    private void temporaryFiles() throws IOException {
        for (Path folder : List.of(site.home(), site.stage(), site.target())) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.map(Path::toString)
                        .filter(name -> TEMPORARY.stream().anyMatch(name::endsWith))
                        .forEach(name -> found.add("left over: " + name));
            }
        }
    }

    private void locks() throws IOException {
        for (Path file : List.of(site.home().resolve("instance.lock"), site.database())) {
            if (Files.exists(file)) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                        FileLock taken = channel.tryLock()) {
                    if (taken == null) {
                        found.add("still locked: " + file);
                    }
                }
            }
        }
    }

    private void openJobs() throws IOException, InterruptedException {
        for (JsonValue job : site.command("jobs").start().awaitEnd(Workshop.PATIENCE).json()) {
            String state = job.at("state").text();
            if (!state.equals("cancelled") && !state.equals("completed-with-failures")) {
                found.add("a job is " + state);
            }
        }
    }
}
