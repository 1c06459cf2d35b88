package dev.sluice.desktop.preset;

import dev.sluice.desktop.look.Icons;
import dev.sluice.ui.Foreign;
import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.Optional;

/** The presets in the settings: rename, make the default of a pipeline, delete. FX thread. */
public final class PresetsPane extends VBox {
    private final PresetsModel model;
    private final Messages messages;
    private final VBox rows = new VBox();
    private final HBox undo = new HBox(8);

    /** Held here, since presets outlive this page. */
    private final ListChangeListener<Preset> changed = change -> show();

    public PresetsPane(PresetsModel model) {
        this.model = model;
        this.messages = model.messages();
        getStyleClass().addAll("settings-pane", "presets-pane");
        Label help = new Label(messages.get("settings.presets.help"));
        help.setWrapText(true);
        help.getStyleClass().add("muted");
        undo.setAlignment(Pos.CENTER_LEFT);
        undo.managedProperty().bind(undo.visibleProperty());
        model.deleted().subscribe(gone -> showUndo());
        rows.getStyleClass().add("preset-rows");
        getChildren().setAll(help, trouble(), undo, rows);
        model.all().addListener(new WeakListChangeListener<>(changed));
        show();
    }

    private Label trouble() {
        Label trouble = new Label();
        trouble.setWrapText(true);
        trouble.setGraphic(Icons.of(Icon.FIELD_ERROR, Icons.LINE));
        trouble.getStyleClass().add("field-error");
        trouble.textProperty().bind(model.trouble());
        trouble.visibleProperty().bind(model.trouble().isNotEmpty());
        trouble.managedProperty().bind(trouble.visibleProperty());
        return trouble;
    }

    private void showUndo() {
        undo.getChildren().clear();
        undo.setVisible(model.deleted().get().isPresent());
        model.deleted()
                .get()
                .ifPresent(gone -> {
                    Label what =
                            new Label(
                                    messages.get(
                                            "settings.presets.deleted",
                                            Foreign.briefName(gone.name())));
                    what.setMinWidth(0);
                    Hyperlink back = new Hyperlink(messages.get("settings.presets.undo"));
                    back.setId("preset-undo");
                    back.setMinWidth(USE_PREF_SIZE);
                    back.setOnAction(event -> model.restore());
                    undo.getChildren().setAll(what, back);
                });
    }

    private void show() {
        Optional<Node> focused = focused();
        rows.getChildren().clear();
        if (model.all().isEmpty()) {
            Label none = new Label(messages.get("settings.presets.none"));
            none.setWrapText(true);
            rows.getChildren().add(none);
        }
        for (int i = 0; i < model.all().size(); i++) {
            rows.getChildren().add(new PresetRow(model.all().get(i), i, model));
        }
        focused.ifPresent(this::focusAgain);
    }

    private Optional<Node> focused() {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        Node at = owner;
        while (at != null && !at.equals(rows)) {
            at = at.getParent();
        }
        return at == null ? Optional.empty() : Optional.ofNullable(owner);
    }

    /** The rows are made anew; the focus stays where it was, or close to it. */
    private void focusAgain(Node before) {
        String id = String.valueOf(before.getId());
        if (before instanceof TextField renamed) {
            for (int i = 0; i < model.all().size(); i++) {
                if (model.all().get(i).name().equals(renamed.getText().strip())) {
                    id = "preset-rename-" + i;
                }
            }
        }
        Optional.ofNullable(rows.lookup("#" + id))
                .or(() -> Optional.ofNullable(rows.lookup("#preset-delete-0")))
                .ifPresent(Node::requestFocus);
    }
}
