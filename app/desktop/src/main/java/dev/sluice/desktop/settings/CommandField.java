package dev.sluice.desktop.settings;

import dev.sluice.desktop.afterwards.CommandLines;
import dev.sluice.desktop.fx.Background;
import dev.sluice.desktop.machine.Programs;
import dev.sluice.ui.Messages;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.util.List;

/** A command as it is being typed, and whether there is such a program. FX thread. */
final class CommandField {
    private final ObjectProperty<List<String>> command;
    private final Programs programs;
    private final Background background;
    private final Messages messages;
    private final Runnable keep;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");

    /**
     * @param keep called after each change
     */
    CommandField(
            ObjectProperty<List<String>> command,
            Programs programs,
            Background background,
            Messages messages,
            Runnable keep) {
        this.command = command;
        this.programs = programs;
        this.background = background;
        this.messages = messages;
        this.keep = keep;
        text.set(CommandLines.write(command.get()));
        if (!command.get().isEmpty()) {
            check();
        }
    }

    /** The program, and an argument on each further line. */
    StringProperty text() {
        return text;
    }

    /** The sentence at the field; empty while it is right. */
    ReadOnlyStringProperty error() {
        return error.getReadOnlyProperty();
    }

    /** Applies what was typed. What is wrong is kept as well, so that nothing typed is lost. */
    void commit() {
        List<String> typed = CommandLines.parse(text.get());
        if (!typed.equals(command.get())) {
            command.set(typed);
            keep.run();
            check();
        }
    }

    /** Says what is wrong with the command as it is. */
    void check() {
        List<String> asked = command.get();
        if (asked.isEmpty()) {
            error.set(messages.get("settings.after.no-program"));
            return;
        }
        background.atOnce(
                () -> programs.find(asked.getFirst()).isPresent(),
                found -> {
                    if (asked.equals(command.get())) {
                        error.set(
                                found
                                        ? ""
                                        : messages.get(
                                                "settings.after.not-found", asked.getFirst()));
                    }
                },
                failure -> error.set(""));
    }
}
