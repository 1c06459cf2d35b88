package dev.sluice.desktop.settings;

import dev.sluice.pipelines.connection.NamedConnection;
import dev.sluice.pipelines.load.table.PostgresAddress;
import dev.sluice.ui.Messages;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One connection as it is being typed. The password that is kept is never in it. FX thread. */
final class ConnectionForm {
    private final Messages messages;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty host = new SimpleStringProperty("");
    private final StringProperty port = new SimpleStringProperty("");
    private final StringProperty database = new SimpleStringProperty("");
    private final StringProperty user = new SimpleStringProperty("");
    private final StringProperty options = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper nameError = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper keepsPassword = new ReadOnlyBooleanWrapper();
    private final BooleanProperty changingPassword = new SimpleBooleanProperty();
    private Optional<String> before = Optional.empty();
    private List<String> asKept = List.of();

    ConnectionForm(Messages messages) {
        this.messages = messages;
        name.subscribe(text -> nameError.set(""));
    }

    StringProperty name() {
        return name;
    }

    StringProperty host() {
        return host;
    }

    StringProperty port() {
        return port;
    }

    StringProperty database() {
        return database;
    }

    StringProperty user() {
        return user;
    }

    /** What stands behind the question mark of an address. */
    StringProperty options() {
        return options;
    }

    /** A new one; empty leaves the one that is kept. */
    StringProperty password() {
        return password;
    }

    /** What is wrong with the name; empty while nothing is. */
    ReadOnlyStringProperty nameErrors() {
        return nameError.getReadOnlyProperty();
    }

    /** What is wrong with the rest. */
    ReadOnlyStringProperty errors() {
        return error.getReadOnlyProperty();
    }

    /** Whether the keyring holds a password for this connection. */
    ReadOnlyBooleanProperty keepsPassword() {
        return keepsPassword.getReadOnlyProperty();
    }

    /** Whether another password is typed although one is kept. */
    BooleanProperty changingPassword() {
        return changingPassword;
    }

    /** Whether something differs from the connection that is edited. */
    boolean isChanged() {
        return typedPassword().isPresent() || !typed().equals(asKept);
    }

    private List<String> typed() {
        return Stream.of(name, host, port, database, user, options)
                .map(field -> field.get().strip())
                .toList();
    }

    /** The connection is kept as it was typed; the password leaves the form. */
    void kept(NamedConnection connection) {
        before = Optional.of(connection.name());
        keepsPassword.set(connection.secret().isPresent());
        changingPassword.set(false);
        password.set("");
        asKept = typed();
    }

    /** The name of the connection that is edited; empty for a new one. */
    Optional<String> before() {
        return before;
    }

    void nameError(String sentence) {
        nameError.set(sentence);
    }

    void clear() {
        before = Optional.empty();
        for (StringProperty field : new StringProperty[] {name, host, database, user, options}) {
            field.set("");
        }
        port.set(Integer.toString(PostgresAddress.DEFAULT_PORT));
        password.set("");
        keepsPassword.set(false);
        changingPassword.set(false);
        asKept = typed();
        error.set("");
        nameError.set("");
    }

    void show(NamedConnection connection) {
        clear();
        before = Optional.of(connection.name());
        name.set(connection.name());
        keepsPassword.set(connection.secret().isPresent());
        try {
            PostgresAddress address = PostgresAddress.parse(connection.address());
            host.set(address.host());
            port.set(Integer.toString(address.port()));
            database.set(address.database());
            user.set(address.user().orElse(""));
            StringBuilder text = new StringBuilder();
            new TreeMap<>(address.properties())
                    .forEach((key, value) ->
                            text.append(text.isEmpty() ? "" : " ")
                                    .append(key)
                                    .append('=')
                                    .append(value));
            options.set(text.toString());
        } catch (IllegalArgumentException e) {
            error.set(messages.told(String.valueOf(e.getMessage())));
        }
        asKept = typed();
    }

    Optional<String> typedPassword() {
        return Optional.of(password.get()).filter(text -> !text.isEmpty());
    }

    /** Where the form points to; empty when something is wrong, which is said then. */
    Optional<PostgresAddress> address() {
        error.set("");
        nameError.set("");
        try {
            NamedConnection.checkName(name.get().strip());
        } catch (IllegalArgumentException e) {
            nameError.set(messages.get("settings.connections.wrong-name"));
            return Optional.empty();
        }
        if (!port.get().strip().matches("\\d{1,5}")) {
            error.set(messages.get("settings.connections.wrong-port"));
            return Optional.empty();
        }
        if (host.get().isBlank() || database.get().isBlank()) {
            error.set(messages.get("settings.connections.incomplete"));
            return Optional.empty();
        }
        try {
            PostgresAddress typed =
                    new PostgresAddress(
                            Optional.of(user.get().strip()).filter(text -> !text.isEmpty()),
                            host.get().strip(),
                            Integer.parseInt(port.get().strip()),
                            database.get().strip(),
                            pairs());
            // What is written must be what is read again: a host with a slash is none.
            return Optional.of(PostgresAddress.parse(typed.text()));
        } catch (IllegalArgumentException e) {
            error.set(messages.told(String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private Map<String, String> pairs() {
        Map<String, String> pairs = new TreeMap<>();
        for (String pair : options.get().strip().split("[\\s&]+", -1)) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                pairs.put(
                        equals < 0 ? pair : pair.substring(0, equals),
                        equals < 0 ? "" : pair.substring(equals + 1));
            }
        }
        return pairs;
    }
}
