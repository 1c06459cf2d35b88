package dev.sluice.desktop.settings;

import dev.sluice.desktop.look.Hint;
import dev.sluice.desktop.look.Icons;
import dev.sluice.desktop.preset.Preset;
import dev.sluice.desktop.watch.Watch;
import dev.sluice.desktop.watch.WatchFolders;
import dev.sluice.desktop.watch.WatchState;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.ui.Foreign;
import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.util.List;
import java.util.Optional;

/** Folders whose new files become jobs: each with its preset, table and patience. */
final class WatchPane extends VBox {
    private static final double NARROW = 72;
    private static final double WIDE = 240;

    private final WatchFolders folders;
    private final List<Preset> presets;
    private final SettingsViewModel model;
    private final Messages messages;
    private final VBox list = new VBox(24);
    private final Subscription followed;
    private Subscription shown = Subscription.EMPTY;

    WatchPane(WatchFolders folders, List<Preset> presets, SettingsViewModel model) {
        this.folders = folders;
        this.presets = presets;
        this.model = model;
        this.messages = model.messages();
        getStyleClass().add("settings-pane");
        Label what = new Label(messages.get("settings.watch.what"));
        what.setWrapText(true);
        what.getStyleClass().add("muted");
        Button add =
                new Button(
                        messages.get("settings.watch.add"),
                        Icons.of(Icon.WATCH_FOLDER, Icons.LINE));
        add.setId("watch-add");
        add.setOnAction(event -> choose());
        getChildren().setAll(what, add, list);
        followed = folders.entries().subscribe(this::fill);
        fill();
    }

    private void choose() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(messages.get("settings.watch.add"));
        File chosen = chooser.showDialog(getScene().getWindow());
        if (chosen != null) {
            folders.add(chosen.toPath().toAbsolutePath().normalize(), model::notKept);
        }
    }

    /** Lets go of the folders, which outlive the page. */
    void release() {
        followed.unsubscribe();
        shown.unsubscribe();
    }

    private void fill() {
        shown.unsubscribe();
        shown = Subscription.EMPTY;
        list.getChildren().setAll(folders.entries().stream().map(this::card).toList());
    }

    private Node card(WatchFolders.Entry entry) {
        Watch watch = entry.watch();
        String path = Foreign.name(watch.folder().toString());
        Label folder = new Label(path);
        folder.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        new Hint(folder, () -> folder.isTextTruncated() ? path : "");
        folder.getStyleClass().add("section-head");
        folder.setMinWidth(0);
        folder.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(folder, Priority.ALWAYS);
        Button remove =
                new Button(
                        messages.get("settings.watch.remove"), Icons.of(Icon.REMOVE, Icons.SMALL));
        remove.getStyleClass().add("small");
        remove.setMinWidth(USE_PREF_SIZE);
        remove.setAccessibleText(remove.getText() + ", " + path);
        remove.setOnAction(event -> {
            folders.remove(entry, model::notKept);
            lookup("#watch-add").requestFocus();
        });
        HBox head = new HBox(12, folder, remove);
        head.setAlignment(Pos.CENTER_LEFT);
        Label state = new Label();
        state.setWrapText(true);
        state.getStyleClass().add("muted");
        shown = shown.and(entry.state().subscribe(now -> state.setText(words(now))));
        VBox card = new VBox(12, head, state, pipeline(entry), preset(entry));
        if (hasTables(watch.pipeline())) {
            card.getChildren().add(table(entry));
        }
        card.getChildren().add(seconds(entry));
        card.setId("watch-" + watch.id());
        return card;
    }

    private String words(WatchState state) {
        return switch (state) {
            case WatchState.Beginning() -> messages.get("settings.watch.beginning");
            case WatchState.Watching(int queued, int waiting) ->
                    waiting > 0
                            ? messages.get("settings.watch.waiting", waiting, queued)
                            : messages.get("settings.watch.watching", queued);
            case WatchState.Broken() -> messages.get("settings.watch.broken");
            case WatchState.Missing() -> messages.get("settings.watch.missing");
            case WatchState.Refused(String sentence) ->
                    messages.get("settings.watch.refused", messages.told(sentence));
        };
    }

    private boolean hasTables(PipelineId id) {
        return folders.pipelines().stream()
                .filter(pipeline -> pipeline.id().equals(id))
                .flatMap(pipeline -> pipeline.options().stream())
                .anyMatch(option -> option.name().equals("table"));
    }

    private SettingRow pipeline(WatchFolders.Entry entry) {
        ComboBox<PipelineId> box = new ComboBox<>();
        box.setId("watch-pipeline");
        box.setPrefWidth(WIDE);
        box.setConverter(new PipelineNames(messages));
        folders.pipelines().forEach(pipeline -> box.getItems().add(pipeline.id()));
        box.getSelectionModel().select(entry.watch().pipeline());
        box.getSelectionModel()
                .selectedItemProperty()
                .subscribe((before, now) -> {
                    change(entry, entry.watch().withPipeline(now));
                    fill();
                    // The line that was changed has been made anew.
                    lookup("#watch-" + entry.watch().id()).lookup("#watch-pipeline").requestFocus();
                });
        return new SettingRow(
                messages.get("settings.watch.pipeline"),
                box,
                messages.get("settings.watch.pipeline.help"));
    }

    private SettingRow preset(WatchFolders.Entry entry) {
        Watch watch = entry.watch();
        ComboBox<String> box = new ComboBox<>();
        box.setPrefWidth(WIDE);
        box.setButtonCell(new NameCell());
        box.setCellFactory(list -> new NameCell());
        box.getItems().add(messages.get("settings.watch.no-preset"));
        presets.stream()
                .filter(preset -> preset.pipeline().equals(watch.pipeline()))
                .forEach(preset -> box.getItems().add(preset.name()));
        watch.preset()
                .filter(name -> !box.getItems().contains(name))
                .ifPresent(box.getItems()::add);
        box.getSelectionModel().select(watch.preset().orElse(box.getItems().getFirst()));
        box.getSelectionModel()
                .selectedIndexProperty()
                .subscribe((before, now) ->
                        change(
                                entry,
                                entry.watch()
                                        .withPreset(
                                                now.intValue() <= 0
                                                        ? Optional.empty()
                                                        : Optional.of(
                                                                box.getItems()
                                                                        .get(now.intValue())))));
        return new SettingRow(
                messages.get("settings.watch.preset"),
                box,
                messages.get("settings.watch.preset.help"));
    }

    private SettingRow table(WatchFolders.Entry entry) {
        Watch watch = entry.watch();
        TextField field = new TextField(watch.table().orElse(""));
        field.setPrefWidth(WIDE);
        field.setPromptText(messages.get("settings.watch.table.prompt"));
        ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
        whenTyped(
                field,
                () -> {
                    String typed = field.getText().strip();
                    error.set(model.tableTrouble(typed));
                    if (error.get().isEmpty()) {
                        change(
                                entry,
                                entry.watch()
                                        .withTable(
                                                Optional.of(typed)
                                                        .filter(text -> !text.isEmpty())));
                    }
                });
        return new SettingRow(
                        messages.get("option.table"),
                        field,
                        messages.get("settings.watch.table.help"))
                .marking(field, error.getReadOnlyProperty());
    }

    private SettingRow seconds(WatchFolders.Entry entry) {
        Watch watch = entry.watch();
        TextField field = new TextField(Integer.toString(watch.stableSeconds()));
        field.setPrefWidth(NARROW);
        field.setMinWidth(NARROW);
        ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
        whenTyped(
                field,
                () -> {
                    String typed = field.getText().strip();
                    boolean right =
                            typed.matches("\\d{1,5}")
                                    && Integer.parseInt(typed) >= 1
                                    && Integer.parseInt(typed) <= Watch.MOST_SECONDS;
                    error.set(
                            right
                                    ? ""
                                    : messages.get(
                                            "settings.watch.wrong-seconds", Watch.MOST_SECONDS));
                    if (right) {
                        change(entry, entry.watch().withStableSeconds(Integer.parseInt(typed)));
                    }
                });
        Label unit = new Label(messages.get("settings.watch.seconds.unit"));
        unit.getStyleClass().add("muted");
        return new SettingRow(
                        messages.get("settings.watch.seconds"),
                        field,
                        messages.get("settings.watch.seconds.help"),
                        unit)
                .marking(field, error.getReadOnlyProperty());
    }

    private void change(WatchFolders.Entry entry, Watch next) {
        folders.change(entry, next, model::notKept);
    }

    /** The name of a preset, which may be long: a list is as wide as its longest line. */
    private static final class NameCell extends ListCell<String> {
        NameCell() {
            setPrefWidth(0);
            setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            new Hint(this, () -> isTextTruncated() ? getText() : "");
        }

        @Override
        protected void updateItem(@Nullable String name, boolean empty) {
            super.updateItem(name, empty);
            setText(name == null || empty ? null : Foreign.name(name));
        }
    }

    private static void whenTyped(TextField field, Runnable action) {
        field.setOnAction(event -> action.run());
        field.focusedProperty()
                .subscribe((before, now) -> {
                    if (!now) {
                        action.run();
                    }
                });
    }
}
