package dev.sluice.desktop.settings;

import dev.sluice.desktop.fx.Background;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.pipelines.connection.Connections;
import dev.sluice.pipelines.connection.NamedConnection;
import dev.sluice.pipelines.load.table.PostgresAddress;
import dev.sluice.pipelines.load.table.PostgresProbe;
import dev.sluice.ui.Messages;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The named connections, the one that is being edited, and what a test has found. FX thread. */
final class ConnectionsModel {
    /** Tries a connection; waits for the network. */
    @FunctionalInterface
    interface Probe {
        PostgresProbe.Answer ask(
                PostgresAddress address, Optional<String> password, StopSignal stop)
                throws PhaseFailure, IOException, InterruptedException;
    }

    private final Connections connections;
    private final Probe probe;
    private final Background background;
    private final Messages messages;
    private final ObservableList<NamedConnection> all = FXCollections.observableArrayList();
    private final ConnectionForm form;
    private final ReadOnlyBooleanWrapper editing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper testing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper works = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper result = new ReadOnlyStringWrapper("");
    private int tests;

    ConnectionsModel(
            Connections connections, Probe probe, Background background, Messages messages) {
        this.connections = connections;
        this.probe = probe;
        this.background = background;
        this.messages = messages;
        this.form = new ConnectionForm(messages);
        read();
    }

    Messages messages() {
        return messages;
    }

    ObservableList<NamedConnection> all() {
        return all;
    }

    ConnectionForm form() {
        return form;
    }

    /** Whether the form is open. */
    ReadOnlyBooleanProperty editing() {
        return editing.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty testing() {
        return testing.getReadOnlyProperty();
    }

    /** What came of the last test, of saving or of removing, in words; empty when nothing has. */
    ReadOnlyStringProperty result() {
        return result.getReadOnlyProperty();
    }

    /** Whether that is good news. */
    ReadOnlyBooleanProperty works() {
        return works.getReadOnlyProperty();
    }

    private void read() {
        background.inOrder(connections::all, this::show, this::failed);
    }

    private void show(List<NamedConnection> read) {
        all.setAll(read);
    }

    /** Opens the form for a new one. */
    void add() {
        begin();
        form.clear();
        editing.set(true);
    }

    /** Opens the form for one that is there. */
    void edit(NamedConnection connection) {
        begin();
        form.show(connection);
        editing.set(true);
    }

    private void begin() {
        tests++;
        testing.set(false);
        result.set("");
    }

    /** Closes the form and forgets what was typed. */
    void cancel() {
        begin();
        form.clear();
        editing.set(false);
    }

    /** Keeps what the form says; it closes when that is done. */
    void save() {
        Optional<PostgresAddress> address = form.address();
        if (address.isEmpty()) {
            return;
        }
        String name = form.name().get().strip();
        Optional<String> before = form.before().filter(old -> !old.equals(name));
        if (form.before().isEmpty() && all.stream().anyMatch(one -> one.name().equals(name))) {
            form.nameError(messages.get("settings.connections.taken"));
            return;
        }
        Optional<String> typed = form.typedPassword();
        background.inOrder(
                () -> {
                    Optional<String> password = typed;
                    if (before.isPresent()) {
                        password = typed.isPresent() ? typed : kept(before.get());
                    }
                    connections.save(name, address.get().text(), password);
                    if (before.isPresent()) {
                        connections.remove(before.get());
                    }
                    return connections.all();
                },
                read -> {
                    cancel();
                    show(read);
                },
                this::failed);
    }

    void remove(NamedConnection connection) {
        begin();
        background.inOrder(
                () -> {
                    connections.remove(connection.name());
                    return connections.all();
                },
                read -> {
                    if (form.before().filter(connection.name()::equals).isPresent()) {
                        cancel();
                    }
                    show(read);
                },
                failure -> {
                    failed(failure);
                    read();
                });
    }

    private Optional<String> kept(String name) throws IOException, InterruptedException {
        Optional<NamedConnection> connection = connections.find(name);
        return connection.isPresent() ? connections.password(connection.get()) : Optional.empty();
    }

    /** Tries what the form says, with the password that was typed or else the one that is kept. */
    void test() {
        Optional<PostgresAddress> address = form.address();
        if (address.isEmpty()) {
            return;
        }
        begin();
        int test = tests;
        testing.set(true);
        Optional<String> typed = form.typedPassword();
        Optional<String> before = form.before();
        background.atOnce(
                () -> {
                    Optional<String> password =
                            typed.isPresent() || before.isEmpty() ? typed : kept(before.get());
                    return probe.ask(address.get(), password, StopSignal.NEVER);
                },
                answer -> tested(test, answer.mayCreate(), words(address.get(), answer)),
                failure -> tested(test, false, sentence(failure)));
    }

    private String words(PostgresAddress address, PostgresProbe.Answer answer) {
        String way =
                messages.get(
                        answer.encrypted()
                                ? "settings.connections.encrypted"
                                : address.isLocal()
                                        ? "settings.connections.local"
                                        : "settings.connections.open");
        return messages.get(
                answer.mayCreate()
                        ? "settings.connections.works"
                        : "settings.connections.no-tables",
                answer.version(),
                answer.user(),
                answer.schema(),
                way);
    }

    /** What came of a test; of one that nobody waits for any more nothing is said. */
    private void tested(int test, boolean good, String words) {
        if (test == tests) {
            testing.set(false);
            works.set(good);
            result.set(words);
        }
    }

    private void failed(Exception failure) {
        works.set(false);
        result.set(sentence(failure));
    }

    private static String sentence(Exception failure) {
        return failure instanceof PhaseFailure why
                ? why.failure().message()
                : String.valueOf(failure.getMessage());
    }
}
