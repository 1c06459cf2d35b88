package dev.sluice.desktop.add;

import dev.sluice.desktop.look.Icons;
import dev.sluice.desktop.text.Amounts;
import dev.sluice.desktop.text.Durations;
import dev.sluice.desktop.text.Quantity;
import dev.sluice.engine.store.Experience;
import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Optional;

/** What the request would take: time, and room on each disk. */
final class CostPane extends VBox {
    private final Messages messages;
    private final Durations durations;
    private final Amounts amounts;
    private final SaidWords words;
    private final VBox lines = new VBox(8);

    CostPane(SheetForesight foresight, Messages messages) {
        super(12);
        this.messages = messages;
        this.durations = new Durations(messages);
        this.amounts = new Amounts(messages);
        this.words = new SaidWords(messages);
        Label title = new Label(messages.get("add.cost"));
        title.getStyleClass().add("section-head");
        getChildren().setAll(title, lines);
        foresight.costs().subscribe(this::show);
    }

    private void show(Optional<Costs> costs) {
        lines.getChildren().clear();
        if (costs.isEmpty()) {
            lines.getChildren().add(line(Icon.CLOCK, messages.get("add.cost.looking"), "", false));
            return;
        }
        lines.getChildren().add(time(costs.get().time()));
        costs.get().rooms().forEach(room -> lines.getChildren().add(room(room)));
    }

    private HBox time(Optional<Experience.Expected> time) {
        return time.map(expected ->
                        line(
                                Icon.CLOCK,
                                durations.range(expected.low(), expected.high()),
                                messages.get("add.cost.from", expected.jobs()),
                                false))
                .orElseGet(() ->
                        line(
                                Icon.CLOCK,
                                messages.get("add.cost.no-history"),
                                messages.get("add.cost.no-history.detail"),
                                false));
    }

    private HBox room(Costs.Room room) {
        String what = words.of(room.what());
        if (room.bytes() == 0) {
            return line(Icon.DISK, messages.get("add.cost.no-room"), what, false);
        }
        String free =
                room.free()
                        .map(bytes ->
                                messages.get(
                                        "add.cost.free", amounts.amount(bytes, Quantity.BYTES)))
                        .orElse("");
        return line(
                room.tooLittle() ? Icon.WARNING : Icon.DISK,
                messages.get("add.cost.about", amounts.amount(room.bytes(), Quantity.BYTES), what),
                room.tooLittle() ? messages.get("add.cost.too-little", free) : free,
                room.tooLittle());
    }

    private static HBox line(Icon icon, String what, String detail, boolean wrong) {
        Label first = new Label(what);
        first.getStyleClass().add("medium");
        first.setWrapText(true);
        Label second = new Label(detail);
        second.getStyleClass().addAll("caption", wrong ? "warning-text" : "muted");
        second.setWrapText(true);
        FontIcon picture = Icons.of(icon, Icons.LINE);
        VBox both = detail.isEmpty() ? new VBox(first) : new VBox(first, second);
        HBox line = new HBox(12, picture, both);
        line.getStyleClass().add("cost-line");
        line.pseudoClassStateChanged(PseudoClass.getPseudoClass("wrong"), wrong);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
