package dev.sluice.desktop.detail;

import dev.sluice.desktop.look.Hint;
import dev.sluice.desktop.look.Icons;
import dev.sluice.ui.Icon;

import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

/** A cause in the list: how many, what it is, the short of what helps. */
final class CauseCell extends ListCell<CauseRow> {
    static final double HEIGHT = 72;

    private static final double COUNT = 40;
    private static final double DIGIT = 11.5;

    private final DetailWords words;
    private final Label count = new Label();
    private final FontIcon icon = Icons.of(Icon.FAILED, Icons.LINE);
    private final Label title = new Label();
    private final Label subtitle = new Label();
    private final HBox line;

    CauseCell(DetailWords words) {
        this.words = words;
        getStyleClass().add("cause-cell");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0);
        count.getStyleClass().add("cause-count");
        title.getStyleClass().add("strong");
        title.setMinWidth(0);
        new Hint(title, () -> title.isTextTruncated() ? title.getText() : "");
        subtitle.getStyleClass().addAll("caption", "muted");
        subtitle.setWrapText(true);
        subtitle.setMinWidth(0);
        subtitle.setMaxHeight(34);
        VBox texts = new VBox(2, title, subtitle);
        texts.setAlignment(Pos.CENTER_LEFT);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        line = new HBox(12, count, icon, texts);
        line.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(CauseRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        count.setText(words.amounts().count(row.count()));
        // Small counts stand under each other; a large one is never cut.
        count.setMinWidth(Math.max(COUNT, count.getText().length() * DIGIT));
        Icons.set(icon, FailureWords.icon(row.failure()));
        icon.getStyleClass().removeIf(style -> style.startsWith("cause-"));
        icon.getStyleClass().add(FailureWords.style(row.failure()));
        title.setText(row.title());
        subtitle.setText(row.subtitle());
        setAccessibleText(row.title() + ", " + words.get("note.failed", row.count()));
        setGraphic(line);
    }
}
