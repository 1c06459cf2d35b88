package dev.sluice.desktop.settings;

import dev.sluice.desktop.look.Hint;
import dev.sluice.desktop.look.Icons;
import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One connection: its fields, its test, and the way to remove it. FX thread. */
final class ConnectionDetail extends VBox {
    private static final double WIDE = 400;
    private static final double NARROW = 96;
    private static final double TILE = 40;
    private static final String DOTS = "••••••••••••••••";

    private final ConnectionsModel model;
    private final ConnectionForm form;
    private final Messages messages;
    private final TextField name = new TextField();
    private final PasswordField password = new PasswordField();
    private final Button remove = new Button("", Icons.of(Icon.REMOVE, Icons.LINE));

    ConnectionDetail(ConnectionsModel model) {
        this.model = model;
        this.form = model.form();
        this.messages = model.messages();
        getStyleClass().addAll("settings-pane", "connection-detail");
        TextField port = field("port", form.port(), NARROW);
        port.setMaxWidth(NARROW);
        TextField host = field("host", form.host(), WIDE);
        prepare(name, "name", form.name(), WIDE);
        getChildren()
                .setAll(
                        head(),
                        question(),
                        trouble(),
                        new SettingRow(text("name"), name, text("name.help"))
                                .marking(name, form.nameErrors()),
                        new SettingRow(text("host"), host, "").marking(host, form.errors()),
                        new SettingRow(text("port"), port, ""),
                        new SettingRow(
                                text("database"), field("database", form.database(), WIDE), ""),
                        new SettingRow(
                                text("user"), field("user", form.user(), WIDE), text("user.help")),
                        new SettingRow(text("password"), password(), text("password.help")),
                        new SettingRow(
                                text("options"),
                                field("options", form.options(), WIDE),
                                text("options.help")),
                        draft(),
                        new TrialCard(model));
    }

    /** Where a new one is typed first. */
    void focusFirst() {
        name.requestFocus();
    }

    private String text(String key) {
        return messages.get("settings.connections." + key);
    }

    private Node head() {
        StackPane tile = new StackPane(Icons.of(Icon.COPY, Icons.LINE));
        tile.getStyleClass().setAll("tile");
        tile.setMinSize(TILE, TILE);
        tile.setMaxSize(TILE, TILE);
        Label title = new Label();
        title.getStyleClass().add("page-title");
        title.setMinWidth(0);
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        new Hint(title, () -> title.isTextTruncated() ? title.getText() : "");
        title.textProperty().bind(model.shown().map(now -> now.orElse(text("new"))));
        Label kind = new Label();
        kind.getStyleClass().add("muted");
        kind.setMinWidth(0);
        new Hint(kind, () -> kind.isTextTruncated() ? kind.getText() : "");
        kind.textProperty().bind(model.kind());
        VBox words = new VBox(title, kind);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        remove.setId("connection-remove");
        remove.getStyleClass().addAll("flat", "button-icon");
        remove.setAccessibleText(text("remove"));
        remove.setTooltip(new Tooltip(text("remove")));
        remove.setOnAction(event -> model.askToRemove());
        shownWhile(remove, model.shown().map(now -> now.isPresent()));
        HBox head = new HBox(16, tile, words, remove);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox.setMargin(head, new Insets(0, 0, 12, 0));
        return head;
    }

    private Node question() {
        Label what = new Label();
        what.getStyleClass().add("strong");
        what.setWrapText(true);
        what.textProperty()
                .bind(
                        model.shown()
                                .map(now ->
                                        messages.get("settings.connections.ask", now.orElse(""))));
        Label detail = new Label(text("ask.detail"));
        detail.setWrapText(true);
        Button yes = new Button(text("remove"));
        yes.setId("connection-remove-yes");
        yes.getStyleClass().add("danger");
        yes.setOnAction(event -> model.remove());
        Button no = new Button(text("keep"));
        no.setId("connection-remove-no");
        no.setOnAction(event -> {
            model.keepIt();
            remove.requestFocus();
        });
        HBox buttons = new HBox(8, no, yes);
        VBox card = new VBox(8, what, detail, buttons);
        card.getStyleClass().add("connection-question");
        shownWhile(card, model.asking());
        model.asking()
                .subscribe(asking -> {
                    if (asking) {
                        no.requestFocus();
                    }
                });
        card.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        event.consume();
                        no.fire();
                    }
                });
        return card;
    }

    private Node trouble() {
        Label words = new Label("", Icons.of(Icon.FIELD_ERROR, Icons.LINE));
        words.setId("connection-trouble");
        words.setWrapText(true);
        words.getStyleClass().add("field-error");
        words.textProperty().bind(model.trouble());
        shownWhile(words, model.trouble().isNotEmpty());
        return words;
    }

    /** What is kept is never shown again; it can only be replaced. */
    private Node password() {
        prepare(password, "password", form.password(), WIDE);
        TextField kept = new TextField(DOTS);
        kept.setId("connection-password-kept");
        kept.setEditable(false);
        kept.setFocusTraversable(false);
        kept.setAccessibleText(text("password.kept"));
        kept.setPrefWidth(WIDE);
        Hyperlink change = new Hyperlink(text("password.change"));
        change.setId("connection-password-change");
        change.setMinWidth(USE_PREF_SIZE);
        change.setAccessibleText(text("password") + ", " + text("password.change"));
        change.setOnAction(event -> {
            form.changingPassword().set(true);
            password.requestFocus();
        });
        ObservableValue<Boolean> masked =
                Bindings.and(form.keepsPassword(), form.changingPassword().not());
        shownWhile(kept, masked);
        shownWhile(change, masked);
        shownWhile(password, masked.map(hidden -> !hidden));
        password.focusedProperty()
                .subscribe((before, now) -> {
                    if (!now && form.password().get().isEmpty()) {
                        form.changingPassword().set(false);
                    }
                });
        HBox line = new HBox(8, kept, password, change);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /** A new one is kept or dropped; of one that is there changes hold at once. */
    private Node draft() {
        Button save = new Button(text("save"));
        save.setId("connection-save");
        save.getStyleClass().add("accent");
        save.setOnAction(event -> model.save());
        Button cancel = new Button(text("cancel"));
        cancel.setId("connection-cancel");
        cancel.setOnAction(event -> model.cancel());
        HBox buttons = new HBox(8, save, cancel);
        shownWhile(buttons, model.adding());
        return buttons;
    }

    private TextField field(String key, StringProperty text, double width) {
        TextField field = new TextField();
        prepare(field, key, text, width);
        return field;
    }

    private void prepare(TextField field, String key, StringProperty text, double width) {
        field.setId("connection-" + key);
        field.setAccessibleText(text(key));
        field.setPrefWidth(width);
        field.textProperty().bindBidirectional(text);
        field.setOnAction(event -> model.save());
        field.focusedProperty()
                .subscribe((before, now) -> {
                    if (!now) {
                        model.commit();
                    }
                });
    }

    private static void shownWhile(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(node.visibleProperty());
    }
}
