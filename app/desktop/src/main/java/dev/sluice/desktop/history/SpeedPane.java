package dev.sluice.desktop.history;

import dev.sluice.desktop.look.Icons;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;

import java.util.ArrayList;
import java.util.List;

/** One card: name and median, how it changed, and a bar a run with a dashed line. */
final class SpeedPane extends VBox {

    SpeedPane(SpeedCard card) {
        getStyleClass().setAll("speed-card", card.styleClass());
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(card.spoken());
        setFocusTraversable(true);
        Label name = new Label(card.name(), Icons.of(card.icon(), Icons.LINE));
        name.getStyleClass().add("speed-name");
        name.setMinWidth(0);
        Region grow = new Region();
        HBox.setHgrow(grow, Priority.ALWAYS);
        Label value = new Label(card.value());
        value.getStyleClass().add("section-head");
        value.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(8, name, grow, value);
        head.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        Label note = new Label(card.note());
        note.getStyleClass().addAll("caption", "muted");
        note.setMaxWidth(Double.MAX_VALUE);
        note.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
        Bars bars = new Bars(card);
        VBox.setVgrow(bars, Priority.ALWAYS);
        getChildren().setAll(head, note, bars);
    }

    /** The runs side by side, the newest at the right in full colour. */
    private static final class Bars extends Pane {
        private static final double GAP = 3;
        private static final double WIDEST = 18;

        /** A run far above the line is cut here, so that the others can still be told apart. */
        private static final double MOST = 2;

        private final SpeedCard card;
        private final List<Region> bars = new ArrayList<>();
        private final Line line = new Line();

        Bars(SpeedCard card) {
            this.card = card;
            setMinHeight(36);
            for (double ignored : card.runs().values()) {
                Region bar = new Region();
                bar.getStyleClass().add("speed-bar");
                bars.add(bar);
            }
            bars.getLast().getStyleClass().add("newest");
            line.getStyleClass().add("speed-line");
            line.getStrokeDashArray().setAll(3.0, 3.0);
            line.setManaged(false);
            getChildren().addAll(bars);
            getChildren().add(line);
        }

        @Override
        protected void layoutChildren() {
            List<Double> values = card.runs().values();
            int places = Math.max(HistoryViewModel.RUNS, values.size());
            double width = Math.min(WIDEST, (getWidth() - GAP * (places - 1)) / places);
            double most = card.line();
            for (double value : values) {
                most = Math.max(most, Math.min(value, card.line() * MOST));
            }
            double x = getWidth() - values.size() * (width + GAP) + GAP;
            double left = x;
            for (int i = 0; i < values.size(); i++) {
                double height = Math.max(2, getHeight() * Math.min(1, values.get(i) / most));
                bars.get(i)
                        .resizeRelocate(
                                Math.rint(x),
                                Math.rint(getHeight() - height),
                                Math.max(1, Math.rint(width)),
                                Math.rint(height));
                x += width + GAP;
            }
            double y = Math.rint(getHeight() * (1 - card.line() / most)) + 0.5;
            line.setStartX(left);
            line.setEndX(getWidth());
            line.setStartY(y);
            line.setEndY(y);
        }
    }
}
