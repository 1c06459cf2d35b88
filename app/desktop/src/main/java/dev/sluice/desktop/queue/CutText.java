package dev.sluice.desktop.queue;

import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/** Labels whose text may be cut; a cut text is shown whole in a tooltip. */
final class CutText {

    private CutText() {}

    static Label label(OverrunStyle overrun, String... styleClasses) {
        Label label = fixed(styleClasses);
        label.setTextOverrun(overrun);
        label.textTruncatedProperty()
                .subscribe(cut -> {
                    if (cut && label.getTooltip() == null) {
                        Tooltip whole = new Tooltip();
                        whole.setShowDelay(Duration.millis(400));
                        whole.textProperty().bind(label.textProperty());
                        label.setTooltip(whole);
                    } else if (!cut) {
                        label.setTooltip(null);
                    }
                });
        return label;
    }

    /** A label that its line places itself; a change of its text then lays out nothing else. */
    static Label fixed(String... styleClasses) {
        Label label = new Label();
        label.getStyleClass().addAll(styleClasses);
        label.setManaged(false);
        label.setMinWidth(0);
        label.setEllipsisString("…");
        return label;
    }
}
