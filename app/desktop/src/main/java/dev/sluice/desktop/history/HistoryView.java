package dev.sluice.desktop.history;

import atlantafx.base.controls.CustomTextField;

import dev.sluice.desktop.look.Icons;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import java.util.Optional;
import java.util.function.Consumer;

/** The page of ended jobs: typical speeds, the list, and what can be done with the chosen one. */
public final class HistoryView extends BorderPane {
    private static final Duration TYPING = Duration.millis(200);

    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    private final HistoryViewModel model;
    private final Messages messages;
    private final HistoryHost host;
    private final HistoryTable table;
    private final CustomTextField search = new CustomTextField();
    private final HBox pipelines = new HBox(4);
    private final HBox cards = new HBox(16);

    public HistoryView(HistoryViewModel model, Messages messages, HistoryHost host) {
        this.model = model;
        this.messages = messages;
        this.host = host;
        getStyleClass().addAll("detail-page", "history-page");
        table = new HistoryTable(model, messages, this::runAgain, menu());
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                withSelected(host::showJob);
            }
        });
        // The line below the list has something to say as soon as there is something.
        model.rows().addListener((ListChangeListener<HistoryRow>) change -> chooseFirst());
        setTop(new VBox(header(), speeds()));
        setCenter(table);
        setBottom(foot());
        addEventHandler(KeyEvent.KEY_PRESSED, this::keys);
    }

    public HistoryViewModel model() {
        return model;
    }

    /** Puts the focus on the list. */
    public void focusFirst() {
        table.requestFocus();
        chooseFirst();
    }

    private void chooseFirst() {
        if (table.getSelectionModel().isEmpty() && !model.rows().isEmpty()) {
            table.getSelectionModel().select(0);
        }
    }

    private HBox header() {
        Button back = new Button("", Icons.of(Icon.BACK, Icons.LINE));
        back.setId("history-back");
        back.getStyleClass().addAll("flat", "button-icon");
        back.setAccessibleText(messages.get("history.back"));
        back.setTooltip(new Tooltip(messages.get("history.back")));
        back.setOnAction(event -> host.closeHistory());
        Label title = new Label(messages.get("history.title"));
        title.getStyleClass().add("page-title");
        title.setMinWidth(USE_PREF_SIZE);
        Label caption = new Label();
        caption.getStyleClass().add("muted");
        caption.setMinWidth(0);
        caption.textProperty().bind(model.caption());
        prepareSearch();
        Button export = button("history.export", Icon.DOWNLOAD);
        export.setOnAction(event -> host.export(model.query()));
        export.disableProperty().bind(Bindings.isEmpty(model.rows()));
        HBox header = new HBox(back, title, caption, space(), search, period(), export);
        header.getStyleClass().setAll("detail-header");
        return header;
    }

    private void prepareSearch() {
        search.setId("history-search");
        search.getStyleClass().add("search-field");
        search.setPromptText(messages.get("history.search"));
        search.setAccessibleText(messages.get("history.search"));
        search.setLeft(Icons.of(Icon.SEARCH, Icons.LINE));
        search.setPrefWidth(248);
        search.setMinWidth(120);
        PauseTransition typed = new PauseTransition(TYPING);
        typed.setOnFinished(event -> model.search().set(search.getText()));
        search.textProperty().subscribe((before, now) -> typed.playFromStart());
        search.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
                        search.clear();
                        event.consume();
                    } else if (event.getCode() == KeyCode.DOWN) {
                        focusFirst();
                        event.consume();
                    }
                });
    }

    private MenuButton period() {
        MenuButton button = new MenuButton();
        button.setId("history-period");
        button.setMinWidth(USE_PREF_SIZE);
        ToggleGroup group = new ToggleGroup();
        for (HistoryPeriod each : HistoryPeriod.values()) {
            RadioMenuItem item = new RadioMenuItem(messages.get(each.messageKey()));
            item.setToggleGroup(group);
            item.setOnAction(event -> model.period().set(each));
            button.getItems().add(item);
            model.period().subscribe(chosen -> item.setSelected(chosen == each));
        }
        model.period().subscribe(chosen -> button.setText(messages.get(chosen.messageKey())));
        return button;
    }

    private VBox speeds() {
        Label title = new Label(messages.get("history.speed"));
        title.getStyleClass().add("section-head");
        title.setMinWidth(USE_PREF_SIZE);
        Label caption = new Label();
        caption.getStyleClass().add("muted");
        caption.setMinWidth(0);
        model.pipeline()
                .subscribe(chosen ->
                        caption.setText(
                                chosen.map(id ->
                                                messages.get(
                                                        "history.speed.of",
                                                        HistoryViewModel.RUNS,
                                                        name(id)))
                                        .orElse("")));
        HBox head = new HBox(12, title, caption, space(), pipelines);
        head.getStyleClass().setAll("filter-row", "speed-head");
        pipelines.getStyleClass().setAll("filter-row", "speed-head");
        cards.getStyleClass().setAll("speed-cards");
        widthProperty()
                .subscribe(width ->
                        cards.pseudoClassStateChanged(
                                NARROW, width.doubleValue() < HistoryTable.WIDE));
        model.pipelines().addListener((ListChangeListener<PipelineId>) c -> showPipelines());
        model.pipeline().subscribe((was, is) -> showPipelines());
        model.cards().addListener((ListChangeListener<SpeedCard>) c -> showCards());
        showPipelines();
        showCards();
        VBox all = new VBox(head, cards);
        // Nothing has gone well yet, so nothing is typical.
        all.visibleProperty().bind(Bindings.isNotEmpty(model.cards()));
        all.managedProperty().bind(all.visibleProperty());
        return all;
    }

    private void showPipelines() {
        pipelines.getChildren().clear();
        if (model.pipelines().size() < 2) {
            return;
        }
        ToggleGroup group = new ToggleGroup();
        for (PipelineId each : model.pipelines()) {
            ToggleButton toggle = new ToggleButton(name(each));
            toggle.getStyleClass().setAll("filter");
            toggle.setMinWidth(USE_PREF_SIZE);
            toggle.setToggleGroup(group);
            toggle.setSelected(model.pipeline().get().equals(Optional.of(each)));
            toggle.setOnAction(event -> {
                model.pipeline().set(Optional.of(each));
                // A second click must not leave the speeds without a pipeline.
                toggle.setSelected(true);
            });
            pipelines.getChildren().add(toggle);
        }
    }

    /** "Load"; the id of a pipeline that only a third party knows. */
    private String name(PipelineId pipeline) {
        return messages.getOr("pipeline." + pipeline.value(), pipeline.value());
    }

    private void showCards() {
        cards.getChildren().clear();
        for (SpeedCard card : model.cards()) {
            SpeedPane pane = new SpeedPane(card);
            pane.setMinWidth(0);
            pane.setPrefWidth(1);
            HBox.setHgrow(pane, Priority.ALWAYS);
            cards.getChildren().add(pane);
        }
    }

    private HBox foot() {
        Label name = new Label();
        name.getStyleClass().add("strong");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMinWidth(0);
        Label summary = new Label();
        summary.setId("history-summary");
        summary.getStyleClass().add("muted");
        summary.setMinWidth(0);
        summary.setWrapText(true);
        Button again = button("history.again", Icon.RETRY);
        again.setId("history-again");
        again.setOnAction(event -> withSelected(this::runAgain));
        Button preset = button("preset.save-as", Icon.PRESET);
        preset.setId("history-preset");
        preset.setOnAction(event -> withSelected(this::saveAsPreset));
        Button detail = button("history.detail", Icon.DETAIL);
        detail.setOnAction(event -> withSelected(host::showJob));
        Button report = button("action.report", Icon.REPORT);
        report.setOnAction(event -> withSelected(host::openReport));
        VBox what = new VBox(name, summary);
        what.setMinWidth(140);
        HBox.setHgrow(what, Priority.ALWAYS);
        HBox foot = new HBox(16, what, again, preset, detail, report);
        foot.getStyleClass().setAll("history-foot");
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(row -> {
                    Optional<HistoryRow> chosen = Optional.ofNullable(row);
                    name.setText(chosen.map(HistoryRow::name).orElse(""));
                    summary.setText(chosen.map(HistoryRow::summary).orElse(""));
                    summary.setTooltip(chosen.map(one -> new Tooltip(one.summary())).orElse(null));
                });
        foot.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
        return foot;
    }

    private static Region space() {
        Region grow = new Region();
        HBox.setHgrow(grow, Priority.ALWAYS);
        return grow;
    }

    private Button button(String key, Icon icon) {
        Button button = new Button(messages.get(key), Icons.of(icon, Icons.LINE));
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private ContextMenu menu() {
        return new ContextMenu(
                entry("history.again", Icon.RETRY, KeyCode.R, this::runAgain),
                entry("preset.save-as", Icon.PRESET, KeyCode.S, this::saveAsPreset),
                entry("history.detail", Icon.DETAIL, host::showJob),
                entry("action.report", Icon.REPORT, KeyCode.I, host::openReport));
    }

    /**
     * @param code the key that does the same with Ctrl held
     */
    private MenuItem entry(String key, Icon icon, KeyCode code, Consumer<HistoryRow> action) {
        MenuItem item = entry(key, icon, action);
        item.setAccelerator(new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN));
        return item;
    }

    private MenuItem entry(String key, Icon icon, Consumer<HistoryRow> action) {
        MenuItem item = new MenuItem(messages.get(key), Icons.of(icon, Icons.TILE));
        item.setOnAction(event -> {
            // Its key would also be heard by what stands over this page.
            if (holdsFocus()) {
                withSelected(action);
            }
        });
        return item;
    }

    private boolean holdsFocus() {
        Node at = getScene() == null ? null : getScene().getFocusOwner();
        while (at != null && !at.equals(this)) {
            at = at.getParent();
        }
        return at != null;
    }

    private void withSelected(Consumer<HistoryRow> action) {
        Optional.ofNullable(table.getSelectionModel().getSelectedItem()).ifPresent(action);
    }

    private void runAgain(HistoryRow row) {
        model.requestOf(row)
                .ifPresentOrElse(
                        host::queue, () -> host.say(messages.get("history.gone", row.name())));
    }

    private void saveAsPreset(HistoryRow row) {
        model.requestOf(row)
                .ifPresentOrElse(
                        host::saveAsPreset,
                        () -> host.say(messages.get("history.gone", row.name())));
    }

    private void keys(KeyEvent event) {
        boolean done = true;
        if (event.getCode() == KeyCode.ESCAPE) {
            host.closeHistory();
        } else if (event.getCode() == KeyCode.ENTER) {
            withSelected(host::showJob);
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
            search.requestFocus();
            search.selectAll();
        } else {
            done = false;
        }
        if (done) {
            event.consume();
        }
    }
}
