package dev.sluice.desktop.queue;

import atlantafx.base.controls.CustomTextField;

import dev.sluice.desktop.look.Icons;
import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.javafx.FontIcon;

/** Add, pause, parallel jobs, search, history, settings. */
final class QueueToolBar extends HBox {

    private final CustomTextField search = new CustomTextField();

    /** Whether there is no room for the words of all buttons. */
    private final BooleanProperty tight = new SimpleBooleanProperty();

    private double wordy;

    QueueToolBar(
            QueueModel model,
            QueueActions actions,
            Messages messages,
            ObservableBooleanValue compact) {
        getStyleClass().setAll("queue-tool-bar");
        setAccessibleRole(AccessibleRole.TOOL_BAR);
        setAccessibleText(messages.get("toolbar.region"));

        SplitMenuButton addFiles = addButton(actions, messages);
        // The welcome has a main button of its own.
        model.empty().subscribe(empty -> addFiles.getStyleClass().removeAll("accent"));
        model.empty()
                .subscribe(empty -> {
                    if (!empty) {
                        addFiles.getStyleClass().add("accent");
                    }
                });
        String links = messages.get("toolbar.add-links");
        Button addLinks = button(Icon.LINK, links, actions::addLinks);
        addLinks.textProperty().bind(Bindings.when(tight).then("").otherwise(links));
        nameOf(addLinks, new SimpleStringProperty(links));
        Button pause = pauseButton(model, actions, messages);
        Label parallel = new Label();
        parallel.getStyleClass().add("parallel-label");
        parallel.textProperty()
                .bind(
                        Bindings.when(compact)
                                .then(messages.get("toolbar.parallel.short"))
                                .otherwise(messages.get("toolbar.parallel")));
        ParallelJobs jobs = new ParallelJobs(model.parallelJobs(), messages);
        parallel.setLabelFor(jobs);
        parallel.visibleProperty().bind(tight.not());
        parallel.managedProperty().bind(tight.not());
        HBox.setMargin(parallel, new Insets(0, 0, 0, 8));
        Region rule = new Region();
        rule.getStyleClass().setAll("rule");
        compact.subscribe(
                narrow -> HBox.setMargin(rule, new Insets(0, narrow ? 0 : 8, 0, narrow ? 0 : 8)));

        Region grow = new Region();
        HBox.setHgrow(grow, Priority.ALWAYS);
        prepareSearch(model, messages, compact);
        Button history =
                iconButton(Icon.HISTORY, messages.get("toolbar.history"), actions::showHistory);
        Button settings =
                iconButton(Icon.SETTINGS, messages.get("toolbar.settings"), actions::showSettings);
        getChildren()
                .setAll(
                        addFiles, addLinks, rule, pause, parallel, jobs, grow, search, history,
                        settings);
        for (Node node : getChildren()) {
            if (node instanceof ButtonBase || node instanceof Label) {
                ((Region) node).setMinWidth(USE_PREF_SIZE);
            }
        }
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        if (!tight.get()) {
            wordy = super.computeMinWidth(-1);
        }
        tight.set(getWidth() < wordy);
        super.layoutChildren();
    }

    /** What a button is called when its words have no room. */
    private void nameOf(Button button, ObservableValue<String> name) {
        button.accessibleTextProperty().bind(name);
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(name);
        tight.subscribe(narrow -> button.setTooltip(narrow ? tooltip : null));
    }

    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    private void prepareSearch(
            QueueModel model, Messages messages, ObservableBooleanValue compact) {
        search.getStyleClass().add("search-field");
        search.setLeft(Icons.of(Icon.SEARCH, Icons.LINE));
        Label key = new Label(messages.get("key.control") + " F");
        key.getStyleClass().add("key");
        key.visibleProperty()
                .bind(search.focusedProperty().not().and(search.textProperty().isEmpty()));
        search.setRight(key);
        search.promptTextProperty()
                .bind(
                        Bindings.when(compact)
                                .then(messages.get("toolbar.search.short"))
                                .otherwise(messages.get("toolbar.search")));
        search.accessibleTextProperty().set(messages.get("toolbar.search"));
        search.textProperty().bindBidirectional(model.search());
        search.prefWidthProperty().bind(Bindings.when(compact).then(176).otherwise(248));
        search.setMinWidth(120);
    }

    private Button pauseButton(QueueModel model, QueueActions actions, Messages messages) {
        Button pause =
                button(Icon.PAUSE, messages.get("toolbar.pause-all"), actions::pauseOrResumeAll);
        FontIcon icon = (FontIcon) pause.getGraphic();
        StringProperty name = new SimpleStringProperty();
        model.allPaused()
                .subscribe(paused -> {
                    Icons.set(icon, paused ? Icon.PLAY : Icon.PAUSE);
                    name.set(messages.get(paused ? "toolbar.resume-all" : "toolbar.pause-all"));
                });
        pause.textProperty().bind(Bindings.when(tight).then("").otherwise(name));
        nameOf(pause, name);
        pause.disableProperty().bind(model.empty());
        return pause;
    }

    /** Files by pressing it, a folder by its arrow: choosers offer one or the other. */
    private static SplitMenuButton addButton(QueueActions actions, Messages messages) {
        MenuItem folder =
                new MenuItem(messages.get("toolbar.add-folder"), Icons.of(Icon.FOLDER, Icons.TILE));
        folder.setOnAction(event -> actions.addFolder());
        SplitMenuButton add = new SplitMenuButton(folder);
        add.setText(messages.get("toolbar.add-files"));
        add.setGraphic(Icons.of(Icon.ADD, Icons.LINE));
        add.setOnAction(event -> actions.addFiles());
        return add;
    }

    private static Button button(Icon icon, String text, Runnable action) {
        Button button = new Button(text, Icons.of(icon, Icons.LINE));
        button.setOnAction(event -> action.run());
        return button;
    }

    private static Button iconButton(Icon icon, String text, Runnable action) {
        Button button = button(icon, "", action);
        button.getStyleClass().addAll("flat", "button-icon");
        button.setTooltip(new Tooltip(text));
        button.setAccessibleText(text);
        return button;
    }
}
