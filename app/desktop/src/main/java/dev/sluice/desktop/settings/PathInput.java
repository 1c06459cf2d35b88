package dev.sluice.desktop.settings;

import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.stage.Window;

import java.io.File;
import java.util.Optional;
import java.util.function.Function;

/** A path that is typed, or chosen with a button beside it. FX thread. */
final class PathInput extends TextField {
    private static final double WIDTH = 320;

    private final Runnable commit;

    /**
     * @param path what is typed
     * @param commit uses it; called when Enter is pressed, the field is left or a path was chosen
     */
    PathInput(String id, StringProperty path, Runnable commit) {
        this.commit = commit;
        setId(id);
        setPrefWidth(WIDTH);
        textProperty().bindBidirectional(path);
        setOnAction(event -> commit.run());
        focusedProperty()
                .subscribe((before, now) -> {
                    if (!now) {
                        commit.run();
                    }
                });
    }

    /**
     * A button for beside it.
     *
     * @param about what the button is about, for those who hear it alone
     */
    static Button button(String text, String about, Runnable action) {
        Button button = new Button(text);
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText(text + ", " + about);
        button.setOnAction(event -> action.run());
        return button;
    }

    /**
     * Has a path chosen, and uses it.
     *
     * @param dialog shows itself before a window; nothing when nobody chose
     */
    void choose(Function<Window, Optional<File>> dialog) {
        dialog.apply(getScene().getWindow())
                .ifPresent(chosen -> {
                    setText(chosen.getAbsolutePath());
                    commit.run();
                });
    }
}
