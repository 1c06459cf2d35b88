package dev.sluice.desktop.queue;

import dev.sluice.desktop.look.Icons;
import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.controlsfx.control.StatusBar;

/** Throughput by lane on the left; jobs, free staging room, the queue's end on the right. */
final class QueueStatusBar extends StatusBar {

    private static final double WORD = 4;

    private final Messages messages;

    QueueStatusBar(
            StatusModel model,
            QueueActions actions,
            Messages messages,
            ObservableBooleanValue compact) {
        this.messages = messages;
        setText("");
        setMinWidth(0);
        // Its buttons take the focus themselves.
        setFocusTraversable(false);
        setAccessibleText(messages.get("status.region"));
        showLanes(model, compact);
        model.lanes().subscribe(() -> showLanes(model, compact));
        getRightItems()
                .setAll(
                        jobs(model),
                        staging(model),
                        queueEnd(model, compact),
                        ends(model, actions));
    }

    private void showLanes(StatusModel model, ObservableBooleanValue compact) {
        getLeftItems()
                .setAll(
                        model.lanes().stream()
                                .map(lane -> new LaneMeter(lane, messages, compact))
                                .toList());
    }

    private Node jobs(StatusModel model) {
        BooleanExpression none = model.running().isEqualTo(0).and(model.waiting().isEqualTo(0));
        HBox busy =
                words(
                        figure(model.running().asString()),
                        word(messages.get("status.running") + " ·"),
                        figure(model.waiting().asString()),
                        word(messages.get("status.waiting")));
        HBox idle =
                words(
                        figure(Bindings.createStringBinding(() -> "0")),
                        word(messages.get("status.jobs", 0)));
        showWhen(busy, none.not());
        showWhen(idle, none);
        return new HBox(busy, idle);
    }

    private Node staging(StatusModel model) {
        HBox room =
                words(
                        rule(),
                        word(messages.get("status.staging")),
                        figure(model.stagingFree()),
                        word(messages.get("status.free")));
        showWhen(room, model.stagingFree().isNotEmpty());
        return room;
    }

    private Node queueEnd(StatusModel model, ObservableBooleanValue compact) {
        Label done = word("");
        done.textProperty()
                .bind(
                        Bindings.when(compact)
                                .then(messages.get("status.queue-done.short"))
                                .otherwise(messages.get("status.queue-done")));
        Label note = word("");
        note.textProperty()
                .bind(
                        Bindings.when(model.queueEtaNote().isEmpty())
                                .then("")
                                .otherwise(Bindings.concat(", ", model.queueEtaNote())));
        HBox end = words(done, figure(model.queueEta()), note);
        end.setSpacing(0);
        HBox.setMargin(end.getChildren().get(1), new Insets(0, 0, 0, WORD));
        BooleanExpression queued = model.running().add(model.waiting()).greaterThan(0);
        Label open = word(messages.get("status.queue-open"));
        Label nothing = word(messages.get("status.nothing-queued"));
        HBox rests = words(word(messages.get("status.rests")), figure(model.restsUntil()));
        BooleanExpression resting = model.restsUntil().isNotEmpty().and(queued);
        showWhen(rests, resting);
        showWhen(end, model.queueEta().isNotEmpty().and(resting.not()));
        showWhen(open, model.queueEta().isEmpty().and(queued).and(resting.not()));
        showWhen(nothing, model.queueEta().isEmpty().and(queued.not()));
        return words(rule(), rests, end, open, nothing);
    }

    /** What follows the queue, and what was told of it. */
    private Node ends(StatusModel model, QueueActions actions) {
        Button bell = new Button("", Icons.of(Icon.NOTIFICATIONS, Icons.TILE));
        bell.getStyleClass().addAll("flat", "button-icon", "row-button");
        bell.setAccessibleText(messages.get("status.notifications"));
        bell.setTooltip(new Tooltip(messages.get("status.notifications")));
        bell.setOnAction(event -> actions.showNotifications());
        HBox box = words(rule(), new AfterQueueMenu(model, actions, messages), bell);
        box.setSpacing(0);
        HBox.setMargin(bell, new Insets(0, -6, 0, 0));
        return box;
    }

    private static void showWhen(Node node, ObservableBooleanValue condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }

    static HBox words(Node... nodes) {
        HBox words = new HBox(WORD, nodes);
        words.setAlignment(Pos.CENTER_LEFT);
        return words;
    }

    static Label word(String text) {
        Label label = new Label(text);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    static Label figure(ObservableStringValue text) {
        Label label = word("");
        label.getStyleClass().add("figure");
        label.textProperty().bind(text);
        return label;
    }

    private static Region rule() {
        Region rule = new Region();
        rule.getStyleClass().setAll("rule");
        HBox.setMargin(rule, new Insets(0, 8, 0, 12));
        return rule;
    }
}
