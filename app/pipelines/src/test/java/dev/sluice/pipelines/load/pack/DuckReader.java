package dev.sluice.pipelines.load.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.pipelines.load.scan.Quote;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reads parts with DuckDB, as text. */
public final class DuckReader {
    private static final String NULL = "<NULL>";

    private DuckReader() {}

    /** The rows of all parts in order; NULL is {@code "<NULL>"}. */
    public static List<List<String>> rows(
            Connection connection, Path folder, List<PartInfo> parts, int columns)
            throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            StringBuilder names = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                names.append(i == 0 ? "c" : ", c").append(i).append(" VARCHAR");
            }
            for (PartInfo part : parts) {
                statement.execute("CREATE OR REPLACE TABLE t (" + names + ")");
                statement.execute(
                        "COPY t FROM '%s' (%s)"
                                .formatted(folder.resolve(part.name()), options(part)));
                int before = rows.size();
                try (ResultSet result = statement.executeQuery("SELECT * FROM t ORDER BY rowid")) {
                    while (result.next()) {
                        List<String> row = new ArrayList<>();
                        for (int i = 1; i <= columns; i++) {
                            String value = result.getString(i);
                            row.add(result.wasNull() ? NULL : value);
                        }
                        rows.add(row);
                    }
                }
                assertThat(rows.size() - before).isEqualTo((int) part.rows());
            }
        }
        return rows;
    }

    private static String options(PartInfo part) {
        String common =
                "FORMAT csv, AUTO_DETECT false, HEADER false, ALLOW_QUOTED_NULLS false,"
                        + " MAX_LINE_SIZE 20000000, COMPRESSION "
                        + (part.name().endsWith(".zst") ? "zstd," : "none,");
        return switch (part.format()) {
            case PartFormat.Normalised n ->
                    common + " DELIM ',', QUOTE '\"', ESCAPE '\"', NULLSTR '\\N', NEW_LINE '\\n'";
            case PartFormat.Raw raw -> {
                String quote = raw.dialect().quote() instanceof Quote.Of ? "\"" : "";
                yield common
                        + " DELIM '%s', QUOTE '%s', ESCAPE '%s', NULLSTR ''"
                                .formatted(raw.dialect().delimiter(), quote, quote);
            }
        };
    }
}
