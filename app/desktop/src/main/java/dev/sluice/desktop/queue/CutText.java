package dev.sluice.desktop.queue;

import dev.sluice.desktop.look.Hint;

import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;

/** Labels whose text may be cut; a cut text is shown whole in a tooltip. */
final class CutText {

    private CutText() {}

    static Label label(OverrunStyle overrun, String... styleClasses) {
        Label label = fixed(styleClasses);
        label.setTextOverrun(overrun);
        Hint whole = new Hint(label, () -> label.isTextTruncated() ? label.getText() : "");
        label.textProperty().subscribe(whole::refresh);
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
