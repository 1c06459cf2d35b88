package dev.sluice.cli.command;

import dev.sluice.cli.call.Action;
import dev.sluice.cli.call.Call;
import dev.sluice.cli.call.CommandFailed;
import dev.sluice.cli.call.ExitCode;
import dev.sluice.cli.call.Surroundings;
import dev.sluice.cli.call.WrongUsage;
import dev.sluice.cli.report.JsonLines;
import dev.sluice.cli.terminal.Columns;
import dev.sluice.engine.link.HomeFolder;
import dev.sluice.engine.link.HomeUnusable;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.pipelines.connection.Connections;
import dev.sluice.pipelines.connection.NamedConnection;
import dev.sluice.pipelines.connection.SecretTrouble;
import dev.sluice.pipelines.load.table.PostgresAddress;
import dev.sluice.pipelines.load.table.PostgresProbe;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Keeps places under names of their own; their passwords are in the keyring or the vault. */
public final class ConnectionCommand implements Action {
    /** Has the password asked for, or read from standard input. */
    public static final String PASSWORD = "--password";

    private static final String FORM =
            "Write 'connection list', 'connection add NAME postgresql://USER@HOST/DATABASE',"
                    + " 'connection test NAME', 'connection remove NAME' or 'connection"
                    + " passphrase'.";

    private final Function<Surroundings, Optional<String>> asked;

    /**
     * @param asked gives the password that a person types or a pipe brings; empty for none
     */
    public ConnectionCommand(Function<Surroundings, Optional<String>> asked) {
        this.asked = asked;
    }

    @Override
    public ExitCode run(Call call)
            throws WrongUsage, CommandFailed, IOException, InterruptedException {
        List<String> words = call.operands();
        Connections connections = Connections.of(call.home());
        String verb = words.isEmpty() ? "list" : words.getFirst();
        int wanted =
                switch (verb) {
                    case "list", "passphrase" -> 1;
                    case "add" -> 3;
                    case "test", "remove" -> 2;
                    default -> -1;
                };
        if (Math.max(1, words.size()) != wanted) {
            throw new WrongUsage(FORM);
        }
        try {
            return switch (verb) {
                case "add" -> add(call, connections, words.get(1), words.get(2));
                case "test" -> test(call, connections, find(connections, words.get(1)));
                case "remove" -> remove(connections, find(connections, words.get(1)));
                case "passphrase" -> NewPassphrase.change(call);
                default -> list(call, connections);
            };
        } catch (SecretTrouble e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }

    private ExitCode add(Call call, Connections connections, String name, String typed)
            throws WrongUsage, CommandFailed, IOException, InterruptedException {
        String address;
        try {
            NamedConnection.checkName(name);
            address = PostgresAddress.parse(typed).text();
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(String.valueOf(e.getMessage()));
        }
        try {
            // Nobody else looks into a home that begins with a connection.
            HomeFolder.prepare(call.home());
        } catch (HomeUnusable e) {
            throw new CommandFailed(e.sentence(), e);
        }
        Optional<String> password =
                call.has(PASSWORD) ? asked.apply(call.surroundings()) : Optional.empty();
        connections.save(name, address, password);
        return ExitCode.FINE;
    }

    private static NamedConnection find(Connections connections, String name)
            throws WrongUsage, IOException {
        return connections
                .find(name)
                .orElseThrow(() ->
                        new WrongUsage(
                                "There is no connection of that name; 'connection list' shows those"
                                        + " that are there."));
    }

    private static ExitCode list(Call call, Connections connections) throws IOException {
        for (NamedConnection connection : connections.all()) {
            if (call.json()) {
                new JsonLines(call.surroundings().out())
                        .line(
                                "connection",
                                json -> {
                                    json.writeStringProperty("name", connection.name());
                                    json.writeStringProperty("address", connection.address());
                                    json.writeBooleanProperty(
                                            "password", connection.secret().isPresent());
                                });
            } else {
                call.surroundings()
                        .out()
                        .println(
                                Columns.plain(
                                        connection.name()
                                                + "  "
                                                + connection.address()
                                                + password(connections, connection)));
            }
        }
        return ExitCode.FINE;
    }

    /** Where it is; of what is in the vault nothing has been opened in this call. */
    private static String password(Connections connections, NamedConnection connection)
            throws SecretTrouble {
        if (connection.secret().isEmpty()) {
            return "";
        }
        return connections.asksPassphrase(connection)
                ? "  (password in secrets.vault)"
                : "  (password in the keyring)";
    }

    private static ExitCode test(Call call, Connections connections, NamedConnection connection)
            throws CommandFailed, IOException, InterruptedException {
        try {
            PostgresProbe.ask(
                    PostgresAddress.parse(connection.address()),
                    connections.password(connection),
                    StopSignal.NEVER,
                    finding -> say(call, connection.name(), finding));
            return ExitCode.FINE;
        } catch (PhaseFailure e) {
            throw new CommandFailed(e.failure().message(), e);
        }
    }

    private static void say(Call call, String name, PostgresProbe.Finding finding) {
        if (call.json()) {
            new JsonLines(call.surroundings().out())
                    .line(
                            "test",
                            json -> {
                                json.writeStringProperty("connection", name);
                                json.writeStringProperty(
                                        "step",
                                        finding.step()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '-'));
                                json.writeStringProperty("found", words(finding));
                            });
        } else if (!call.quiet()) {
            call.surroundings().out().println(Columns.plain(name + ": " + words(finding)));
        }
    }

    private static String words(PostgresProbe.Finding finding) {
        return switch (finding) {
            case PostgresProbe.Found(List<String> addresses) ->
                    "found at " + String.join(", ", addresses);
            case PostgresProbe.Reached(Duration took) ->
                    "reached in %d ms".formatted(took.toMillis());
            case PostgresProbe.SignedIn(String version, String user, boolean encrypted) ->
                    "PostgreSQL %s lets %s in%s"
                            .formatted(version, user, encrypted ? ", encrypted" : "");
            case PostgresProbe.Writes(String schema) ->
                    "tables can be made and filled in schema " + schema;
        };
    }

    private static ExitCode remove(Connections connections, NamedConnection connection)
            throws IOException, InterruptedException {
        connections.remove(connection.name());
        return ExitCode.FINE;
    }
}
