package dev.sluice.desktop.add;

import dev.sluice.desktop.text.Amounts;
import dev.sluice.desktop.text.Quantity;
import dev.sluice.engine.pipeline.Preview;
import dev.sluice.ui.Foreign;
import dev.sluice.ui.Messages;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Optional;

/** What was found: how much, and the first rows of it. */
final class FoundPane extends VBox {
    private final Messages messages;
    private final Amounts amounts;
    private final SaidWords words;
    private final AddSheetModel model;
    private final SheetForesight foresight;
    private final Label counted = new Label();
    private final Label where = new Label();
    private final HBox head;

    FoundPane(AddSheetModel model, SheetForesight foresight, Messages messages) {
        super(8);
        this.model = model;
        this.foresight = foresight;
        this.messages = messages;
        this.amounts = new Amounts(messages);
        this.words = new SaidWords(messages);
        counted.getStyleClass().add("section-head");
        counted.setMinWidth(USE_PREF_SIZE);
        where.getStyleClass().add("muted");
        where.setMinWidth(0);
        where.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        Region grow = new Region();
        HBox.setHgrow(grow, Priority.ALWAYS);
        head = new HBox(8, counted, grow, where);
        head.setAlignment(Pos.BASELINE_LEFT);
        getChildren().setAll(head);
        model.found().subscribe(this::describe);
        foresight.preview().subscribe(this::showRows);
    }

    private void describe(Found found) {
        if (!found.links().isEmpty() && found.files() == 0) {
            counted.setText(messages.get("drop.links", found.links().size()));
            where.setText(
                    foresight
                            .preview()
                            .get()
                            .map(this::ofPreview)
                            .orElse(Foreign.name(found.links().getFirst())));
            return;
        }
        String links =
                found.links().isEmpty() || !model.pipeline().operands().links()
                        ? ""
                        : messages.get("drop.links", found.links().size()) + ", ";
        counted.setText(
                links
                        + messages.get("drop.files", found.files())
                        + ", "
                        + amounts.amount(found.bytes(), Quantity.BYTES));
        where.setText(
                found.finished()
                        ? foresight
                                .preview()
                                .get()
                                .map(this::ofPreview)
                                .orElseGet(() -> names(found))
                        : messages.get("drop.looking", found.foldersLeft()));
    }

    private String ofPreview(Preview preview) {
        return preview.caption()
                .map(words::of)
                .orElseGet(() ->
                        messages.get(
                                "add.preview", Foreign.name(preview.of()), preview.columnsInAll()));
    }

    private String names(Found found) {
        return found.files() > 1
                ? Foreign.amongWords(Foreign.name(found.firstName()))
                        + " "
                        + messages.get("add.and-more", found.files() - 1)
                : Foreign.name(found.firstName());
    }

    private void showRows(Optional<Preview> preview) {
        getChildren().setAll(head);
        preview.ifPresent(
                rows -> getChildren().add(new PreviewTable(rows, words, ofPreview(rows))));
        describe(model.found().get());
    }
}
