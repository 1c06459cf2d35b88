package dev.sluice.pipelines.load.table;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.StopSignal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Tries, one step after the other, whether a database can be loaded into, and leaves nothing behind
 * there.
 */
public final class PostgresProbe {
    /** What is tried, in this order. */
    public enum Step {
        /** The name of the server has an address. */
        FIND,
        /** Something takes connections there. */
        REACH,
        /** It is PostgreSQL, and lets this user into the database. */
        SIGN_IN,
        /** Tables can be made there, filled, and read. */
        WRITE
    }

    /** A step that went well. */
    public sealed interface Finding {
        Step step();
    }

    /**
     * @param addresses as numbers; one at least
     */
    public record Found(List<String> addresses) implements Finding {
        public Found {
            addresses = List.copyOf(addresses);
        }

        @Override
        public Step step() {
            return Step.FIND;
        }
    }

    /**
     * @param took how long the server took to answer
     */
    public record Reached(Duration took) implements Finding {
        @Override
        public Step step() {
            return Step.REACH;
        }
    }

    /**
     * @param version of the server, such as {@code 15.14}
     * @param encrypted whether what goes there can't be read on the way
     */
    public record SignedIn(String version, String user, boolean encrypted) implements Finding {
        @Override
        public Step step() {
            return Step.SIGN_IN;
        }
    }

    /**
     * @param schema where tables without a schema are, and the ledger
     */
    public record Writes(String schema) implements Finding {
        @Override
        public Step step() {
            return Step.WRITE;
        }
    }

    private PostgresProbe() {}

    /**
     * Goes from step to step; waits for the network, and ends at once when a stop is requested.
     *
     * @param password empty for the one in {@code ~/.pgpass}
     * @param passed told of each step that went well
     * @throws PhaseFailure with a sentence on the first step that did not
     */
    public static void ask(
            PostgresAddress address,
            Optional<String> password,
            StopSignal stop,
            Consumer<Finding> passed)
            throws PhaseFailure, IOException, InterruptedException {
        try {
            InetAddress[] addresses =
                    Awaited.value(
                            "postgresql-find",
                            () -> InetAddress.getAllByName(address.host()),
                            stop);
            passed.accept(
                    new Found(Stream.of(addresses).map(InetAddress::getHostAddress).toList()));
            long begun = System.nanoTime();
            Awaited.closeable("postgresql-reach", () -> reached(address, addresses), stop).close();
            passed.accept(new Reached(Duration.ofNanos(System.nanoTime() - begun)));
        } catch (ExecutionException e) {
            Throwable why = Optional.ofNullable(e.getCause()).orElse(e);
            throw PostgresTrouble.opening(
                    address, new SQLException(why.getMessage(), "08001", why));
        }
        try (PostgresTarget target = PostgresTarget.open(address, password, stop)) {
            passed.accept(target.run(stop, connection -> signedIn(target, connection)));
            String schema = target.catalog().defaultSchema();
            target.run(stop, connection -> wrote(target, connection, schema));
            passed.accept(new Writes(schema));
        }
    }

    /** The first of a server's addresses that takes a connection. */
    private static Socket reached(PostgresAddress address, InetAddress[] addresses)
            throws IOException {
        IOException last = new UnknownHostException(address.host());
        for (InetAddress one : addresses) {
            Socket socket = new Socket();
            try {
                socket.connect(
                        new InetSocketAddress(one, address.port()),
                        PostgresProperties.connectMillis(address));
                return socket;
            } catch (IOException e) {
                last = e;
                socket.close();
            }
        }
        throw last;
    }

    private static Finding signedIn(PostgresTarget target, Connection connection)
            throws SQLException {
        String sql =
                "SELECT current_user::text, EXISTS (SELECT FROM pg_stat_ssl WHERE ssl"
                        + " AND pid = pg_backend_pid())";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return new SignedIn(target.version(), rows.getString(1), rows.getBoolean(2));
        }
    }

    /** Does what a load does, and takes all of it back. */
    private static boolean wrote(PostgresTarget target, Connection connection, String schema)
            throws PhaseFailure, SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement query =
                connection.prepareStatement(
                        "SELECT has_schema_privilege(?, 'CREATE'), current_user::text")) {
            query.setString(1, schema);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                if (!rows.getBoolean(1)) {
                    throw new PhaseFailure(
                            Failure.permanent(
                                    "%s may not create tables in schema %s. Have the right granted, or use another user."
                                            .formatted(rows.getString(2), schema)));
                }
            }
            String table =
                    target.catalog()
                            .quoted(new TableName(Optional.of(schema), "sluice_try_" + begunAt()));
            execute(connection, "CREATE TABLE " + table + " (id integer)");
            execute(connection, "INSERT INTO " + table + " VALUES (1)");
            execute(connection, "SELECT id FROM " + table);
            return true;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static String begunAt() {
        return Long.toUnsignedString(System.nanoTime(), Character.MAX_RADIX);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
