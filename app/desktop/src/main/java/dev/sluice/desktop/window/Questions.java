package dev.sluice.desktop.window;

import dev.sluice.desktop.look.Icons;
import dev.sluice.engine.job.Failure;
import dev.sluice.engine.store.FailureRecord;
import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.function.Consumer;

/** The small cards that come up over the queue. FX thread. */
final class Questions {
    private static final double WIDTH = 520;
    private static final double WIDE = 760;
    private static final double CARD_PADDING = 24;
    private static final double SCROLL_BAR = 16;
    private static final double TALLEST_LIST = 400;
    private static final double SHORTEST_LIST = 96;

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
        Button no = new Button(messages.get("ask.no"));
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

    Node links(Consumer<String> given) {
        TextArea area = new TextArea();
        area.setPromptText(messages.get("links.prompt"));
        area.setPrefRowCount(5);
        area.setId("links");
        area.setAccessibleText(messages.get("links.title"));
        Button no = new Button(messages.get("ask.no"));
        no.setCancelButton(true);
        no.setOnAction(event -> close.run());
        Button add = new Button(messages.get("links.add"));
        add.getStyleClass().add("accent");
        add.disableProperty().bind(area.textProperty().isEmpty());
        add.setOnAction(event -> given.accept(area.getText()));
        VBox body = new VBox(8, text(messages.get("links.not-yet")), area);
        return card(WIDTH, messages.get("links.title"), body, no, add);
    }

    Node failures(String job, List<String> jobFailure, List<FailureRecord> failures, boolean more) {
        VBox lines = new VBox(12);
        StringBuilder copied = new StringBuilder();
        for (String sentence : jobFailure) {
            lines.getChildren().add(text(sentence));
            copied.append(sentence).append('\n');
        }
        for (FailureRecord record : failures) {
            lines.getChildren().add(failure(record));
            copied.append(record.name())
                    .append(": ")
                    .append(record.failure().message())
                    .append('\n');
        }
        if (lines.getChildren().isEmpty()) {
            lines.getChildren().add(text(messages.get("failures.none")));
        }
        if (more) {
            lines.getChildren().add(text(messages.get("failures.more")));
        }
        ScrollPane scroll = new UpTo(TALLEST_LIST, lines);
        scroll.getStyleClass().add("edge-to-edge");
        Button copy = new Button(messages.get("failures.copy"));
        copy.setOnAction(event -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(copied.toString());
            Clipboard.getSystemClipboard().setContent(content);
        });
        Button done = new Button(messages.get("failures.close"));
        done.setCancelButton(true);
        done.getStyleClass().add("accent");
        done.setOnAction(event -> close.run());
        return card(WIDE, messages.get("failures.title", job), scroll, copy, done);
    }

    private Node failure(FailureRecord record) {
        Label name = new Label(record.name(), Icons.of(Icon.FAILED, Icons.TILE));
        name.setGraphicTextGap(8);
        name.getStyleClass().addAll("strong", "failed-item");
        Label sentence = text(record.failure().message());
        String place =
                record.failure()
                        .place()
                        .map(at -> messages.get("failures.place", at.line(), at.byteOffset()))
                        .orElse("");
        VBox box = new VBox(4, name, sentence);
        if (!place.isEmpty()) {
            Label where = text(place);
            where.getStyleClass().add("muted");
            box.getChildren().add(where);
        }
        if (record.failure() instanceof Failure.Defect) {
            box.getChildren().add(text(messages.get("failures.defect")));
        }
        return box;
    }

    /** As high as what it holds, and from a certain height on one scrolls. */
    private static final class UpTo extends ScrollPane {
        private final double tallest;
        private final Region content;

        UpTo(double tallest, Region content) {
            super(content);
            this.tallest = tallest;
            this.content = content;
            setFitToWidth(true);
        }

        @Override
        protected double computePrefHeight(double width) {
            // Texts wrap, so the height follows from the width it will have, its scroll bar off.
            double room = WIDE - 2 * CARD_PADDING - SCROLL_BAR;
            return Math.min(tallest, Math.ceil(content.prefHeight(room)) + 2);
        }

        @Override
        protected double computeMinHeight(double width) {
            return Math.min(SHORTEST_LIST, computePrefHeight(width));
        }
    }

    private static Label text(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    private static VBox card(double width, String title, Node body, Button... buttons) {
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
