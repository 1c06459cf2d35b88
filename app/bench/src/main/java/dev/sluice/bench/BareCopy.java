package dev.sluice.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** Nothing but DuckDB reading compressed files into a new table, as a script would have it. */
public final class BareCopy {
    private BareCopy() {}

    /**
     * Copies and prints the seconds from opening the file to closing it, and the rows.
     *
     * @param arguments the database file, and the pattern of the files to read
     */
    public static void main(String[] arguments) throws SQLException {
        loadLibrary();
        long start = System.nanoTime();
        long count;
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + arguments[0]);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE orders AS SELECT * FROM read_csv('"
                            + arguments[1]
                            + "', delim='\t', header=true, quote='', escape='')");
            try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM orders")) {
                rows.next();
                count = rows.getLong(1);
            }
        }
        System.out.printf(Locale.ROOT, "%.3f %d%n", (System.nanoTime() - start) / 1e9, count);
    }

    /** A script has DuckDB's own program, which need not be unpacked from a jar first. */
    static void loadLibrary() throws SQLException {
        DriverManager.getConnection("jdbc:duckdb:").close();
    }
}
