package dev.sluice.desktop.detail;

import dev.sluice.desktop.look.Icons;
import dev.sluice.desktop.look.PageKeys;
import dev.sluice.ui.Foreign;
import dev.sluice.ui.Icon;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The tab of what a job was asked to do, and how to ask for it again. */
final class OptionsView extends ScrollPane {
    private static final double LABEL = 160;
    private static final double WIDEST = 960;

    OptionsView(OptionsViewModel model, DetailWords words, DetailActions actions) {
        getStyleClass().addAll("edge-to-edge", "options");
        setFitToWidth(true);
        Button again =
                new Button(words.get("detail.options.again"), Icons.of(Icon.RETRY, Icons.LINE));
        again.getStyleClass().add("accent");
        again.setId("run-again");
        again.setOnAction(event -> actions.runAgain());
        Button copy =
                new Button(words.get("detail.options.copy"), Icons.of(Icon.COPY_TEXT, Icons.LINE));
        copy.setId("copy-command");
        copy.setOnAction(event -> {
            actions.copy(model.commandLine());
            actions.say(words.get("detail.options.copied"));
        });
        Button preset = new Button(words.get("preset.save-as"), Icons.of(Icon.PRESET, Icons.LINE));
        preset.setId("save-preset");
        preset.setOnAction(event -> actions.saveAsPreset());
        Button save = new Button(words.get("saved-job.save"), Icons.of(Icon.SAVED_JOB, Icons.LINE));
        save.setId("save-job");
        save.setOnAction(event -> actions.saveAsFile());
        TextArea command = new TextArea(model.commandLine());
        command.setEditable(false);
        command.setWrapText(true);
        command.setPrefRowCount(3);
        command.getStyleClass().add("code");
        command.setAccessibleText(words.get("detail.options.command"));
        VBox body =
                new VBox(
                        12,
                        new HBox(8, again, preset, save, copy),
                        head(words.get("detail.options.head")),
                        options(model),
                        head(
                                words.get(
                                        "detail.options.operands",
                                        model.request().operands().size())),
                        operands(model, words),
                        head(words.get("detail.options.command")),
                        command);
        body.getStyleClass().add("options-body");
        body.setMaxWidth(WIDEST);
        setContent(body);
        PageKeys.move(this);
    }

    private static Node options(OptionsViewModel model) {
        GridPane grid = new GridPane(16, 8);
        ColumnConstraints labels = new ColumnConstraints(LABEL);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(labels, values);
        int row = 0;
        for (OptionsViewModel.Line line : model.lines()) {
            Label name = new Label(line.label());
            name.getStyleClass().add("muted");
            Label value = new Label(Foreign.lines(line.value()));
            value.setWrapText(true);
            value.setMinWidth(0);
            value.getStyleClass().add(line.set() ? "medium" : "muted");
            name.setLabelFor(value);
            GridPane.setValignment(name, VPos.TOP);
            grid.addRow(row++, name, value);
        }
        return grid;
    }

    private static Node operands(OptionsViewModel model, DetailWords words) {
        VBox list = new VBox(4);
        for (String operand : model.operands()) {
            Label path = new Label(Foreign.name(operand));
            path.getStyleClass().add("code");
            path.setWrapText(true);
            path.setMinWidth(0);
            list.getChildren().add(path);
        }
        if (model.moreOperands() > 0) {
            Label more = new Label(words.get("detail.options.more", model.moreOperands()));
            more.getStyleClass().add("muted");
            list.getChildren().add(more);
        }
        return list;
    }

    private static Label head(String text) {
        Label head = new Label(text);
        head.getStyleClass().add("section-head");
        return head;
    }
}
