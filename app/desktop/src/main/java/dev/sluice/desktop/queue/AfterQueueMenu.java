package dev.sluice.desktop.queue;

import dev.sluice.desktop.afterwards.Afterwards;
import dev.sluice.desktop.look.Icons;
import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;

/** What follows the queue: a picture alone while nothing does. */
final class AfterQueueMenu extends MenuButton {

    AfterQueueMenu(StatusModel model, QueueActions actions, Messages messages) {
        getStyleClass().addAll("flat", "no-arrow", "after-queue");
        setGraphic(Icons.of(Icon.POWER, Icons.TILE));
        setId("after-queue");
        setMinWidth(USE_PREF_SIZE);
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(accessibleTextProperty());
        setTooltip(tooltip);
        ToggleGroup group = new ToggleGroup();
        for (Afterwards choice : Afterwards.values()) {
            RadioMenuItem item = new RadioMenuItem(messages.get("settings.after." + choice.key()));
            item.setId("then-" + choice.key());
            item.setToggleGroup(group);
            item.setOnAction(event -> actions.afterQueue(choice));
            if (choice == Afterwards.SUSPEND) {
                item.disableProperty().bind(model.canSuspend().not());
            }
            model.afterQueue().subscribe(now -> item.setSelected(now == choice));
            getItems().add(item);
        }
        model.afterQueue()
                .subscribe(now -> {
                    setText(
                            now == Afterwards.NOTHING
                                    ? ""
                                    : messages.get("status.after." + now.key()));
                    setAccessibleText(
                            messages.get(
                                    "status.after", messages.get("settings.after." + now.key())));
                });
    }
}
