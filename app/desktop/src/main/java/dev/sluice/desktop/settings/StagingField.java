package dev.sluice.desktop.settings;

import dev.sluice.desktop.fx.Background;
import dev.sluice.desktop.text.Amounts;
import dev.sluice.desktop.text.Quantity;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.Limits;
import dev.sluice.ui.Messages;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The folder for files between phases as it is being typed: looked at with every key stroke, made
 * and used when {@link #commit} is called. FX thread.
 */
final class StagingField {
    private final Path usual;
    private final StagingCheck check;
    private final Supplier<List<String>> sources;
    private final LimitsModel.Taker engine;
    private final Background background;
    private final Messages messages;
    private final Amounts amounts;
    private final Function<Exception, String> sentence;
    private final StringProperty path = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper room = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper caution = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper isUsual = new ReadOnlyBooleanWrapper(true);
    private String inUse;
    private long freeBytes;
    private long budgetBytes;

    /**
     * @param usual the folder in the home
     * @param sources what items are taken from at the moment; asked on the FX thread
     * @param sentence says to a person what failed
     */
    StagingField(
            Path usual,
            Supplier<List<String>> sources,
            LimitsModel.Taker engine,
            Background background,
            Messages messages,
            Function<Exception, String> sentence) {
        this.usual = usual;
        this.check = new StagingCheck(usual);
        this.sources = sources;
        this.engine = engine;
        this.background = background;
        this.messages = messages;
        this.amounts = new Amounts(messages);
        this.sentence = sentence;
        this.inUse = usual.toString();
        path.set(inUse);
        path.subscribe((before, now) -> look());
    }

    /** What is typed. */
    StringProperty path() {
        return path;
    }

    /** The folder in which jobs begin at the moment. */
    Path folder() {
        return Path.of(inUse);
    }

    /** The sentence at the field; empty while it is right. */
    ReadOnlyStringProperty error() {
        return error.getReadOnlyProperty();
    }

    /** "59 GB free on its disk", of what is typed; empty while that is not known. */
    ReadOnlyStringProperty room() {
        return room.getReadOnlyProperty();
    }

    /** That there is less room than may be used; else empty. */
    ReadOnlyStringProperty caution() {
        return caution.getReadOnlyProperty();
    }

    /** Whether the folder in the home is in use. */
    ReadOnlyBooleanProperty isUsual() {
        return isUsual.getReadOnlyProperty();
    }

    /** Shows what the engine says; never over something that is being typed. */
    void show(EngineSnapshot.Staging now) {
        String next = now.folder().isEmpty() ? usual.toString() : now.folder();
        boolean typing = !path.get().equals(inUse);
        inUse = next;
        isUsual.set(now.folder().isEmpty());
        freeBytes = now.freeBytes();
        budgetBytes = now.budgetBytes();
        if (!typing) {
            path.set(next);
            tellRoom(freeBytes);
        }
    }

    /** Uses what was typed, if it is right and new; nothing typed is the usual folder. */
    void commit() {
        String typed = path.get().strip();
        if (typed.isEmpty() || typed.equals(usual.toString())) {
            useUsual();
        } else if (!typed.equals(inUse)) {
            List<String> now = sources.get();
            background.inOrder(
                    () -> check.look(typed, now),
                    answer -> {
                        tell(typed, answer);
                        if (answer instanceof StagingCheck.Answer.Good(Path folder, long _)) {
                            use(Optional.of(folder));
                        }
                    },
                    failure -> error.set(sentence.apply(failure)));
        }
    }

    /** Goes back to the folder in the home. */
    void useUsual() {
        if (isUsual.get()) {
            path.set(inUse);
        } else {
            use(Optional.empty());
        }
    }

    private void use(Optional<Path> folder) {
        background.inOrder(
                () -> engine.take(Limits.ofStagingFolder(folder)),
                snapshot -> {
                    // What was typed is in use now, so that what the engine says is shown.
                    inUse = path.get();
                    show(snapshot.staging());
                },
                failure -> error.set(sentence.apply(failure)));
    }

    private void look() {
        String typed = path.get().strip();
        if (typed.isEmpty() || typed.equals(inUse)) {
            error.set("");
            tellRoom(typed.isEmpty() ? 0 : freeBytes);
            return;
        }
        List<String> now = sources.get();
        background.atOnce(
                () -> check.look(typed, now),
                answer -> tell(typed, answer),
                failure -> error.set(sentence.apply(failure)));
    }

    private void tell(String looked, StagingCheck.Answer answer) {
        if (!looked.equals(path.get().strip())) {
            return;
        }
        switch (answer) {
            case StagingCheck.Answer.Good(Path _, long free) -> {
                error.set("");
                tellRoom(free);
            }
            case StagingCheck.Answer.Wrong(String key, String named) -> {
                error.set(messages.get(key, named));
                tellRoom(0);
            }
        }
    }

    private void tellRoom(long free) {
        room.set(
                free <= 0
                        ? ""
                        : messages.get(
                                "settings.limits.free", amounts.amount(free, Quantity.BYTES)));
        caution.set(
                free > 0 && free < budgetBytes
                        ? messages.get(
                                "settings.limits.folder.little",
                                amounts.amount(budgetBytes, Quantity.BYTES))
                        : "");
    }
}
