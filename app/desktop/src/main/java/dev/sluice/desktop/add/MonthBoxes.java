package dev.sluice.desktop.add;

import dev.sluice.desktop.text.Amounts;
import dev.sluice.desktop.text.Quantity;
import dev.sluice.ui.Messages;

import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

/** The months found, a check box each; there from two months on. */
final class MonthBoxes extends VBox {
    private static final double LEAST_BOX_WIDTH = 126;

    /** As many as the narrowest sheet has room for. */
    private static final int COLUMNS = 3;

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final AddSheetModel model;
    private final Messages messages;
    private final Amounts amounts;
    private final TilePane boxes = new TilePane(8, 8);

    MonthBoxes(AddSheetModel model, Messages messages) {
        super(12);
        this.model = model;
        this.messages = messages;
        this.amounts = new Amounts(messages);
        Label title = new Label(messages.get("add.months"));
        title.getStyleClass().add("section-head");
        Region grow = new Region();
        HBox.setHgrow(grow, Priority.ALWAYS);
        CheckBox split = new CheckBox(messages.get("add.months.split"));
        split.setSelected(model.byMonth().get());
        split.selectedProperty().bindBidirectional(model.byMonth());
        HBox head = new HBox(8, title, grow, split, link("add.all", true), link("add.none", false));
        head.setAlignment(Pos.CENTER_LEFT);
        boxes.setPrefColumns(COLUMNS);
        boxes.disableProperty().bind(model.byMonth().not());
        getChildren().setAll(head, boxes);
        visibleProperty().bind(Bindings.size(model.months()).greaterThan(1));
        managedProperty().bind(visibleProperty());
        model.found().subscribe(ignored -> fill());
    }

    private Hyperlink link(String key, boolean chosen) {
        Hyperlink link = new Hyperlink(messages.get(key));
        link.setMinWidth(USE_PREF_SIZE);
        link.setOnAction(event -> model.months().forEach(choice -> choice.chosen().set(chosen)));
        link.disableProperty().bind(model.byMonth().not());
        return link;
    }

    private void fill() {
        boxes.getChildren().setAll(model.months().stream().map(this::box).toList());
    }

    private HBox box(MonthChoice choice) {
        String size = amounts.amount(choice.share().bytes(), Quantity.BYTES);
        String share = messages.get("add.month", choice.share().files(), size);
        CheckBox box = new CheckBox();
        box.setAccessibleText(
                choice.month()
                        + ", "
                        + messages.get("drop.files", choice.share().files())
                        + ", "
                        + size);
        box.selectedProperty().bindBidirectional(choice.chosen());
        Label name = new Label(choice.month().toString());
        name.getStyleClass().add("period-name");
        Label detail = new Label();
        detail.textProperty()
                .bind(
                        Bindings.when(choice.doneBefore())
                                .then(messages.get("add.done-before"))
                                .otherwise(share));
        detail.getStyleClass().add("period-detail");
        HBox tile = new HBox(box, new VBox(name, detail));
        tile.getStyleClass().add("period");
        tile.setMinWidth(LEAST_BOX_WIDTH);
        tile.setOnMouseClicked(event -> box.setSelected(!box.isSelected()));
        choice.chosen().subscribe(on -> tile.pseudoClassStateChanged(SELECTED, on));
        return tile;
    }
}
