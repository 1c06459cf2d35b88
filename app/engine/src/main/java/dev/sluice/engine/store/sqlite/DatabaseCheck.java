package dev.sluice.engine.store.sqlite;

import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Looks at a database file before it is trusted. */
final class DatabaseCheck {
    /** Larger files are checked without their items, so that a start never takes long. */
    private static final long WHOLE_BYTES = 64L * 1024 * 1024;

    private static final List<String> SMALL_TABLES =
            List.of("setting", "phase", "job_group", "job", "request", "failure", "job_phase");

    /** What came out. */
    sealed interface Finding {
        record Good(int version) implements Finding {}

        /** Something is wrong with the file; the text is SQLite's, for the log. */
        record Damaged(String detail) implements Finding {}
    }

    private DatabaseCheck() {}

    /**
     * Checks a file that is there.
     *
     * @throws SQLException when it cannot be read for another reason than damage
     */
    static Finding check(Path file) throws SQLException, IOException {
        if (Files.size(file) == 0) {
            return new Finding.Damaged("The file is empty.");
        }
        try (Connection connection = new Connections(file).reader()) {
            int version = Schema.versionOf(connection);
            if (version > Schema.VERSION) {
                return new Finding.Good(version);
            }
            boolean whole = version == 0 || Files.size(file) <= WHOLE_BYTES;
            for (String what : whole ? List.of("100") : SMALL_TABLES) {
                Optional<String> problem = quickCheck(connection, what);
                if (problem.isPresent()) {
                    return new Finding.Damaged(problem.get());
                }
            }
            return new Finding.Good(version);
        } catch (SQLiteException e) {
            if (isDamage(e)) {
                return new Finding.Damaged(String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    /** Whether the file's content is at fault. */
    static boolean isDamage(SQLiteException e) {
        int code = e.getResultCode().code & 0xff;
        return code == SQLiteErrorCode.SQLITE_CORRUPT.code
                || code == SQLiteErrorCode.SQLITE_NOTADB.code;
    }

    private static Optional<String> quickCheck(Connection connection, String what)
            throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA quick_check(" + what + ")")) {
            if (!rows.next()) {
                return Optional.of("quick_check said nothing");
            }
            String first = rows.getString(1);
            return first.equals("ok") ? Optional.empty() : Optional.of(first);
        }
    }
}
