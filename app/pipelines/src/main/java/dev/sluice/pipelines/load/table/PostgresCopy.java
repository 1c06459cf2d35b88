package dev.sluice.pipelines.load.table;

import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.pipelines.files.Meter;
import dev.sluice.pipelines.load.scan.GoodRows;
import dev.sluice.pipelines.load.scan.Quote;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Reads a file by our own scan and streams its good rows into a table with COPY. */
final class PostgresCopy implements RowCopy {
    private final PostgresCatalog catalog;
    private final TableName table;
    private final FileLoad file;
    private final StopSignal stop;
    private final LongConsumer rowsSoFar;

    PostgresCopy(
            PostgresCatalog catalog,
            TableName table,
            FileLoad file,
            StopSignal stop,
            LongConsumer rowsSoFar) {
        this.catalog = catalog;
        this.table = table;
        this.file = file;
        this.stop = stop;
        this.rowsSoFar = rowsSoFar;
    }

    @Override
    public List<Long> append(Connection connection, List<TableColumn> columns)
            throws SQLException, Misreading, IOException {
        return into(connection, catalog.quoted(table), columns);
    }

    @Override
    public List<Long> upsert(Connection connection, List<TableColumn> columns, List<String> key)
            throws SQLException, Misreading, IOException {
        PostgresUpsert upsert = new PostgresUpsert(connection, catalog.quoted(table), columns, key);
        List<Long> counts = into(connection, upsert.begin(), columns);
        upsert.finish();
        return counts;
    }

    private List<Long> into(Connection connection, String into, List<TableColumn> columns)
            throws SQLException, Misreading, IOException {
        List<String> names = columns.stream().map(column -> Sql.name(column.name())).toList();
        String sql =
                "COPY %s (%s) FROM STDIN WITH (FORMAT text, ENCODING 'UTF8')"
                        .formatted(into, String.join(", ", names));
        List<Long> counts = new ArrayList<>();
        long before = 0;
        for (FileRows part : file.rows()) {
            counts.add(send(connection, sql, part, before));
            before += part.rows();
        }
        return counts.isEmpty() ? List.of(0L) : counts;
    }

    private long send(Connection connection, String sql, FileRows part, long before)
            throws SQLException, Misreading, IOException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            Sender sender = new Sender(copy, part, before);
            part.read(sender, sender);
            sender.flush();
            if (sender.rows != part.rows()) {
                throw GoodRows.miscounted(part.file(), part.rows(), sender.rows);
            }
            long taken = copy.endCopy();
            if (taken != part.rows()) {
                throw new Misreading(
                        "PostgreSQL took %d rows where the check counted %d"
                                .formatted(taken, part.rows()));
            }
            return taken;
        } catch (Broken e) {
            throw e.cause;
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** The server's answer, carried through the scan. */
    private static final class Broken extends IOException {
        private static final long serialVersionUID = 1;

        private final SQLException cause;

        Broken(SQLException cause) {
            super(cause);
            this.cause = cause;
        }
    }

    private final class Sender implements GoodRows.Visitor, Meter {
        private final CopyIn copy;
        private final CopyText text;
        private final long before;
        private long rows;

        Sender(CopyIn copy, FileRows part, long before) {
            this.copy = copy;
            this.before = before;
            this.text =
                    new CopyText(
                            part.format(),
                            part.profile().dialect().quote() instanceof Quote.Of of
                                    ? (byte) of.character()
                                    : (byte) 0);
        }

        @Override
        public void row(GoodRows.Fields row) throws IOException {
            text.row(row);
            rows++;
            if (text.full()) {
                flush();
            }
        }

        void flush() throws IOException {
            stop.check();
            try {
                copy.writeToCopy(text.bytes(), 0, text.length());
            } catch (SQLException e) {
                throw new Broken(e);
            }
            text.clear();
            rowsSoFar.accept(before + rows);
        }

        @Override
        public void advance(long moreRows, long bytes) {
            // Counted as they are sent.
        }

        @Override
        public void checkStop() {
            stop.check();
        }
    }
}
