package dev.sluice.desktop.detail;

import dev.sluice.desktop.queue.JobRow;
import dev.sluice.desktop.queue.PhaseLines;
import dev.sluice.desktop.queue.RowAction;
import dev.sluice.engine.Command;
import dev.sluice.engine.job.FailureChoice;
import dev.sluice.engine.pipeline.LaneId;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableLongValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The page of one job: its head, its active phases, its tabs. FX thread. */
public final class DetailPage extends BorderPane {
    /** Each opens the tab of its number, with the shortcut key. */
    private static final List<KeyCode> DIGITS =
            List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5);

    private final DetailViewModel model;
    private final JobRow row;
    private final DetailHost host;
    private final DetailHeader header;
    private final PhaseLines phases;
    private Optional<ItemsView> items = Optional.empty();
    private Optional<FailuresView> failures = Optional.empty();
    private final DetailActions actions = new Deeds();
    private final TabPane tabs = new TabPane();
    private final Timeline ticking = new Timeline();
    private final Map<DetailTab, Tab> byKind = new EnumMap<>(DetailTab.class);

    /**
     * @param row followed until {@link #release}
     */
    public DetailPage(DetailViewModel model, JobRow row, DetailHost host) {
        this.model = model;
        this.row = row;
        this.host = host;
        getStyleClass().add("detail-page");
        row.watch();
        header = new DetailHeader(row, model.words(), actions);
        phases = new PhaseLines(row);
        setTop(new VBox(header, phases));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getStyleClass().add("detail-tabs");
        tabs.setAccessibleText(model.words().get("detail.tabs"));
        for (DetailTab kind : DetailTab.values()) {
            add(kind);
        }
        count(DetailTab.ITEMS, model.items().count(ItemFilter.ALL));
        count(DetailTab.FAILURES, model.failures().failures());
        setCenter(tabs);
        model.tab().subscribe(this::open);
        tabs.getSelectionModel()
                .selectedItemProperty()
                .subscribe(chosen ->
                        byKind.forEach((kind, tab) -> {
                            if (tab.equals(chosen)) {
                                model.tab().set(kind);
                            }
                        }));
        ticking.setCycleCount(Animation.INDEFINITE);
        ticking.getKeyFrames().setAll(new KeyFrame(Duration.seconds(1), event -> model.tick()));
        ticking.play();
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyFirst);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyLast);
    }

    private void add(DetailTab kind) {
        Tab tab = new Tab(model.words().get(kind.messageKey()));
        tab.setId("tab-" + kind.name().toLowerCase(java.util.Locale.ROOT));
        byKind.put(kind, tab);
        tabs.getTabs().add(tab);
    }

    private void count(DetailTab kind, ObservableLongValue count) {
        Label number = new Label();
        number.getStyleClass().add("tab-count");
        tabOf(kind).setGraphic(number);
        count.subscribe(many -> {
            number.setText(
                    many.longValue() == 0 ? "" : model.words().amounts().count(many.longValue()));
        });
    }

    private Tab tabOf(DetailTab kind) {
        return Objects.requireNonNull(byKind.get(kind));
    }

    /** What a tab shows is made when it is first chosen; all at once would be felt. */
    private void open(DetailTab kind) {
        Tab tab = tabOf(kind);
        if (tab.getContent() == null) {
            tab.setContent(contentOf(kind));
        }
        tabs.getSelectionModel().select(tab);
    }

    private Node contentOf(DetailTab kind) {
        return switch (kind) {
            case ITEMS -> {
                ItemsView view = new ItemsView(model.items(), model.words(), actions);
                items = Optional.of(view);
                yield view;
            }
            case TIMELINE -> new TimelineView(model.timeline(), model.words(), actions);
            case FAILURES -> {
                FailuresView view =
                        new FailuresView(
                                model.failures(),
                                model.words(),
                                model.failureDeeds(actions),
                                actions);
                failures = Optional.of(view);
                yield view;
            }
            case LOG -> new LogView(model.log(), model.words(), actions);
            case OPTIONS -> new OptionsView(model.options(), model.words(), actions);
        };
    }

    public DetailViewModel model() {
        return model;
    }

    /** Puts the focus on what the open tab is about. */
    public void focusFirst() {
        switch (model.tab().get()) {
            case ITEMS -> items.ifPresent(view -> view.table().requestFocus());
            case FAILURES -> failures.ifPresent(view -> view.causes().requestFocus());
            case TIMELINE, LOG, OPTIONS -> header.back().requestFocus();
        }
    }

    /** Lets go of the job; the page is not shown again. */
    public void release() {
        ticking.stop();
        row.unwatch();
        header.release();
        phases.release();
    }

    private void keyFirst(KeyEvent event) {
        if (!event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
            return;
        }
        int digit = DIGITS.indexOf(event.getCode());
        if (digit >= 0 && digit < tabs.getTabs().size()) {
            tabs.getSelectionModel().select(digit);
            focusFirst();
            event.consume();
        } else if (event.getCode() == KeyCode.F) {
            model.tab().set(DetailTab.ITEMS);
            items.ifPresent(ItemsView::focusSearch);
            event.consume();
        } else if (event.getCode() == KeyCode.E) {
            model.tab().set(DetailTab.FAILURES);
            focusFirst();
            event.consume();
        } else if (event.getCode() == KeyCode.R) {
            host.perform(RowAction.RETRY_FAILED, row);
            event.consume();
        }
    }

    /** What no control inside has taken. */
    private void keyLast(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            host.closeDetail();
            event.consume();
        }
    }

    private final class Deeds implements DetailActions {
        @Override
        public void perform(RowAction action) {
            host.perform(action, row);
        }

        @Override
        public void retry(FailureChoice which) {
            host.control(new Command.RetryFailed(which), model.job());
        }

        @Override
        public void skip(FailureChoice which) {
            host.control(new Command.SkipFailed(which), model.job());
        }

        @Override
        public void setPermits(String lane, int permits) {
            host.setPermits(new LaneId(lane), permits);
        }

        @Override
        public void copy(String text) {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        }

        @Override
        public Optional<Path> chooseFile(String suggestedName) {
            return host.chooseFile(suggestedName);
        }

        @Override
        public void open(Path path) {
            host.open(path);
        }

        @Override
        public void say(String sentence) {
            host.say(sentence);
        }

        @Override
        public void warn(Exception failure) {
            host.warn(failure);
        }

        @Override
        public void runAgain() {
            host.queue(model.options().request());
        }

        @Override
        public void saveAsPreset() {
            host.saveAsPreset(model.options().request());
        }

        @Override
        public void saveAsFile() {
            host.saveAsFile(model.options().request());
        }

        @Override
        public void back() {
            host.closeDetail();
        }
    }
}
