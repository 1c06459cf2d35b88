package dev.sluice.desktop.settings;

import dev.sluice.desktop.look.Hint;
import dev.sluice.desktop.look.Icons;
import dev.sluice.pipelines.connection.NamedConnection;
import dev.sluice.pipelines.load.table.PostgresAddress;
import dev.sluice.ui.Icon;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/** One connection in the list: what it is called, where it is, and what its last test has found. */
final class ConnectionCell extends ListCell<NamedConnection> {
    private static final PseudoClass WELL = PseudoClass.getPseudoClass("well");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final ConnectionsModel model;
    private final Label name = cut("strong");
    private final Label place = cut("caption");
    private final Label state = new Label();
    private final HBox line;

    ConnectionCell(ConnectionsModel model) {
        this.model = model;
        place.getStyleClass().add("muted");
        state.getStyleClass().add("connection-state");
        state.setMinWidth(USE_PREF_SIZE);
        StackPane tile = new StackPane(Icons.of(Icon.COPY, Icons.LINE));
        tile.getStyleClass().setAll("tile");
        VBox words = new VBox(name, place);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        words.setPrefWidth(1);
        HBox.setHgrow(words, Priority.ALWAYS);
        line = new HBox(12, tile, words, state);
        line.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
    }

    private static Label cut(String style) {
        Label label = new Label();
        label.setMinWidth(0);
        label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        label.getStyleClass().add(style);
        new Hint(label, () -> label.isTextTruncated() ? label.getText() : "");
        return label;
    }

    @Override
    protected void updateItem(@Nullable NamedConnection connection, boolean empty) {
        super.updateItem(connection, empty);
        setText(null);
        if (connection == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
        } else {
            Trial trial = model.trials().getOrDefault(connection.name(), Trial.NONE);
            name.setText(connection.name());
            place.setText(place(connection));
            show(trial);
            setGraphic(line);
            setAccessibleText(connection.name() + ", " + place.getText() + ", " + state.getText());
        }
    }

    private void show(Trial trial) {
        state.setText(
                switch (trial.state()) {
                    case UNTRIED -> text("untried");
                    case UNDER_WAY -> text("trying");
                    case WELL -> text("ready");
                    case FAILED -> text("step-failed", trial.well() + 1, trial.lines().size());
                });
        state.setGraphic(
                switch (trial.state()) {
                    case UNTRIED -> null;
                    case UNDER_WAY -> Icons.of(Icon.CLOCK, Icons.TILE);
                    case WELL -> Icons.of(Icon.DONE, Icons.TILE);
                    case FAILED -> Icons.of(Icon.FAILED, Icons.TILE);
                });
        state.pseudoClassStateChanged(WELL, trial.state() == Trial.State.WELL);
        state.pseudoClassStateChanged(FAILED, trial.state() == Trial.State.FAILED);
    }

    private String text(String key, Object... parts) {
        return model.messages().get("settings.connections." + key, parts);
    }

    /** Server and database; the address as it is when it can't be read. */
    private static String place(NamedConnection connection) {
        try {
            PostgresAddress address = PostgresAddress.parse(connection.address());
            return address.place() + ", " + address.database();
        } catch (IllegalArgumentException e) {
            return connection.address();
        }
    }
}
