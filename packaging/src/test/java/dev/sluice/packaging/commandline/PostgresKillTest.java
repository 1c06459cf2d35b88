package dev.sluice.packaging.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.testkit.postgres.PostgresServer;
import dev.sluice.testkit.program.Ended;
import dev.sluice.testkit.program.RunningProgram;
import dev.sluice.testkit.program.Signal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The program is killed in the middle of loading into PostgreSQL, and goes on. */
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher under test is a shell script")
final class PostgresKillTest {
    private static final int FILES = 5;
    private static final long ROWS_A_FILE = 100_000;
    private static final long ROWS = FILES * ROWS_A_FILE;
    private static final int KILLS = 3;

    @TempDir Path folder;

    @Test
    void rowsAreInTheTableExactlyOnceHoweverOftenItIsKilled() throws Exception {
        PostgresServer server = PostgresServer.shared().orElse(null);
        assumeTrue(server != null, "PostgreSQL is not installed here; this test is left out.");
        write();
        Workplace at = new Workplace(folder);
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(server.port()),
                                PostgresServer.OWNER,
                                "");
                Statement statement = connection.createStatement()) {
            String into = server.address(PostgresServer.OWNER, "postgres");
            try (RunningProgram load =
                    at.start("load", "in", "--into", into, "--table", "killed", "--json")) {
                assertThat(kill(load, statement, 0)).isTrue();
            }
            for (int kill = 1; kill < KILLS; kill++) {
                try (RunningProgram run = at.start("run", "--json")) {
                    kill(run, statement, kill);
                }
            }
            Ended ended = at.sluice("run", "--json");
            assertThat(ended.code()).isZero();
            assertThat(row(statement, "SELECT count(*), count(DISTINCT id), sum(id) FROM killed"))
                    .isEqualTo("%1$d %1$d %2$d".formatted(ROWS, ROWS * (ROWS - 1) / 2));
            assertThat(row(statement, "SELECT count(*), sum(rows), 0 FROM sluice_ledger"))
                    .isEqualTo("%d %d 0".formatted(FILES, ROWS));
        }
    }

    private void write() throws IOException {
        Path in = Files.createDirectory(folder.resolve("in"));
        for (int file = 0; file < FILES; file++) {
            try (BufferedWriter out = Files.newBufferedWriter(in.resolve("f" + file + ".tsv"))) {
                out.write("id\tname\n");
                for (long row = 0; row < ROWS_A_FILE; row++) {
                    out.write(file * ROWS_A_FILE + row + "\tsome words for this row\n");
                }
            }
        }
    }

    /**
     * Kills it while rows are on their way, each time a little further on; or when it is through.
     */
    private static boolean kill(RunningProgram program, Statement statement, int further)
            throws IOException, SQLException {
        long rows = 1 + further * ROWS_A_FILE / KILLS;
        while (program.alive()
                && row(
                                statement,
                                "SELECT count(*), 0, 0 FROM pg_stat_progress_copy WHERE"
                                        + " tuples_processed >= "
                                        + rows)
                        .startsWith("0")) {
            Thread.onSpinWait();
        }
        if (!program.alive()) {
            return false;
        }
        program.send(Signal.KILL);
        return true;
    }

    private static String row(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1) + " " + rows.getString(2) + " " + rows.getString(3);
        }
    }
}
