package dev.sluice.desktop.window;

import dev.sluice.desktop.look.TabLeaves;
import dev.sluice.ui.Messages;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The small cards that come up over the queue. FX thread. */
final class Questions {
    private static final double WIDTH = 520;

    /** So that the card fits into the smallest window. */
    private static final double MOST_OF_RECENT = 400;

    private static final KeyCombination ADD =
            new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private final Messages messages;
    private final Runnable close;

    /**
     * @param close takes the card away
     */
    Questions(Messages messages, Runnable close) {
        this.messages = messages;
        this.close = close;
    }

    Node question(String question, String detail, String yes, Runnable action) {
        // Not "Cancel", which is what many of these questions are about.
        Button no = new Button(messages.get("ask.leave"));
        no.setCancelButton(true);
        no.setOnAction(event -> close.run());
        Button agree = new Button(yes);
        agree.getStyleClass().add("danger");
        agree.setId("ask-yes");
        agree.setOnAction(event -> {
            close.run();
            action.run();
        });
        return card(WIDTH, question, text(detail), no, agree);
    }

    /**
     * @param jobs how many are not finished
     */
    Node closing(long jobs, Runnable background, Runnable quit) {
        Button stay = new Button(messages.get("ask.no"));
        stay.setCancelButton(true);
        stay.setOnAction(event -> close.run());
        Button end = new Button(messages.get("close.quit"));
        end.setId("close-quit");
        end.setOnAction(event -> {
            close.run();
            quit.run();
        });
        Button goOn = new Button(messages.get("close.background"));
        goOn.setId("close-background");
        goOn.getStyleClass().add("accent");
        goOn.setOnAction(event -> {
            close.run();
            background.run();
        });
        return card(
                WIDTH,
                messages.get("close.ask", jobs),
                text(messages.get("close.detail")),
                stay,
                end,
                goOn);
    }

    /** What was told lately; closing it is all there is to do. */
    Node recent(List<String> lines) {
        Button done = new Button(messages.get("notices.close"));
        done.setCancelButton(true);
        done.setOnAction(event -> close.run());
        VBox body = new VBox(8);
        if (lines.isEmpty()) {
            body.getChildren().add(text(messages.get("notices.none")));
        }
        lines.forEach(line -> body.getChildren().add(text(line)));
        ScrollPane scroll = new ScrollPane(body);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setFitToWidth(true);
        // How high lines are is known once they are as wide as the card.
        body.heightProperty()
                .subscribe(height ->
                        scroll.setPrefViewportHeight(
                                Math.min(MOST_OF_RECENT, height.doubleValue())));
        return card(WIDTH, messages.get("status.notifications"), scroll, done);
    }

    Node links(Consumer<String> given) {
        TextArea area = new TextArea();
        area.setPromptText(messages.get("links.prompt"));
        area.setPrefRowCount(5);
        area.setId("links");
        area.setAccessibleText(messages.get("links.title"));
        TabLeaves.from(area);
        Button no = new Button(messages.get("ask.no"));
        no.setCancelButton(true);
        no.setOnAction(event -> close.run());
        Button add = new Button(messages.get("links.add"));
        add.getStyleClass().add("accent");
        add.disableProperty().bind(area.textProperty().isEmpty());
        add.setOnAction(event -> given.accept(area.getText()));
        // Enter alone begins the next line.
        area.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (ADD.match(event)) {
                        event.consume();
                        add.fire();
                    }
                });
        VBox body = new VBox(8, text(messages.get("links.what")), area);
        return card(WIDTH, messages.get("links.title"), body, no, add);
    }

    /**
     * @param known whether there is a preset of a name, which would be replaced
     */
    Node presetName(String proposal, Predicate<String> known, Consumer<String> given) {
        TextField name = new TextField(proposal);
        name.setId("preset-name");
        name.setAccessibleText(messages.get("preset.name"));
        Button no = new Button(messages.get("ask.no"));
        no.setCancelButton(true);
        no.setOnAction(event -> close.run());
        Button save = new Button();
        save.setId("preset-save");
        save.getStyleClass().add("accent");
        save.setDefaultButton(true);
        name.textProperty()
                .subscribe(text -> {
                    save.setText(messages.get(known.test(text) ? "preset.replace" : "preset.save"));
                    save.setDisable(text.isBlank());
                });
        save.setOnAction(event -> {
            close.run();
            given.accept(name.getText());
        });
        VBox body = new VBox(8, text(messages.get("preset.what")), name);
        return card(WIDTH, messages.get("preset.name"), body, no, save);
    }

    static Label text(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    /** A card with its buttons at the right, the one that acts last. */
    static VBox card(double width, String title, Node body, Button... buttons) {
        Label head = text(title);
        head.getStyleClass().add("section-head");
        HBox row = new HBox(8, buttons);
        row.setAlignment(Pos.CENTER_RIGHT);
        VBox card = new VBox(16, head, body, row);
        card.getStyleClass().addAll("ask-card", "elevated-3");
        card.setPrefWidth(width);
        card.setMaxWidth(width);
        card.setMaxHeight(Region.USE_PREF_SIZE);
        return card;
    }
}
