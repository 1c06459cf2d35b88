package dev.sluice.desktop.settings;

import dev.sluice.desktop.fx.Background;
import dev.sluice.pipelines.connection.Passphrases;
import dev.sluice.pipelines.connection.SecretTrouble;
import dev.sluice.pipelines.connection.Vaults;
import dev.sluice.ui.Messages;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Another passphrase for the passwords that are kept without a keyring. The old one is typed once,
 * the new one twice. FX thread.
 */
final class PassphraseChange {
    /** What is typed into. */
    enum Field {
        OLD,
        FRESH,
        AGAIN
    }

    /** Why nothing was changed, and where that is mended. */
    record Wrong(Field field, String sentence) {}

    /** What a passphrase encrypts; waits for the disk. */
    interface Lock {
        /** Whether anything is encrypted by one. */
        boolean isThere();

        /**
         * Changes it and wipes both.
         *
         * @return false when {@code old} is not the right one
         */
        boolean change(char[] old, char[] fresh) throws SecretTrouble;

        /** That of a home. */
        static Lock of(Path home) {
            return new Lock() {
                @Override
                public boolean isThere() {
                    return Vaults.OF_PROGRAM.isKept(home);
                }

                @Override
                public boolean change(char[] old, char[] fresh) throws SecretTrouble {
                    return Vaults.OF_PROGRAM.changePassphrase(home, old, fresh);
                }
            };
        }
    }

    private final Lock lock;
    private final Background background;
    private final Messages messages;
    private final ReadOnlyBooleanWrapper possible = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Wrong>> wrong =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");

    PassphraseChange(Lock lock, Background background, Messages messages) {
        this.lock = lock;
        this.background = background;
        this.messages = messages;
    }

    /** Whether there is a passphrase to change; {@link #look} finds out. */
    ReadOnlyBooleanProperty possible() {
        return possible.getReadOnlyProperty();
    }

    /** Whether a person is about to change it. */
    ReadOnlyBooleanProperty open() {
        return open.getReadOnlyProperty();
    }

    /** Whether what was typed is being tried. */
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Wrong>> wrong() {
        return wrong.getReadOnlyProperty();
    }

    /** That it was changed; empty before. */
    ReadOnlyStringProperty said() {
        return said.getReadOnlyProperty();
    }

    /** Looks whether there is one by now. */
    void look() {
        background.atOnce(lock::isThere, possible::set, failure -> {});
    }

    void begin() {
        said.set("");
        wrong.set(Optional.empty());
        open.set(true);
    }

    /** Leaves it as it is, unless the change is under way. */
    void cancel() {
        open.set(false);
        wrong.set(Optional.empty());
    }

    /** Somebody types again. */
    void typed() {
        wrong.set(Optional.empty());
    }

    /** Changes it if all is right, and wipes what was typed. */
    void change(char[] old, char[] fresh, char[] again) {
        Optional<Wrong> found = busy.get() ? Optional.empty() : check(old, fresh, again);
        Arrays.fill(again, '\0');
        if (busy.get() || found.isPresent()) {
            Arrays.fill(old, '\0');
            Arrays.fill(fresh, '\0');
            found.ifPresent(it -> wrong.set(found));
            return;
        }
        busy.set(true);
        background.atOnce(
                () -> lock.change(old, fresh),
                this::tried,
                failure -> {
                    busy.set(false);
                    refuse(Field.OLD, messages.told(ConnectionTest.sentence(failure)));
                });
    }

    private Optional<Wrong> check(char[] old, char[] fresh, char[] again) {
        if (old.length == 0) {
            return Optional.of(new Wrong(Field.OLD, text("missing")));
        }
        if (fresh.length < Passphrases.LEAST) {
            return Optional.of(
                    new Wrong(Field.FRESH, messages.get("passphrase.short", Passphrases.LEAST)));
        }
        return Arrays.equals(fresh, again)
                ? Optional.empty()
                : Optional.of(new Wrong(Field.AGAIN, messages.get("passphrase.differ")));
    }

    private void tried(boolean right) {
        busy.set(false);
        if (right) {
            open.set(false);
            said.set(text("changed"));
        } else {
            refuse(Field.OLD, text("wrong"));
        }
    }

    private void refuse(Field field, String sentence) {
        wrong.set(Optional.of(new Wrong(field, sentence)));
    }

    private String text(String key) {
        return messages.get("settings.passphrase." + key);
    }
}
