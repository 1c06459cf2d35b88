package dev.sluice.engine.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.job.PhaseId;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Numbers of phases while the table behind them is read again. */
class PhaseNumbersTest {
    private static final PhaseId CHECK = new PhaseId("check");
    private static final PhaseId COPY = new PhaseId("copy");

    @TempDir Path folder;

    private final PhaseNumbers phases = new PhaseNumbers();
    private final List<Optional<Integer>> foundMeanwhile = new ArrayList<>();
    private boolean broken;
    private Connection connection;

    @BeforeEach
    void aPhaseIsStored() throws SQLException {
        Connections connections = new Connections(folder.resolve("sluice.db"));
        connection = connections.writer();
        Schema.migrate(connection, connections, Schema.VERSION);
        phases.number(connection, CHECK);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void aPhaseIsFoundAllTheWhile() throws SQLException {
        phases.load(watched());

        assertThat(foundMeanwhile).isNotEmpty().doesNotContain(Optional.empty());
    }

    @Test
    void aPhaseIsFoundWhenTheTableCanNotBeRead() {
        broken = true;

        assertThatThrownBy(() -> phases.load(watched())).isInstanceOf(SQLException.class);

        assertThat(phases.known(CHECK)).isPresent();
    }

    @Test
    void aPhaseThatWasRolledBackIsForgotten() throws SQLException {
        connection.setAutoCommit(false);
        phases.number(connection, COPY);
        connection.rollback();

        phases.load(connection);

        assertThat(phases.known(COPY)).isEmpty();
        assertThat(phases.known(CHECK)).isPresent();
    }

    /** The connection, through which somebody asks for the phase at every step. */
    private Connection watched() {
        return (Connection)
                Proxy.newProxyInstance(
                        Connection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (_, method, arguments) -> {
                            foundMeanwhile.add(phases.known(CHECK));
                            if (broken) {
                                throw new SQLException("disk I/O error");
                            }
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
