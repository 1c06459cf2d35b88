package dev.sluice.pipelines.load.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.StopRequested;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.engine.pipeline.StopSwitch;
import dev.sluice.testkit.postgres.PostgresServer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

@Timeout(60)
@SuppressWarnings("NullAway.Init") // what is missing here leaves the tests out
final class PostgresProbeTest {
    private static final String ABSENT = "PostgreSQL is not installed here; this test is left out.";

    private final List<PostgresProbe.Step> passed = new ArrayList<>();
    private PostgresServer server;

    @BeforeEach
    void start() throws Exception {
        Optional<PostgresServer> shared = PostgresServer.shared();
        assumeTrue(shared.isPresent(), ABSENT);
        server = shared.get();
    }

    @Test
    void everyStepPassesAndNothingIsLeftBehind() throws Exception {
        List<String> before = tables();
        ask(server.address(PostgresServer.OWNER, "postgres"), Optional.empty());
        assertThat(passed).containsExactly(PostgresProbe.Step.values());
        assertThat(tables()).isEqualTo(before);
    }

    @Test
    void firstStepThatFailsSaysWhyAndEndsTheTest() throws Exception {
        execute(
                "DO 'BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ''%1$s'') THEN CREATE ROLE %1$s LOGIN PASSWORD ''%2$s''; END IF; END'"
                        .formatted(PostgresServer.LOCKED, PostgresServer.PASSWORD));
        String locked = server.address(PostgresServer.LOCKED, "postgres");
        refused(locked, Optional.of("wrong"), "does not let locked into", 2);
        refused(locked, Optional.of(PostgresServer.PASSWORD), "may not create tables", 3);
        refused("postgresql://db.nowhere.invalid/x", Optional.empty(), "is not found", 0);
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        refused("postgresql://127.0.0.1:%d/x".formatted(free), Optional.empty(), "Nothing", 1);
    }

    @Test
    void silentServerIsLeftAsSoonAsAStopIsRequested() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            PostgresAddress address =
                    PostgresAddress.parse(
                            "postgresql://127.0.0.1:%d/x".formatted(silent.getLocalPort()));
            StopSwitch stop = new StopSwitch();
            assertThatThrownBy(() ->
                            PostgresProbe.ask(
                                    address,
                                    Optional.empty(),
                                    stop,
                                    finding -> {
                                        passed.add(finding.step());
                                        if (finding.step() == PostgresProbe.Step.REACH) {
                                            stop.request();
                                        }
                                    }))
                    .isInstanceOf(StopRequested.class);
            assertThat(passed).hasSize(2);
        }
    }

    private void ask(String address, Optional<String> password) throws Exception {
        passed.clear();
        PostgresProbe.ask(
                PostgresAddress.parse(address),
                password,
                StopSignal.NEVER,
                finding -> passed.add(finding.step()));
    }

    private void refused(String address, Optional<String> password, String words, int steps) {
        assertThatThrownBy(() -> ask(address, password))
                .isInstanceOf(PhaseFailure.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining(PostgresServer.PASSWORD);
        assertThat(passed).hasSize(steps);
    }

    private List<String> tables() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT relname FROM pg_class WHERE relname LIKE 'sluice%'"
                                        + " ORDER BY 1")) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(server.port()),
                PostgresServer.OWNER,
                "");
    }
}
