package dev.sluice.pipelines.load.table;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.pipeline.NoRoom;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.StopRequested;
import dev.sluice.engine.pipeline.StopSignal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what DuckDB reports into a sentence for a person, told apart by what can be done. */
final class DuckTrouble {
    /** As in "Conflicting lock is held in /usr/bin/duckdb (PID 1234)". */
    private static final Pattern HOLDER = Pattern.compile("lock is held in [^(]*\\((PID \\d+)\\)");

    private DuckTrouble() {}

    /** For an error while opening the file. */
    static Exception opening(Path file, SQLException e) {
        String text = text(e);
        if (text.contains("lock on file")) {
            // Whoever looks into the file is usually done soon.
            return new PhaseFailure(
                    Failure.transientOf(
                            "%s is in use by another program%s; close it there."
                                    .formatted(file, holder(e)),
                            String.valueOf(e.getMessage())),
                    e);
        }
        if (text.contains("not a valid duckdb database file")) {
            return failure(
                    "%s is not a DuckDB database; name another file as the target.".formatted(file),
                    e);
        }
        if (text.contains("permission denied") || text.contains("read-only")) {
            return failure(
                    "%s cannot be written (permission denied); check its permissions or name"
                                    .formatted(file)
                            + " another target.",
                    e);
        }
        if (isFull(text)) {
            return new NoRoom(file, e);
        }
        return failure("%s cannot be opened: %s".formatted(file, firstLine(e)), e);
    }

    /** Who has the file open, where DuckDB says so. */
    private static String holder(SQLException e) {
        Matcher holder = HOLDER.matcher(String.valueOf(e.getMessage()));
        return holder.find() ? " (" + holder.group(1) + ")" : "";
    }

    /** For an error while working with it. */
    static Exception working(Path file, StopSignal stop, SQLException e) {
        String text = text(e);
        if (stop.requested() && text.contains("interrupt")) {
            return new StopRequested();
        }
        if (isFull(text)) {
            return new NoRoom(file, e);
        }
        if (text.contains("conflict") || text.contains("invalidated")) {
            return new PhaseFailure(
                    Failure.transientOf(
                            "%s was changed by somebody else at the same time: %s"
                                    .formatted(file, firstLine(e)),
                            String.valueOf(e.getMessage())),
                    e);
        }
        if (text.contains("out of memory")) {
            return failure(
                    "DuckDB ran out of memory while working on %s; close other programs or run"
                                    .formatted(file)
                            + " fewer jobs at a time.",
                    e);
        }
        return failure("DuckDB refused: %s".formatted(firstLine(e)), e);
    }

    /** Whether the database object is unusable from now on and must be opened anew. */
    static boolean isFatal(SQLException e) {
        return text(e).contains("invalidated") || text(e).contains("fatal error");
    }

    /** Whether DuckDB could not read a row or turn a value into its column's type. */
    static boolean isOfTheInput(SQLException e) {
        String text = text(e);
        return text.startsWith("invalid input error: csv error")
                || text.startsWith("conversion error")
                || text.startsWith("invalid input error: error in file");
    }

    /** Throws what {@link #working} has made of an error. */
    static RuntimeException raise(Exception e) throws PhaseFailure, IOException {
        switch (e) {
            case PhaseFailure failure -> throw failure;
            case IOException io -> throw io;
            case RuntimeException other -> throw other;
            default -> throw new IllegalStateException(e);
        }
    }

    private static boolean isFull(String text) {
        return text.contains("no space left")
                || text.contains("not enough space")
                || text.contains("max_temp_directory_size")
                || text.contains("disk is full");
    }

    private static PhaseFailure failure(String sentence, SQLException e) {
        return new PhaseFailure(Failure.permanent(sentence, String.valueOf(e.getMessage())), e);
    }

    private static String text(SQLException e) {
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    }

    private static String firstLine(SQLException e) {
        String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
        return line.endsWith(".") ? line : line + ".";
    }
}
