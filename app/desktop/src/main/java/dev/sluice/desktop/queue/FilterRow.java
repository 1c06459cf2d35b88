package dev.sluice.desktop.queue;

import dev.sluice.desktop.look.Icons;
import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import java.text.NumberFormat;
import java.util.EnumMap;
import java.util.Map;

/** All, Running, Waiting, Done, Failed, each with its count, and what clears the finished. */
final class FilterRow extends HBox {

    private final Map<QueueFilter, ToggleButton> toggles = new EnumMap<>(QueueFilter.class);

    FilterRow(QueueModel model, QueueActions actions, Messages messages) {
        getStyleClass().setAll("filter-row");
        setAccessibleRole(AccessibleRole.TOOL_BAR);
        setAccessibleText(messages.get("filter.region"));
        ToggleGroup group = new ToggleGroup();
        for (QueueFilter filter : QueueFilter.values()) {
            ToggleButton toggle = toggle(filter, model, messages);
            toggle.setToggleGroup(group);
            toggles.put(filter, toggle);
            getChildren().add(toggle);
        }
        model.filter().subscribe(chosen -> group.selectToggle(toggles.get(chosen)));
        Region grow = new Region();
        HBox.setHgrow(grow, Priority.ALWAYS);
        Button clear =
                new Button(
                        messages.get("filter.clear-finished"), Icons.of(Icon.REMOVE, Icons.TILE));
        clear.getStyleClass().add("flat");
        clear.setMinWidth(USE_PREF_SIZE);
        clear.setOnAction(event -> actions.clearFinished());
        clear.visibleProperty().bind(model.empty().not());
        getChildren().addAll(grow, finished(model, messages), density(model, messages), clear);
    }

    private static ToggleButton finished(QueueModel model, Messages messages) {
        ToggleButton fold = new ToggleButton("", Icons.of(Icon.FOLD_FINISHED, Icons.TILE));
        fold.getStyleClass().setAll("filter");
        fold.setId("fold-finished");
        fold.setTooltip(new Tooltip(messages.get("filter.fold-finished")));
        fold.setAccessibleText(messages.get("filter.fold-finished"));
        fold.selectedProperty().bindBidirectional(model.foldFinished());
        fold.visibleProperty().bind(model.empty().not());
        return fold;
    }

    private static ToggleButton density(QueueModel model, Messages messages) {
        ToggleButton dense = new ToggleButton("", Icons.of(Icon.DENSE, Icons.TILE));
        dense.getStyleClass().setAll("filter");
        dense.setId("dense");
        dense.setTooltip(new Tooltip(messages.get("filter.dense")));
        dense.setAccessibleText(messages.get("filter.dense"));
        dense.selectedProperty().bindBidirectional(model.dense());
        dense.visibleProperty().bind(model.empty().not());
        return dense;
    }

    private static ToggleButton toggle(QueueFilter filter, QueueModel model, Messages messages) {
        String name = messages.get(filter.messageKey());
        Label count = new Label();
        count.getStyleClass().add("filter-count");
        NumberFormat numbers = NumberFormat.getIntegerInstance(messages.formats());
        ToggleButton toggle = new ToggleButton(name, count);
        toggle.getStyleClass().setAll("filter");
        toggle.setMinWidth(USE_PREF_SIZE);
        // A second click must not leave the list without a filter.
        toggle.setOnAction(event -> {
            model.filter().set(filter);
            toggle.setSelected(true);
        });
        model.count(filter)
                .subscribe(number -> {
                    count.setText(numbers.format(number));
                    toggle.setAccessibleText(messages.get("filter.count", name, number));
                });
        return toggle;
    }
}
