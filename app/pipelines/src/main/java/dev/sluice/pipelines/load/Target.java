package dev.sluice.pipelines.load;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.pipelines.connection.Connections;
import dev.sluice.pipelines.connection.NamedConnection;
import dev.sluice.pipelines.connection.SecretTrouble;
import dev.sluice.pipelines.load.table.DuckTarget;
import dev.sluice.pipelines.load.table.PostgresAddress;
import dev.sluice.pipelines.load.table.PostgresTarget;
import dev.sluice.pipelines.load.table.Warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Where the table is. */
sealed interface Target {
    String POSTGRESQL = "postgresql:";

    /** An embedded database in a file. */
    record DuckDb(Path file) implements Target {}

    /** A server; its password comes from {@code ~/.pgpass}. */
    record Postgres(PostgresAddress address) implements Target {}

    /** A server that a person has given a name; its password is kept with that. */
    record Named(String name) implements Target {}

    /** As it is written on the command line. */
    default String text() {
        return switch (this) {
            case DuckDb(Path file) -> "duckdb:" + file;
            case Postgres(PostgresAddress address) -> address.text();
            case Named(String name) -> POSTGRESQL + name;
        };
    }

    /** As a sentence names it. */
    default String shown() {
        return this instanceof DuckDb(Path file) ? file.toString() : text();
    }

    /** Whether rows are sent to it rather than written into a file here. */
    default boolean isServer() {
        return !(this instanceof DuckDb);
    }

    /** Whether it would have to be made first. */
    default boolean missing() {
        return this instanceof DuckDb(Path file) && !Files.exists(file);
    }

    /** Does what takes long at its first use and reaches nothing. */
    default void prepare() {
        if (this instanceof DuckDb) {
            DuckTarget.prepare();
        }
    }

    /**
     * Reaches it.
     *
     * @param home knows what is named
     * @param temporary folder for what does not fit into memory
     * @throws PhaseFailure with a sentence when it can't be reached or doesn't let us in
     */
    default Warehouse open(Path home, Path temporary, StopSignal stop)
            throws PhaseFailure, IOException, InterruptedException {
        return switch (this) {
            case DuckDb(Path file) -> DuckTarget.open(file, temporary);
            case Postgres(PostgresAddress address) ->
                    PostgresTarget.open(address, Optional.empty(), stop);
            case Named(String name) -> named(Connections.of(home), name, stop);
        };
    }

    /** Whether {@link #open} would have a person type the passphrase of the vault first. */
    default boolean asksPassphrase(Path home) throws IOException {
        if (this instanceof Named(String name)) {
            Connections connections = Connections.of(home);
            Optional<NamedConnection> connection = connections.find(name);
            return connection.isPresent() && connections.asksPassphrase(connection.get());
        }
        return false;
    }

    private static Warehouse named(Connections connections, String name, StopSignal stop)
            throws PhaseFailure, IOException, InterruptedException {
        NamedConnection connection =
                connections
                        .find(name)
                        .orElseThrow(() ->
                                new PhaseFailure(
                                        Failure.permanent(
                                                "There is no connection called %s; make it in the settings or by 'sluice connection add'."
                                                        .formatted(name))));
        try {
            return PostgresTarget.open(
                    PostgresAddress.parse(connection.address()),
                    password(connections, connection, stop),
                    stop);
        } catch (IllegalArgumentException | SecretTrouble e) {
            throw new PhaseFailure(Failure.permanent(String.valueOf(e.getMessage())), e);
        }
    }

    /** Somebody who is asked may take long; a stop does not wait for them. */
    private static Optional<String> password(
            Connections connections, NamedConnection connection, StopSignal stop)
            throws SecretTrouble, InterruptedException {
        Thread waiting = Thread.currentThread();
        try (StopSignal.Registration _ = stop.onStop(waiting::interrupt)) {
            return connections.password(connection);
        } catch (InterruptedException e) {
            stop.check();
            throw e;
        }
    }

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
        if (text.startsWith("postgresql://") || text.startsWith("postgres://")) {
            try {
                return new Postgres(PostgresAddress.parse(text));
            } catch (IllegalArgumentException e) {
                throw new InvalidOption("into", String.valueOf(e.getMessage()));
            }
        }
        if (text.startsWith(POSTGRESQL) && text.indexOf('/') < 0) {
            String name = text.substring(POSTGRESQL.length());
            try {
                NamedConnection.checkName(name);
            } catch (IllegalArgumentException e) {
                throw new InvalidOption("into", String.valueOf(e.getMessage()));
            }
            return new Named(name);
        }
        if (text.startsWith("snowflake:")) {
            throw new InvalidOption(
                    "into",
                    "This version loads into DuckDB and PostgreSQL only, not into Snowflake; write"
                            + " duckdb:FILE or postgresql://HOST/DATABASE.");
        }
        // What looks like an address of another kind may hold a password.
        String repeated = text.indexOf('@') < 0 && !text.contains("password") ? text : "That";
        throw new InvalidOption(
                "into",
                "'%s' is no target; write duckdb:FILE or postgresql://HOST/DATABASE."
                        .formatted(repeated)
                        .replace("'That'", "That"));
    }
}
