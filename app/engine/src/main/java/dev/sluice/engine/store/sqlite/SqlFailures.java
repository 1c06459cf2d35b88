package dev.sluice.engine.store.sqlite;

import dev.sluice.engine.store.StoreFailure;

import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** Puts what SQLite says into sentences for a person. */
final class SqlFailures {
    /** With less than this left, an input or output error is taken for a full disk. */
    private static final long NO_ROOM_BYTES = 1024 * 1024;

    private final Path file;

    SqlFailures(Path file) {
        this.file = file;
    }

    StoreFailure translate(SQLException e) {
        if (!(e instanceof SQLiteException sqlite)) {
            return other(e);
        }
        SQLiteErrorCode code = sqlite.getResultCode();
        int primary = code.code & 0xff;
        if (primary == SQLiteErrorCode.SQLITE_FULL.code) {
            return full(e);
        }
        if (primary == SQLiteErrorCode.SQLITE_IOERR.code) {
            return noRoom() ? full(e) : unreadable(e);
        }
        if (primary == SQLiteErrorCode.SQLITE_CORRUPT.code
                || primary == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return new StoreFailure(
                    "The queue's database "
                            + file
                            + " is damaged. Quit Sluice and start it again: it sets the file aside"
                            + " and restores the newest backup.",
                    false,
                    e);
        }
        if (primary == SQLiteErrorCode.SQLITE_BUSY.code
                || primary == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return new StoreFailure(
                    "Another program holds the queue's database "
                            + file
                            + ". Close that program and try again.",
                    false,
                    e);
        }
        if (primary == SQLiteErrorCode.SQLITE_READONLY.code
                || primary == SQLiteErrorCode.SQLITE_CANTOPEN.code
                || primary == SQLiteErrorCode.SQLITE_PERM.code) {
            return new StoreFailure(
                    "The queue's database "
                            + file
                            + " cannot be opened for writing. Check the permissions of the file"
                            + " and its folder.",
                    false,
                    e);
        }
        return other(e);
    }

    StoreFailure closed() {
        return new StoreFailure(
                "The queue is closed because Sluice is ending. Start it again to go on.",
                false,
                new IllegalStateException("closed: " + file));
    }

    private StoreFailure full(SQLException e) {
        return new StoreFailure(
                "The disk of "
                        + file.getParent()
                        + " is full. Make room there; Sluice then goes on by itself.",
                true,
                e);
    }

    private StoreFailure unreadable(SQLException e) {
        return new StoreFailure(
                "The disk of "
                        + file
                        + " answered with an error. Check the disk and its connection, then start"
                        + " Sluice again.",
                false,
                e);
    }

    private StoreFailure other(SQLException e) {
        return new StoreFailure(
                "The queue's database "
                        + file
                        + " refused a request ("
                        + e.getMessage()
                        + "). The log has the details.",
                false,
                e);
    }

    private boolean noRoom() {
        try {
            return Files.getFileStore(file).getUsableSpace() < NO_ROOM_BYTES;
        } catch (IOException e) {
            // A disk that cannot even be asked is broken rather than full.
            return false;
        }
    }
}
