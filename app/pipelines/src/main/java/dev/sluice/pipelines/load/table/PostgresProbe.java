package dev.sluice.pipelines.load.table;

import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.StopSignal;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;

/** Tries whether a database can be loaded into, and changes nothing there. */
public final class PostgresProbe {
    private PostgresProbe() {}

    /**
     * What was found.
     *
     * @param version of the server, such as {@code 15.14}
     * @param encrypted whether what goes there can't be read on the way
     * @param schema where tables without a schema are, and the ledger
     * @param mayCreate whether tables can be made there; without that only a ledger that is there
     *     already can be used
     */
    public record Answer(
            String version, boolean encrypted, String user, String schema, boolean mayCreate) {}

    /**
     * Connects and looks; waits for the network.
     *
     * @param password empty for the one in {@code ~/.pgpass}
     * @throws PhaseFailure with a sentence when it can't be reached or lets nobody in
     */
    public static Answer ask(PostgresAddress address, Optional<String> password, StopSignal stop)
            throws PhaseFailure, IOException, InterruptedException {
        try (PostgresTarget target = PostgresTarget.open(address, password, stop)) {
            String schema = target.catalog().defaultSchema();
            return target.run(
                    stop,
                    connection -> {
                        String sql =
                                "SELECT has_schema_privilege(?, 'CREATE'), current_user::text,"
                                        + " EXISTS (SELECT FROM pg_stat_ssl WHERE ssl"
                                        + " AND pid = pg_backend_pid())";
                        try (PreparedStatement query = connection.prepareStatement(sql)) {
                            query.setString(1, schema);
                            try (ResultSet rows = query.executeQuery()) {
                                rows.next();
                                return new Answer(
                                        target.version(),
                                        rows.getBoolean(3),
                                        rows.getString(2),
                                        schema,
                                        rows.getBoolean(1));
                            }
                        }
                    });
        }
    }
}
