package dev.sluice.desktop.settings;

import dev.sluice.desktop.look.Icons;
import dev.sluice.pipelines.connection.NamedConnection;
import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The named connections, a form for one of them, and a test of it in words. */
final class ConnectionsPane extends VBox {
    private static final double WIDE = 320;
    private static final double NARROW = 80;

    private final ConnectionsModel model;
    private final Messages messages;
    private final VBox list = new VBox(8);
    private final Button add;
    private final TextField name = new TextField();

    ConnectionsPane(ConnectionsModel model) {
        this.model = model;
        this.messages = model.messages();
        getStyleClass().add("settings-pane");
        Label what = wrapped(messages.get("settings.connections.what"));
        what.getStyleClass().add("muted");
        add = new Button(text("add"), Icons.of(Icon.ADD, Icons.LINE));
        add.setId("connection-add");
        add.setOnAction(event -> {
            model.add();
            name.requestFocus();
        });
        getChildren().setAll(what, list, add, form(), result());
        model.all().addListener((ListChangeListener<NamedConnection>) change -> fill());
        fill();
    }

    private String text(String key) {
        return messages.get("settings.connections." + key);
    }

    private void fill() {
        if (model.all().isEmpty()) {
            Label none = wrapped(text("none"));
            none.getStyleClass().add("muted");
            list.getChildren().setAll(none);
        } else {
            list.getChildren().setAll(model.all().stream().map(this::line).toList());
        }
    }

    private Node line(NamedConnection connection) {
        Label title = new Label(connection.name(), Icons.of(Icon.COPY, Icons.LINE));
        title.getStyleClass().add("section-head");
        Label address = new Label(connection.address());
        address.getStyleClass().add("muted");
        address.setMinWidth(0);
        VBox words = new VBox(2, title, address);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button edit = small(text("edit"), Icon.RENAME, connection);
        edit.setId("connection-edit-" + connection.name());
        edit.setOnAction(event -> {
            model.edit(connection);
            name.requestFocus();
        });
        Button test = small(text("test"), Icon.BOTTLENECK, connection);
        test.setId("connection-test-" + connection.name());
        test.setOnAction(event -> {
            model.edit(connection);
            model.test();
        });
        Button remove = small(text("remove"), Icon.REMOVE, connection);
        remove.setId("connection-remove-" + connection.name());
        remove.setOnAction(event -> {
            model.remove(connection);
            add.requestFocus();
        });
        HBox line = new HBox(8, words, test, edit, remove);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setId("connection-" + connection.name());
        return line;
    }

    private static Button small(String text, Icon icon, NamedConnection connection) {
        Button button = new Button(text, Icons.of(icon, Icons.SMALL));
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText(text + ", " + connection.name());
        return button;
    }

    private Node form() {
        ConnectionForm form = model.form();
        TextField host = field("host", form.host(), WIDE);
        TextField port = field("port", form.port(), NARROW);
        Label portLabel = new Label(text("port"));
        portLabel.setLabelFor(port);
        port.setAccessibleText(text("port"));
        PasswordField password = new PasswordField();
        prepare(password, "password", form.password(), WIDE);
        password.promptTextProperty()
                .bind(form.keepsPassword().map(kept -> kept ? text("password.kept") : ""));
        prepare(name, "name", form.name(), WIDE);
        SettingRow names =
                new SettingRow(text("name"), name, text("name.help"))
                        .marking(name, form.nameErrors());
        SettingRow hosts =
                new SettingRow(text("host"), host, "", portLabel, port)
                        .marking(host, form.errors());
        Button save = new Button(text("save"));
        save.setId("connection-save");
        save.getStyleClass().add("accent");
        save.setOnAction(event -> model.save());
        Button test = new Button(text("test"), Icons.of(Icon.BOTTLENECK, Icons.LINE));
        test.setId("connection-test");
        test.disableProperty().bind(model.testing());
        test.setOnAction(event -> model.test());
        Button cancel = new Button(text("cancel"));
        cancel.setId("connection-cancel");
        cancel.setOnAction(event -> {
            model.cancel();
            add.requestFocus();
        });
        HBox buttons = new HBox(8, save, test, cancel);
        VBox all =
                new VBox(
                        12,
                        names,
                        hosts,
                        new SettingRow(
                                text("database"), field("database", form.database(), WIDE), ""),
                        new SettingRow(
                                text("user"), field("user", form.user(), WIDE), text("user.help")),
                        new SettingRow(text("password"), password, text("password.help")),
                        new SettingRow(
                                text("options"),
                                field("options", form.options(), WIDE),
                                text("options.help")),
                        buttons);
        all.setId("connection-form");
        all.visibleProperty().bind(model.editing());
        all.managedProperty().bind(all.visibleProperty());
        return all;
    }

    private TextField field(String key, StringProperty text, double width) {
        TextField field = new TextField();
        prepare(field, key, text, width);
        return field;
    }

    private void prepare(TextField field, String key, StringProperty text, double width) {
        field.setId("connection-" + key);
        field.setPrefWidth(width);
        field.textProperty().bindBidirectional(text);
        field.setOnAction(event -> model.save());
    }

    private Node result() {
        Label words = wrapped("");
        words.setId("connection-result");
        words.textProperty()
                .bind(
                        model.testing()
                                .flatMap(now ->
                                        now
                                                ? new javafx.beans.property.ReadOnlyStringWrapper(
                                                        text("testing"))
                                                : model.result()));
        words.graphicProperty()
                .bind(
                        model.works()
                                .map(good ->
                                        Icons.of(good ? Icon.TICK : Icon.WARNING, Icons.LINE)));
        words.visibleProperty().bind(words.textProperty().isNotEmpty());
        words.managedProperty().bind(words.visibleProperty());
        return words;
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        return label;
    }
}
