package dev.sluice.bench.kills;

import dev.sluice.bench.Scratch;
import dev.sluice.testkit.program.Ended;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What all trials of a series share: the input files, the program, and for each scenario what an
 * undisturbed run leaves behind and how long it takes.
 */
final class Workshop {
    static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long MOST_WORKING_MILLIS = 4000;

    /**
     * What an undisturbed run gave.
     *
     * @param work as {@link WorkDone} counts it
     */
    record Reference(
            Evidence evidence, int exitCode, Duration toFirstLine, Duration took, long work) {
        /**
         * From its first line to its end; no more than a machine needs that does nothing else, or a
         * slow first run would put all moments behind the end of the others.
         */
        long workingMillis() {
            return Math.clamp(took.minus(toFirstLine).toMillis(), 1, MOST_WORKING_MILLIS);
        }
    }

    private final Path folder;
    private final Program program;
    private final Map<Scenario, Reference> references = new EnumMap<>(Scenario.class);
    private Optional<Path> earlier = Optional.empty();

    /**
     * @param rows of each input file
     */
    Workshop(Path folder, Program program, int rows, long seed) throws IOException {
        this.folder = folder;
        this.program = program;
        InputFiles.write(files(), rows, seed);
    }

    Path folder() {
        return folder;
    }

    private Path files() {
        return folder.resolve("files");
    }

    /** A fresh place to work in, at this folder. */
    Site site(Path root, Scenario scenario) throws IOException, InterruptedException {
        Scratch.remove(root);
        return new Site(root, files(), program, scenario).prepare(earlierDatabase());
    }

    /** What an undisturbed run of a scenario leaves behind; made when first asked for. */
    Reference reference(Scenario scenario) throws IOException, InterruptedException, SQLException {
        Reference known = references.get(scenario);
        if (known != null) {
            return known;
        }
        Site site = site(folder.resolve("undisturbed"), scenario);
        try (var running = site.load().start()) {
            running.awaitLine(line -> line.startsWith("{"), PATIENCE);
            Duration toFirstLine = running.age();
            Ended ended = running.awaitEnd(PATIENCE);
            if (ended.code() != 3) {
                throw new IllegalStateException("An undisturbed run: " + ended.said());
            }
            Evidence evidence = Evidence.of(site);
            Reference made =
                    new Reference(
                            evidence,
                            ended.code(),
                            toFirstLine,
                            ended.took(),
                            WorkDone.in(ended.json()));
            references.put(scenario, made);
            return made;
        } finally {
            Scratch.remove(site.root());
        }
    }

    private Path earlierDatabase() throws IOException, InterruptedException {
        if (earlier.isEmpty()) {
            Path root = folder.resolve("earlier");
            Path file = root.resolve("files/earlier.tsv");
            InputFiles.writeEarlier(file, 2000);
            Site site = new Site(root, file, program.archiving(), Scenario.KEPT).prepare(file);
            Ended ended = site.load().start().awaitEnd(PATIENCE);
            if (ended.code() != 0) {
                throw new IllegalStateException("The earlier load: " + ended.said());
            }
            Scratch.remove(site.temporary());
            earlier = Optional.of(site.database());
        }
        return earlier.get();
    }
}
