package dev.sluice.desktop.settings;

import dev.sluice.desktop.look.Icons;
import dev.sluice.desktop.look.PageKeys;
import dev.sluice.desktop.preset.Preset;
import dev.sluice.desktop.preset.PresetsModel;
import dev.sluice.desktop.preset.PresetsPane;
import dev.sluice.desktop.watch.WatchFolders;
import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The page of settings: entries at the side, what belongs to one beside them. FX thread. */
public final class SettingsView extends BorderPane {
    private final SettingsViewModel model;
    private final Runnable back;
    private final ListView<Section> sections = new ListView<>();
    private final GeneralPane general;
    private final WatchPane watch;

    /**
     * @param all presets
     * @param home shown as the place where everything is kept
     * @param back leaves the page
     * @param open shows a folder
     */
    public SettingsView(
            SettingsViewModel model,
            PresetsModel presets,
            WatchFolders watches,
            List<Preset> all,
            Path home,
            Runnable back,
            Consumer<Path> open) {
        this.model = model;
        this.back = back;
        getStyleClass().add("settings-page");
        setTop(head(model.messages()));
        prepareSections(model.messages());
        setLeft(sections);
        general = new GeneralPane(model);
        watch = new WatchPane(watches, all, model);
        Map<Section, Node> pages = new EnumMap<>(Section.class);
        pages.put(Section.GENERAL, general);
        pages.put(Section.LIMITS, new LimitsPane(model, open));
        pages.put(Section.CONNECTIONS, new ConnectionsPane(model.connections()));
        pages.put(Section.TOOLS, new ToolsPane(model));
        pages.put(Section.PRESETS, new PresetsPane(presets));
        pages.put(Section.WATCH, watch);
        pages.put(Section.ABOUT, new AboutPane(model, home, open));
        ScrollPane body = new ScrollPane();
        body.getStyleClass().addAll("edge-to-edge", "settings-body");
        body.setFitToWidth(true);
        // The fields in it take the focus themselves.
        body.setFocusTraversable(false);
        PageKeys.move(body);
        model.section()
                .subscribe(section -> {
                    model.commit();
                    sections.getSelectionModel().select(section);
                    if (section == Section.CONNECTIONS) {
                        // Its list and its form scroll on their own.
                        setCenter(pages.get(section));
                    } else {
                        body.setContent(pages.get(section));
                        body.setVvalue(0);
                        setCenter(body);
                    }
                });
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        // A list keeps Escape to itself.
        sections.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    /** Goes to one of the entries. */
    public void show(Section section) {
        model.section().set(section);
    }

    /** Puts the focus on the entries. */
    public void focusFirst() {
        sections.requestFocus();
    }

    /** Applies what was typed last; the page is not shown again. */
    public void release() {
        model.commit();
        general.release();
        watch.release();
    }

    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            back.run();
        }
    }

    private Node head(Messages messages) {
        Button leave = new Button("", Icons.of(Icon.BACK, Icons.LINE));
        leave.getStyleClass().addAll("flat", "button-icon");
        leave.setId("settings-back");
        leave.setAccessibleText(messages.get("settings.back"));
        leave.setTooltip(new Tooltip(messages.get("settings.back")));
        leave.setOnAction(event -> back.run());
        Label title = new Label(messages.get("settings.title"));
        title.getStyleClass().add("page-title");
        Region grow = new Region();
        HBox.setHgrow(grow, Priority.ALWAYS);
        Label note = new Label(messages.get("settings.at-once"), Icons.of(Icon.TICK, Icons.LINE));
        note.getStyleClass().add("muted");
        note.visibleProperty().bind(model.trouble().isEmpty());
        note.managedProperty().bind(note.visibleProperty());
        Label trouble = new Label();
        trouble.setGraphic(Icons.of(Icon.WARNING, Icons.LINE));
        trouble.getStyleClass().add("field-error");
        trouble.setMinWidth(0);
        trouble.textProperty().bind(model.trouble());
        trouble.visibleProperty().bind(model.trouble().isNotEmpty());
        trouble.managedProperty().bind(trouble.visibleProperty());
        HBox head = new HBox(8, leave, title, grow, note, trouble);
        head.getStyleClass().add("page-head");
        return head;
    }

    private void prepareSections(Messages messages) {
        sections.getStyleClass().addAll("settings-sections", "edge-to-edge");
        sections.getItems().setAll(Section.values());
        sections.setAccessibleText(messages.get("settings.sections"));
        sections.setId("settings-sections");
        sections.setCellFactory(list -> new SectionCell(messages));
        sections.getSelectionModel()
                .selectedItemProperty()
                .subscribe(chosen -> {
                    if (chosen != null) {
                        model.section().set(chosen);
                    }
                });
    }
}
