package dev.sluice.desktop.queue;

import dev.sluice.desktop.look.Icons;
import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import javafx.beans.property.IntegerProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/** How many jobs run at once, between two buttons; also by the arrow keys. */
final class ParallelJobs extends HBox {

    private static final int FEWEST = 1;
    private static final int MOST = 64;

    private final IntegerProperty jobs;

    ParallelJobs(IntegerProperty jobs, Messages messages) {
        this.jobs = jobs;
        getStyleClass().setAll("split-box");
        setAccessibleRole(AccessibleRole.SPINNER);
        setAccessibleText(messages.get("toolbar.parallel"));
        Button fewer = step(Icon.LESS, messages.get("toolbar.parallel.fewer"), -1);
        Button more = step(Icon.ADD, messages.get("toolbar.parallel.more"), 1);
        Label value = new Label();
        value.getStyleClass().add("value");
        value.textProperty().bind(jobs.asString());
        fewer.disableProperty().bind(jobs.lessThanOrEqualTo(FEWEST));
        more.disableProperty().bind(jobs.greaterThanOrEqualTo(MOST));
        getChildren().setAll(fewer, value, more);
        setMaxHeight(USE_PREF_SIZE);
        addEventHandler(KeyEvent.KEY_PRESSED, this::step);
    }

    private Button step(Icon icon, String text, int by) {
        Button button = new Button("", Icons.of(icon, Icons.TILE));
        button.setAccessibleText(text);
        button.setOnAction(event -> change(by));
        return button;
    }

    private void step(KeyEvent event) {
        if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
            change(event.getCode() == KeyCode.UP ? 1 : -1);
            event.consume();
        }
    }

    private void change(int by) {
        jobs.set(Math.clamp(jobs.get() + by, FEWEST, MOST));
    }
}
