package dev.sluice.pipelines.load;

import dev.sluice.testkit.postgres.PostgresServer;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A database that a test loads into and asks by itself. */
interface TestDatabase {
    /** For {@code --into}. */
    String into();

    Connection connect() throws SQLException;

    /** A query for the columns of table {@code orders} with their types as DuckDB spells them. */
    String typesOfOrders();

    /** An expression for the bytes of a column's text, as capital hex digits. */
    String hexOf(String column);

    record Duck(Path file) implements TestDatabase {
        @Override
        public String into() {
            return "duckdb:" + file;
        }

        @Override
        public Connection connect() throws SQLException {
            return DriverManager.getConnection("jdbc:duckdb:" + file);
        }

        @Override
        public String typesOfOrders() {
            return "SELECT column_name || ' ' || data_type FROM duckdb_columns()"
                    + " WHERE table_name = 'orders' ORDER BY column_index";
        }

        @Override
        public String hexOf(String column) {
            return "hex(%s::VARCHAR)".formatted(column);
        }
    }

    /** An empty database of the server of this test run. */
    record Postgres(PostgresServer server, String name) implements TestDatabase {
        private static final AtomicInteger MADE = new AtomicInteger();

        /** Leaves the test out, and says so, where there is no PostgreSQL. */
        static Postgres make() throws IOException, InterruptedException, SQLException {
            Optional<PostgresServer> server = PostgresServer.shared();
            Assumptions.assumeTrue(
                    server.isPresent(),
                    "PostgreSQL is not installed here; its tests are left out.");
            String name = "test_" + MADE.incrementAndGet();
            Postgres all = new Postgres(server.orElseThrow(), "postgres");
            try (Connection connection = all.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            }
            return new Postgres(server.orElseThrow(), name);
        }

        @Override
        public String into() {
            return server.address(PostgresServer.OWNER, name);
        }

        @Override
        public Connection connect() throws SQLException {
            return DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.port(), name),
                    PostgresServer.OWNER,
                    "");
        }

        @Override
        public String typesOfOrders() {
            return "SELECT attname || ' ' || CASE format_type(atttypid, NULL)"
                    + " WHEN 'text' THEN 'VARCHAR' WHEN 'numeric'"
                    + " THEN upper(replace(format_type(atttypid, atttypmod), 'numeric', 'decimal'))"
                    + " ELSE upper(format_type(atttypid, NULL)) END FROM pg_attribute"
                    + " WHERE attrelid = 'orders'::regclass AND attnum > 0 AND NOT attisdropped"
                    + " ORDER BY attnum";
        }

        @Override
        public String hexOf(String column) {
            return "upper(encode(convert_to(%s::text, 'UTF8'), 'hex'))".formatted(column);
        }
    }
}
