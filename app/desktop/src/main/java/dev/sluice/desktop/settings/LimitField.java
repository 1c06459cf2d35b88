package dev.sluice.desktop.settings;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;

/**
 * One limit as it is being typed: checked at every key stroke, applied when {@link #commit} is
 * called. A wrong text stays as it was typed and changes nothing. FX thread.
 */
final class LimitField {
    private final String name;
    private final Function<String, Reading> reader;
    private final LongFunction<String> writer;
    private final LongConsumer apply;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private final StringProperty state = new SimpleStringProperty("");
    private OptionalLong engine = OptionalLong.empty();
    private OptionalLong chosen = OptionalLong.empty();

    /**
     * @param name the lane, or "staging"
     * @param writer the text of a value
     * @param apply called with each new value
     */
    LimitField(
            String name,
            Function<String, Reading> reader,
            LongFunction<String> writer,
            LongConsumer apply) {
        this.name = name;
        this.reader = reader;
        this.writer = writer;
        this.apply = apply;
        text.subscribe((before, now) -> check());
    }

    String name() {
        return name;
    }

    StringProperty text() {
        return text;
    }

    /** The sentence at the field; empty while it is right. */
    ReadOnlyStringProperty error() {
        return error.getReadOnlyProperty();
    }

    /** What is in use at the moment, in words; empty while it is not known. */
    StringProperty state() {
        return state;
    }

    /**
     * Shows what the engine says. Only a change there is shown, so that what was just typed does
     * not jump back while it is on its way, and never over something that is being typed.
     */
    void show(long value) {
        if (engine.isPresent() && engine.getAsLong() == value) {
            return;
        }
        boolean typing = chosen.isPresent() && !text.get().equals(writer.apply(chosen.getAsLong()));
        engine = OptionalLong.of(value);
        if (!typing) {
            chosen = engine;
            text.set(writer.apply(value));
        }
    }

    /** Applies what was typed, if it is right and new. */
    void commit() {
        if (chosen.isEmpty() || text.get().equals(writer.apply(chosen.getAsLong()))) {
            return;
        }
        if (reader.apply(text.get()) instanceof Reading.Value(long value)) {
            boolean same = value == chosen.getAsLong();
            chosen = OptionalLong.of(value);
            text.set(writer.apply(value));
            if (!same) {
                apply.accept(value);
            }
        }
    }

    /** Goes to another value at once, such as the next one; keeps to those that are right. */
    void change(LongUnaryOperator change) {
        if (reader.apply(text.get()) instanceof Reading.Value(long value)) {
            String next = writer.apply(change.applyAsLong(value));
            if (reader.apply(next) instanceof Reading.Value) {
                text.set(next);
                commit();
            }
        }
    }

    /** Says at the field why a value could not be applied; committing again tries again. */
    void refuse(String sentence) {
        chosen = engine;
        error.set(sentence);
    }

    private void check() {
        error.set(reader.apply(text.get()) instanceof Reading.Wrong(String why) ? why : "");
    }
}
