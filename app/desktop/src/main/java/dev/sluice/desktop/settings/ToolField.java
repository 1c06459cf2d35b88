package dev.sluice.desktop.settings;

import dev.sluice.desktop.fx.Background;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.pipelines.tool.Tool;
import dev.sluice.pipelines.tool.ToolName;
import dev.sluice.pipelines.tool.Tools;
import dev.sluice.ui.Messages;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.util.function.Consumer;

/** One program: the path as it is being typed, and what was found. FX thread. */
final class ToolField {
    private final ToolName tool;
    private final ToolPaths paths;
    private final Tools tools;
    private final Background background;
    private final Messages messages;
    private final Consumer<Exception> notKept;
    private final StringProperty path = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper found = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper caution = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private String kept = "";

    ToolField(
            ToolName tool,
            ToolPaths paths,
            Tools tools,
            Background background,
            Messages messages,
            Consumer<Exception> notKept) {
        this.tool = tool;
        this.paths = paths;
        this.tools = tools;
        this.background = background;
        this.messages = messages;
        this.notKept = notKept;
        found.set(messages.get("settings.tools.looking"));
        background.atOnce(() -> paths.read(tool), this::begin, notKept);
    }

    ToolName tool() {
        return tool;
    }

    /** What is typed; empty to let the program be looked for. */
    StringProperty path() {
        return path;
    }

    /** "5.1.9, installed at /usr/bin/ffmpeg"; empty while there is none. */
    ReadOnlyStringProperty found() {
        return found.getReadOnlyProperty();
    }

    /** What to know of the version that was found, and what to do; empty when there is nothing. */
    ReadOnlyStringProperty caution() {
        return caution.getReadOnlyProperty();
    }

    /** Why there is none, and what to do; empty while there is one. */
    ReadOnlyStringProperty error() {
        return error.getReadOnlyProperty();
    }

    private void begin(String read) {
        kept = read;
        path.set(read);
        check();
    }

    /** Keeps what was typed, right or wrong, and says what comes of it. */
    void commit() {
        String typed = path.get().strip();
        if (!typed.equals(kept)) {
            kept = typed;
            background.inOrder(
                    () -> {
                        paths.write(tool, typed);
                        return true;
                    },
                    done -> check(),
                    notKept);
        }
    }

    /** Looks for the program again. */
    void check() {
        background.atOnce(
                () -> tools.need(tool),
                tool -> show(tool),
                failure -> {
                    found.set("");
                    caution.set("");
                    error.set(
                            failure instanceof PhaseFailure why
                                    ? why.failure().message()
                                    : String.valueOf(failure.getMessage()));
                });
    }

    private void show(Tool now) {
        error.set("");
        String origin =
                switch (now.origin()) {
                    case SETTING -> "settings.tools.chosen";
                    case PATH -> "settings.tools.installed";
                    case BUNDLED -> "settings.tools.bundled";
                };
        found.set(messages.get(origin, now.version(), now.path()));
        caution.set(
                now.caution().isEmpty()
                        ? ""
                        : messages.get(
                                "settings.tools.holes",
                                tool.program(),
                                now.version(),
                                tool.withoutKnownHoles().orElse("")));
    }
}
