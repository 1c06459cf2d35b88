package dev.sluice.desktop.queue;

import dev.sluice.desktop.text.Spoken;
import dev.sluice.ui.Messages;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/**
 * One lane in the status bar: name, a pip a permit, throughput. Narrow windows leave out the pips,
 * but where they are all there is to tell.
 */
final class LaneMeter extends HBox {

    private static final int MOST_PIPS = 8;
    private static final PseudoClass USED = PseudoClass.getPseudoClass("used");

    private final HBox pips = new HBox(2);
    private final LaneRow lane;

    LaneMeter(LaneRow lane, Messages messages, ObservableBooleanValue compact) {
        super(6);
        this.lane = lane;
        setAlignment(Pos.CENTER_LEFT);
        setPadding(new Insets(0, 12, 0, 0));
        BooleanBinding idle = lane.used().isEqualTo(0);
        Label rate =
                QueueStatusBar.figure(
                        Bindings.when(idle)
                                .then(messages.get("status.idle"))
                                .otherwise(lane.rate()));
        rate.managedProperty().bind(rate.textProperty().isNotEmpty());
        pips.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(QueueStatusBar.word(lane.name()), pips, rate);
        lane.used().subscribe(ignored -> showPips());
        lane.limit().subscribe(ignored -> showPips());

        BooleanBinding roomForPips =
                Bindings.createBooleanBinding(
                        () -> !compact.get() || lane.rate().get().isEmpty(), compact, lane.rate());
        pips.visibleProperty().bind(idle.not().and(roomForPips));
        pips.managedProperty().bind(pips.visibleProperty());
        visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> lane.essential() || !compact.get(), compact));
        managedProperty().bind(visibleProperty());
        accessibleTextProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        Spoken.sentence(
                                                messages.get(
                                                        "status.lane.spoken",
                                                        lane.name(),
                                                        lane.used().get(),
                                                        lane.limit().get()),
                                                rate.getText()),
                                lane.used(),
                                lane.limit(),
                                rate.textProperty()));
    }

    private void showPips() {
        int limit = lane.limit().get();
        int shown = Math.min(limit, MOST_PIPS);
        // More permits than pips: each pip stands for its share, and any use shows as one at least.
        int used = limit == 0 ? 0 : (int) Math.ceil((double) lane.used().get() * shown / limit);
        while (pips.getChildren().size() < shown) {
            Region pip = new Region();
            pip.getStyleClass().setAll("pip");
            pips.getChildren().add(pip);
        }
        pips.getChildren().remove(shown, pips.getChildren().size());
        for (int i = 0; i < shown; i++) {
            pips.getChildren().get(i).pseudoClassStateChanged(USED, i < used);
        }
    }
}
