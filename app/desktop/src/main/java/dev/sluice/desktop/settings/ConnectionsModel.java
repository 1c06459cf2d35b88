package dev.sluice.desktop.settings;

import dev.sluice.desktop.fx.Background;
import dev.sluice.pipelines.connection.Connections;
import dev.sluice.pipelines.connection.NamedConnection;
import dev.sluice.pipelines.load.table.PostgresAddress;
import dev.sluice.ui.Messages;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;

import java.io.IOException;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The named connections, the one that is shown, and what tests have found. A change of one that is
 * there holds as soon as it is right; a new one is kept by {@link #save}. FX thread.
 */
final class ConnectionsModel {
    private final Connections connections;
    private final Background background;
    private final Messages messages;
    private final Function<String, ConnectionUses> uses;
    private final ObservableList<NamedConnection> all = FXCollections.observableArrayList();
    private final ObservableMap<String, Trial> trials = FXCollections.observableHashMap();
    private final ConnectionForm form;
    private final ConnectionTest test;
    private final PassphraseChange passphrase;
    private final ReadOnlyObjectWrapper<Optional<String>> shown =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper adding = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");

    /**
     * @param uses tells of a name who names it at the moment
     */
    ConnectionsModel(
            Connections connections,
            ConnectionTest.Probe probe,
            PassphraseChange.Lock lock,
            Background background,
            Messages messages,
            Supplier<LocalTime> clock,
            Function<String, ConnectionUses> uses) {
        this.connections = connections;
        this.background = background;
        this.messages = messages;
        this.uses = uses;
        this.form = new ConnectionForm(messages);
        this.passphrase = new PassphraseChange(lock, background, messages);
        this.test = new ConnectionTest(probe, background, messages, clock);
        test.trial().subscribe(now -> shown.get().ifPresent(name -> trials.put(name, now)));
        background.inOrder(connections::all, this::begin, this::failed);
    }

    private void begin(List<NamedConnection> read) {
        all.setAll(read);
        passphrase.look();
        if (!read.isEmpty() && shown.get().isEmpty() && !adding.get()) {
            edit(read.getFirst());
        }
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

    /** The test of what is shown. */
    ConnectionTest test() {
        return test;
    }

    /** Another passphrase for the passwords of all. */
    PassphraseChange passphrase() {
        return passphrase;
    }

    /** Keeps what was typed for the one shown, and asks for another passphrase in its place. */
    void changePassphrase() {
        commit(passphrase::begin);
    }

    /** What was found by name; of one that is not in it nothing is known. */
    ObservableMap<String, Trial> trials() {
        return trials;
    }

    /** The name of the connection in the form; empty for a new one and for none. */
    ReadOnlyObjectProperty<Optional<String>> shown() {
        return shown.getReadOnlyProperty();
    }

    /** What the one shown is, how a job names it, and how many do. */
    ObservableValue<String> kind() {
        return shown.map(now -> now.map(this::kind).orElse("PostgreSQL"));
    }

    private String kind(String name) {
        ConnectionUses now = uses.apply(name);
        return messages.get("settings.connections.target", name, now.jobs(), now.presets());
    }

    /** Whether the form is for a new one. */
    ReadOnlyBooleanProperty adding() {
        return adding.getReadOnlyProperty();
    }

    /** Whether a person is asked if the connection shown is to be removed. */
    ReadOnlyBooleanProperty asking() {
        return asking.getReadOnlyProperty();
    }

    /** Why something could not be read, kept or removed; empty while all is well. */
    ReadOnlyStringProperty trouble() {
        return trouble.getReadOnlyProperty();
    }

    /** Opens the form for a new one. */
    void add() {
        commit();
        leave(Optional.empty());
        adding.set(true);
    }

    /** Opens the form for one that is there. */
    void edit(NamedConnection connection) {
        if (shown.get().filter(connection.name()::equals).isPresent()) {
            return;
        }
        commit();
        leave(Optional.of(connection.name()));
        form.show(connection);
    }

    /** Closes the form of a new one and forgets what was typed. */
    void cancel() {
        leave(Optional.empty());
        if (!all.isEmpty()) {
            edit(all.getFirst());
        }
    }

    /** Leaves a test under way behind, and forgets what was typed and not kept. */
    private void leave(Optional<String> next) {
        test.cancel();
        shown.set(next);
        test.show(next.map(trials::get).orElse(Trial.NONE));
        passphrase.cancel();
        adding.set(false);
        asking.set(false);
        trouble.set("");
        form.clear();
    }

    /** Keeps the new one. */
    void save() {
        if (adding.get()) {
            keep(() -> {});
        } else {
            commit();
        }
    }

    /** Keeps what was changed and is right of the one that is shown. */
    void commit() {
        commit(() -> {});
    }

    /**
     * @param then follows whether or not something was to be kept, but not what is wrong
     */
    private void commit(Runnable then) {
        if (adding.get() || shown.get().isEmpty() || !form.isChanged()) {
            then.run();
        } else {
            keep(then);
        }
    }

    private void keep(Runnable then) {
        Optional<PostgresAddress> address = form.address();
        if (address.isEmpty()) {
            return;
        }
        String name = form.name().get().strip();
        Optional<String> before = form.before().filter(old -> !old.equals(name));
        boolean other = form.before().isEmpty() || before.isPresent();
        if (other && all.stream().anyMatch(one -> one.name().equals(name))) {
            form.nameError(messages.get("settings.connections.taken"));
            return;
        }
        Optional<String> typed = form.typedPassword();
        Optional<String> origin = form.before();
        background.inOrder(
                () -> {
                    Optional<String> password =
                            before.isPresent() && typed.isEmpty() ? kept(before.get()) : typed;
                    connections.save(name, address.get().text(), password);
                    if (before.isPresent()) {
                        connections.remove(before.get());
                    }
                    return connections.all();
                },
                read -> {
                    kept(name, origin, read);
                    then.run();
                },
                failure -> {
                    failed(failure);
                    then.run();
                });
    }

    /** What was typed since stays in the form. */
    private void kept(String name, Optional<String> origin, List<NamedConnection> read) {
        trouble.set("");
        // What was found before is of another place, user or password.
        trials.remove(name);
        origin.ifPresent(trials::remove);
        boolean still = origin.isPresent() ? shown.get().equals(origin) : adding.get();
        if (still) {
            adding.set(false);
            shown.set(Optional.of(name));
            read.stream().filter(one -> one.name().equals(name)).forEach(form::kept);
            if (origin.isPresent()) {
                test.show(Trial.NONE);
            } else {
                trials.put(name, test.trial().get());
            }
        }
        all.setAll(read);
        passphrase.look();
    }

    private Optional<String> kept(String name) throws IOException, InterruptedException {
        Optional<NamedConnection> connection = connections.find(name);
        return connection.isPresent() ? connections.password(connection.get()) : Optional.empty();
    }

    /** Asks first. */
    void askToRemove() {
        asking.set(shown.get().isPresent());
    }

    /** Leaves it where it is. */
    void keepIt() {
        asking.set(false);
    }

    /** Removes the one that is shown, with its password. */
    void remove() {
        Optional<String> name = shown.get();
        if (name.isEmpty()) {
            return;
        }
        asking.set(false);
        background.inOrder(
                () -> {
                    connections.remove(name.get());
                    return connections.all();
                },
                read -> removed(name.get(), read),
                failure -> {
                    failed(failure);
                    background.inOrder(connections::all, all::setAll, this::failed);
                });
    }

    private void removed(String name, List<NamedConnection> read) {
        boolean mine = shown.get().filter(name::equals).isPresent();
        if (mine) {
            leave(Optional.empty());
        }
        trials.remove(name);
        all.setAll(read);
        if (mine && !read.isEmpty()) {
            edit(read.getFirst());
        }
    }

    /** Tries what the form says, with the password that was typed or else the one that is kept. */
    void tryIt() {
        commit(() -> {
            Optional<PostgresAddress> address = form.address();
            if (address.isPresent()) {
                Optional<String> typed = form.typedPassword();
                Optional<String> name = form.before();
                test.begin(
                        address.get(),
                        () -> typed.isPresent() || name.isEmpty() ? typed : kept(name.get()));
            }
        });
    }

    private void failed(Exception failure) {
        trouble.set(messages.told(ConnectionTest.sentence(failure)));
    }
}
