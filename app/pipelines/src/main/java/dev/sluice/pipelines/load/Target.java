package dev.sluice.pipelines.load;

import dev.sluice.engine.pipeline.InvalidOption;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where the table is. */
sealed interface Target {
    /** An embedded database in a file. */
    record DuckDb(Path file) implements Target {}

    /**
     * Reads a target as it is written on the command line.
     *
     * @throws InvalidOption with one sentence, also for targets that this version cannot load into
     */
    static Target parse(String text) throws InvalidOption {
        if (text.startsWith("duckdb:") && text.length() > "duckdb:".length()) {
            try {
                Path file = Path.of(text.substring("duckdb:".length()));
                return new DuckDb(file.toAbsolutePath().normalize());
            } catch (InvalidPathException e) {
                throw new InvalidOption(
                        "into", "'%s' names no file; write duckdb:FILE.".formatted(text));
            }
        }
        if (text.startsWith("postgresql:") || text.startsWith("snowflake:")) {
            String kind = text.startsWith("p") ? "PostgreSQL" : "Snowflake";
            throw new InvalidOption(
                    "into",
                    "This version loads into DuckDB only, not into %s; write duckdb:FILE."
                            .formatted(kind));
        }
        throw new InvalidOption("into", "'%s' is no target; write duckdb:FILE.".formatted(text));
    }
}
