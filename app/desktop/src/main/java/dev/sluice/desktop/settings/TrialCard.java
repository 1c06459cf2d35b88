package dev.sluice.desktop.settings;

import dev.sluice.desktop.look.Icons;
import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Locale;

/** A test step by step: what is tried, how it went, and what was found. FX thread. */
final class TrialCard extends VBox {
    private static final double GLYPH = 24;
    private static final double STEP = 176;

    private final Messages messages;
    private final Label summary = new Label();
    private final Button button = new Button();
    private final VBox lines = new VBox();

    TrialCard(ConnectionsModel model) {
        this.messages = model.messages();
        getStyleClass().add("trial-card");
        Label title = new Label(messages.get("settings.connections.test"));
        title.getStyleClass().add("strong");
        title.setMinWidth(USE_PREF_SIZE);
        summary.getStyleClass().add("muted");
        summary.setMinWidth(0);
        Region grow = new Region();
        HBox.setHgrow(grow, Priority.ALWAYS);
        button.setId("connection-test");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> {
            if (model.test().isUnderWay()) {
                model.test().cancel();
            } else {
                model.tryIt();
            }
        });
        HBox head = new HBox(8, title, summary, grow, button);
        head.getStyleClass().add("trial-head");
        lines.getStyleClass().add("trial-lines");
        getChildren().setAll(head, lines);
        model.test().trial().subscribe(this::show);
    }

    private void show(Trial trial) {
        boolean underWay = trial.state() == Trial.State.UNDER_WAY;
        boolean tried = !trial.lines().isEmpty();
        button.setText(text(underWay ? "test.cancel" : tried ? "test.again" : "test.begin"));
        button.setGraphic(Icons.of(underWay ? Icon.CANCEL : Icon.TRY, Icons.LINE));
        summary.setText(trial.summary().isEmpty() ? text("test.what") : trial.summary());
        button.setAccessibleHelp(summary.getText());
        lines.getChildren().setAll(trial.lines().stream().map(this::line).toList());
        lines.setVisible(tried);
        lines.setManaged(tried);
    }

    private Node line(Trial.Line line) {
        Label glyph = new Label();
        glyph.setMinWidth(GLYPH);
        glyph.setGraphic(
                switch (line.state()) {
                    case UNTRIED -> null;
                    case UNDER_WAY -> Icons.of(Icon.CLOCK, Icons.LINE);
                    case WELL -> Icons.of(Icon.DONE, Icons.LINE);
                    case FAILED -> Icons.of(Icon.FAILED, Icons.LINE);
                });
        String key = line.step().name().toLowerCase(Locale.ROOT).replace('_', '-');
        Label step = new Label(text("step." + key));
        step.setMinWidth(STEP);
        step.setPrefWidth(STEP);
        Label words =
                new Label(
                        switch (line.state()) {
                            case UNDER_WAY -> text("trying");
                            case UNTRIED -> "";
                            case WELL, FAILED -> line.words();
                        });
        words.getStyleClass().add("trial-words");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox all = new HBox(glyph, step, words);
        all.setAlignment(Pos.TOP_LEFT);
        all.getStyleClass().addAll("trial-line", line.state().name().toLowerCase(Locale.ROOT));
        return all;
    }

    private String text(String key) {
        return messages.get("settings.connections." + key);
    }
}
