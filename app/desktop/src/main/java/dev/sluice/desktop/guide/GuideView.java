package dev.sluice.desktop.guide;

import dev.sluice.desktop.look.Icons;
import dev.sluice.desktop.look.PageKeys;
import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/** The guide: questions at the side, the answer beside them. FX thread. */
public final class GuideView extends BorderPane {
    private static final double LINE_WIDTH = 640;

    private final Messages messages;
    private final Runnable back;
    private final ListView<Topic> topics = new ListView<>();

    /**
     * @param back leaves the guide
     */
    public GuideView(Messages messages, Runnable back) {
        this.messages = messages;
        this.back = back;
        getStyleClass().addAll("settings-page", "guide");
        setTop(head());
        ScrollPane body = new ScrollPane();
        body.getStyleClass().addAll("edge-to-edge", "settings-body");
        body.setFitToWidth(true);
        body.setAccessibleText(messages.get("guide.answer"));
        setCenter(body);
        // There is nothing in an answer that could take the focus, and the questions fit.
        PageKeys.move(body, this);
        prepareTopics(body);
        setLeft(topics);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        // A list keeps Escape to itself.
        topics.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    /** Puts the focus on the questions. */
    public void focusFirst() {
        topics.requestFocus();
    }

    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            back.run();
        }
    }

    private Node head() {
        Button leave = new Button("", Icons.of(Icon.BACK, Icons.LINE));
        leave.getStyleClass().addAll("flat", "button-icon");
        leave.setId("guide-back");
        leave.setAccessibleText(messages.get("settings.back"));
        leave.setTooltip(new Tooltip(messages.get("settings.back")));
        leave.setOnAction(event -> back.run());
        Label title = new Label(messages.get("guide.title"));
        title.getStyleClass().add("page-title");
        HBox head = new HBox(8, leave, title);
        head.getStyleClass().add("page-head");
        return head;
    }

    private void prepareTopics(ScrollPane body) {
        topics.getStyleClass().addAll("settings-sections", "guide-topics", "edge-to-edge");
        topics.getItems().setAll(Topic.values());
        topics.setAccessibleText(messages.get("guide.topics"));
        topics.setId("guide-topics");
        topics.setCellFactory(list -> new TopicCell());
        topics.getSelectionModel()
                .selectedItemProperty()
                .subscribe(topic -> {
                    if (topic != null) {
                        body.setContent(page(topic));
                        body.setVvalue(0);
                    }
                });
        topics.getSelectionModel().selectFirst();
    }

    private Node page(Topic topic) {
        VBox page = new VBox();
        page.getStyleClass().add("settings-pane");
        Label title = new Label(messages.get(topic.titleKey()));
        title.getStyleClass().add("page-title");
        title.setWrapText(true);
        page.getChildren().add(title);
        for (String paragraph : messages.get(topic.textKey()).split("\n", -1)) {
            Label text = new Label(paragraph);
            text.getStyleClass().add("guide-text");
            text.setWrapText(true);
            text.setMaxWidth(LINE_WIDTH);
            text.setMinHeight(USE_PREF_SIZE);
            page.getChildren().add(text);
        }
        if (topic == Topic.KEYS) {
            page.getChildren().add(new KeysPane(messages));
        }
        return page;
    }

    private final class TopicCell extends ListCell<Topic> {
        TopicCell() {
            // As wide as the list, so that a long question is cut and nothing scrolls sideways.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Topic topic, boolean empty) {
            super.updateItem(topic, empty);
            setText(topic == null || empty ? null : messages.get(topic.titleKey()));
        }
    }
}
