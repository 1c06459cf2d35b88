package dev.sluice.desktop.settings;

import dev.sluice.desktop.look.Icons;
import dev.sluice.pipelines.connection.NamedConnection;
import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The connections with what is known of each, and the button for one more. FX thread. */
final class ConnectionList extends VBox {
    private static final double ROW = 56;

    private final ConnectionsModel model;
    private final ListView<NamedConnection> list = new ListView<>();

    /**
     * @param added follows when a new one is begun
     */
    ConnectionList(ConnectionsModel model, Runnable added) {
        this.model = model;
        Messages messages = model.messages();
        getStyleClass().add("connection-list");
        Label count = new Label();
        count.getStyleClass().add("section-head");
        Region grow = new Region();
        HBox.setHgrow(grow, Priority.ALWAYS);
        Button add =
                new Button(
                        messages.get("settings.connections.add"), Icons.of(Icon.ADD, Icons.SMALL));
        add.setId("connection-add");
        add.getStyleClass().add("small");
        add.setMinWidth(USE_PREF_SIZE);
        add.setOnAction(event -> {
            model.add();
            added.run();
        });
        HBox head = new HBox(8, count, grow, add);
        head.getStyleClass().add("connection-head");
        Label kind = new Label(messages.get("settings.connections.warehouses"));
        kind.getStyleClass().add("connection-kind");
        kind.setMaxWidth(Double.MAX_VALUE);
        list.setId("connections");
        list.setAccessibleText(messages.get("settings.connections"));
        list.getStyleClass().addAll("edge-to-edge");
        list.setFixedCellSize(ROW);
        list.setItems(model.all());
        list.setCellFactory(each -> new ConnectionCell(model));
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().setAll(head, kind, list, foot());
        model.all()
                .addListener(
                        (ListChangeListener<NamedConnection>)
                                change -> {
                                    count(count);
                                    select();
                                });
        model.trials().addListener((MapChangeListener<String, Trial>) change -> list.refresh());
        model.shown().subscribe(name -> select());
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(chosen -> {
                    if (chosen != null) {
                        model.edit(chosen);
                    }
                });
        count(count);
    }

    /** What is about the passwords of all. */
    private VBox foot() {
        PassphraseChange passphrase = model.passphrase();
        Button change = new Button(model.messages().get("settings.passphrase.open"));
        change.setId("passphrase-open");
        change.getStyleClass().add("small");
        change.setMinWidth(USE_PREF_SIZE);
        change.setOnAction(event -> model.changePassphrase());
        Label said = new Label();
        said.setWrapText(true);
        said.getStyleClass().add("muted");
        said.textProperty().bind(passphrase.said());
        said.visibleProperty().bind(passphrase.said().isNotEmpty());
        said.managedProperty().bind(said.visibleProperty());
        VBox foot = new VBox(8, said, change);
        foot.getStyleClass().add("connection-foot");
        foot.visibleProperty().bind(passphrase.possible());
        foot.managedProperty().bind(foot.visibleProperty());
        return foot;
    }

    private void count(Label label) {
        int number = model.all().size();
        label.setText(model.messages().get("settings.connections.count", number));
        for (var part : getChildren().subList(1, getChildren().size() - 1)) {
            part.setVisible(number > 0);
            part.setManaged(number > 0);
        }
    }

    /** The list shows what the form is for. */
    private void select() {
        int place = -1;
        for (int i = 0; i < model.all().size(); i++) {
            if (model.shown().get().filter(model.all().get(i).name()::equals).isPresent()) {
                place = i;
            }
        }
        if (place < 0) {
            list.getSelectionModel().clearSelection();
        } else if (list.getSelectionModel().getSelectedIndex() != place) {
            list.getSelectionModel().select(place);
        }
    }
}
