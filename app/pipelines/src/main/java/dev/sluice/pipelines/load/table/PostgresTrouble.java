package dev.sluice.pipelines.load.table;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.pipeline.NoAnswer;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.StopRequested;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.pipelines.network.ThisMachine;

import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

import javax.net.ssl.SSLException;

/** Turns what PostgreSQL reports into a sentence for a person, told apart by what can be done. */
final class PostgresTrouble {
    private static final String CONNECTION = "08";

    private PostgresTrouble() {}

    /** For an error while connecting. */
    static PhaseFailure opening(PostgresAddress address, SQLException e) {
        String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        String place = address.place();
        if (caused(e, UnknownHostException.class)) {
            return later(
                    "The server %s is not found; check its name and the network."
                            .formatted(address.host()),
                    e);
        }
        if (caused(e, ConnectException.class)) {
            return unanswered(
                    "Nothing answers at %s; check that PostgreSQL runs there and takes connections over TCP."
                            .formatted(place),
                    address,
                    e);
        }
        if (caused(e, SSLException.class) || text.contains("ssl") || text.contains("hostname")) {
            return ssl(place, text, e);
        }
        if (caused(e, SocketTimeoutException.class) || text.contains("timed out")) {
            return unanswered(
                    "%s does not answer in time; check the network.".formatted(place), address, e);
        }
        return switch (state(e)) {
            case "28P01", "28000" ->
                    now(
                            "%s does not let %s into %s: %s"
                                    .formatted(
                                            place,
                                            address.userOrSelf(),
                                            address.database(),
                                            reason(e)),
                            "Check user and password in ~/.pgpass or in the connection.",
                            e);
            case "3D000" ->
                    now(
                            "There is no database \"%s\" at %s."
                                    .formatted(address.database(), place),
                            "Create it there or name another.",
                            e);
            case "53300" -> later("%s has no connection free.".formatted(place), e);
            case "57P01", "57P02", "57P03" ->
                    later("%s is starting or stopping.".formatted(place), e);
            default ->
                    text.contains("password")
                            ? now(
                                    "%s asks for the password of %s, and there is none."
                                            .formatted(place, address.userOrSelf()),
                                    "Put it into ~/.pgpass, or make a connection with it.",
                                    e)
                            : e.getMessage() != null && state(e).startsWith(CONNECTION)
                                    ? unreached(address, e)
                                    : now("%s refused: %s".formatted(place, reason(e)), "", e);
        };
    }

    private static PhaseFailure ssl(String place, String text, SQLException e) {
        return text.contains("does not support ssl")
                ? now(
                        "%s takes no encrypted connections.".formatted(place),
                        "Switch TLS on there, or write sslmode=disable if the network itself is"
                                + " trusted.",
                        e)
                : now(
                        "The certificate of %s can't be verified: %s".formatted(place, reason(e)),
                        "Name the file of its authority by sslrootcert=FILE.",
                        e);
    }

    /** For an error while working with it. */
    static PhaseFailure working(PostgresAddress address, StopSignal stop, SQLException e) {
        String state = state(e);
        if (stop.requested() && (state.equals("57014") || state.startsWith(CONNECTION))) {
            throw new StopRequested();
        }
        String what = address.database() + " at " + address.place();
        if (state.startsWith(CONNECTION) || state.startsWith("57P")) {
            String lost =
                    "The connection to %s was lost; what was not committed is sent again."
                            .formatted(what);
            // A server that has said why it ends the connection was there.
            return server(e).isPresent() ? later(lost, e) : unanswered(lost, address, e);
        }
        return switch (state) {
            case "40001", "40P01", "55P03" ->
                    later("%s was changed by somebody else at the same time.".formatted(what), e);
            case "53300" -> later("%s has no connection free.".formatted(what), e);
            case "53100" -> later("The disk of %s is full; make room there.".formatted(what), e);
            case "53200" -> later("The server of %s is short of memory.".formatted(what), e);
            case "42501" ->
                    now(
                            "%s may not do this in %s: %s"
                                    .formatted(address.userOrSelf(), what, reason(e)),
                            "Have the right granted, or use another user.",
                            e);
            case "25006" ->
                    now(
                            "%s takes no changes; it is a copy of another server or set to read only."
                                    .formatted(what),
                            "Name the server that is written to.",
                            e);
            case "23505" ->
                    now(
                            "A row is in the table already: %s%s".formatted(reason(e), where(e)),
                            "Give --key to replace such rows, or mend the file; nothing of it was"
                                    + " loaded.",
                            e);
            default ->
                    state.startsWith("22") || state.startsWith("23")
                            ? now(
                                    "PostgreSQL does not take a row: %s%s"
                                            .formatted(reason(e), where(e)),
                                    "Mend it, or load the file into another table; nothing of it"
                                            + " was loaded.",
                                    e)
                            : now("PostgreSQL refused: %s".formatted(reason(e)), "", e);
        };
    }

    /** The first line of the server's own words, as a sentence. */
    private static String reason(SQLException e) {
        String said =
                server(e)
                        .map(ServerErrorMessage::getMessage)
                        .orElseGet(() -> String.valueOf(e.getMessage()));
        String line = printable(said.lines().findFirst().orElse("no reason given"));
        return line.endsWith(".") ? line : line + ".";
    }

    /** Which row, as the server counts those that are sent. */
    private static String where(SQLException e) {
        return server(e)
                .map(ServerErrorMessage::getWhere)
                .flatMap(text -> text.lines().findFirst())
                .map(line -> " (" + printable(line) + ")")
                .orElse("");
    }

    private static Optional<ServerErrorMessage> server(SQLException e) {
        return e instanceof PSQLException psql
                ? Optional.ofNullable(psql.getServerErrorMessage())
                : Optional.empty();
    }

    /** Without control and bidi characters; the server may repeat what stood in a file. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ");
    }

    private static String state(SQLException e) {
        return Optional.ofNullable(e.getSQLState()).orElse("");
    }

    private static boolean caused(Throwable e, Class<? extends Throwable> by) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (by.isInstance(at)) {
                return true;
            }
        }
        return false;
    }

    private static PhaseFailure unreached(PostgresAddress address, SQLException e) {
        String sentence = "%s could not be reached: %s".formatted(address.place(), reason(e));
        return server(e).isPresent() ? later(sentence, e) : unanswered(sentence, address, e);
    }

    /** Where there is no network it is no fault of the server, unless that is this computer. */
    private static PhaseFailure unanswered(
            String sentence, PostgresAddress address, SQLException e) {
        return ThisMachine.is(address.host())
                ? later(sentence, e)
                : new PhaseFailure(
                        Failure.transientOf(sentence, detail(e)), new NoAnswer(address.host(), e));
    }

    private static PhaseFailure later(String sentence, SQLException e) {
        return new PhaseFailure(Failure.transientOf(sentence, detail(e)), e);
    }

    private static PhaseFailure now(String sentence, String advice, SQLException e) {
        String whole = advice.isEmpty() ? sentence : sentence + " " + advice;
        return new PhaseFailure(Failure.permanent(whole, detail(e)), e);
    }

    private static String detail(SQLException e) {
        return "SQL state " + state(e) + ": " + printable(String.valueOf(e.getMessage()));
    }
}
