package dev.sluice.desktop.detail;

import dev.sluice.desktop.look.Icons;
import dev.sluice.engine.store.FailureRecord;
import dev.sluice.ui.Icon;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.Optional;

/**
 * The tab of what failed: causes at the left, and of the chosen one what happened, what to do, and
 * each of its failures.
 */
final class FailuresView extends StackPane {
    private static final double LIST = 400;

    private final FailuresViewModel model;
    private final DetailWords words;
    private final FailureDeeds deeds;
    private final ListView<CauseRow> causes;
    private final VBox page = new VBox();

    private final Label title = new CauseTitle();
    private final Label message = label("cause-message");
    private final VBox steps = new VBox(8);
    private final Button retry = new Button("", Icons.of(Icon.RETRY, Icons.LINE));
    private final Button skip = new Button();
    private final Button rejects;
    private final FailureTable table;
    private final TechnicalDetail technical;

    FailuresView(
            FailuresViewModel model, DetailWords words, FailureDeeds deeds, DetailActions actions) {
        this.model = model;
        this.words = words;
        this.deeds = deeds;
        getStyleClass().add("failures");
        causes = new ListView<>(model.causes());
        rejects = new Button(words.get("failures.rejects"), Icons.of(Icon.REPORT, Icons.LINE));
        table = new FailureTable(model, words);
        technical = new TechnicalDetail(words, actions);
        BorderPane both = new BorderPane(pageScroll());
        both.setLeft(list());
        Node nothing = nothing();
        getChildren().setAll(both, nothing);
        model.causes()
                .subscribe(() -> {
                    both.setVisible(!model.causes().isEmpty());
                    nothing.setVisible(model.causes().isEmpty());
                });
        both.setVisible(!model.causes().isEmpty());
        nothing.setVisible(model.causes().isEmpty());
        model.chosen().subscribe(this::show);
        model.checks().changes().subscribe(ignored -> showButtons());
        model.retriable().subscribe(ignored -> showButtons());
        table.focused().subscribe(this::showOne);
    }

    /** The list of causes, for focus and tests. */
    ListView<CauseRow> causes() {
        return causes;
    }

    FailureTable table() {
        return table;
    }

    private Node nothing() {
        Label good = new Label();
        Node tick = Icons.of(Icon.DONE, Icons.LINE);
        good.getStyleClass().addAll("muted", "nothing-failed");
        good.setGraphicTextGap(8);
        // Before anybody has looked, nothing is not known to have failed.
        model.counted()
                .subscribe(counted -> {
                    good.setText(words.get(counted ? "empty.failed" : "detail.items.looking"));
                    good.setGraphic(counted ? tick : null);
                });
        return good;
    }

    private Node list() {
        Label head = new Label();
        head.getStyleClass().add("strong");
        head.setMinWidth(0);
        Region grow = new Region();
        HBox.setHgrow(grow, Priority.ALWAYS);
        Button all = new Button("", Icons.of(Icon.RETRY, Icons.SMALL));
        all.getStyleClass().add("small");
        all.setId("retry-all");
        all.setMinWidth(USE_PREF_SIZE);
        all.setOnAction(event -> deeds.retryAll());
        all.disableProperty().bind(model.retriable().not());
        Runnable count =
                () -> {
                    long sum = model.causes().stream().mapToLong(CauseRow::count).sum();
                    head.setText(words.get("failures.head", sum, model.causes().size()));
                    all.setText(words.get("failures.retry-all", sum));
                };
        model.causes().subscribe(count);
        count.run();
        HBox top = new HBox(8, head, grow, all);
        top.getStyleClass().add("causes-head");
        causes.getStyleClass().addAll("causes", "edge-to-edge");
        causes.setFixedCellSize(CauseCell.HEIGHT);
        causes.setAccessibleText(words.get("detail.tab.failures"));
        causes.setCellFactory(list -> new CauseCell(words));
        causes.getSelectionModel()
                .selectedItemProperty()
                .subscribe((before, now) -> {
                    if (now != null) {
                        model.choose(Optional.of(now));
                    }
                });
        model.chosen()
                .subscribe(
                        chosen -> chosen.ifPresent(row -> causes.getSelectionModel().select(row)));
        Label foot = label("causes-foot", "muted");
        foot.setText(words.get("failures.stay"));
        VBox box = new VBox(top, causes, foot);
        VBox.setVgrow(causes, Priority.ALWAYS);
        box.getStyleClass().add("causes-side");
        box.setMinWidth(240);
        box.setPrefWidth(LIST);
        widthProperty()
                .subscribe(width -> box.setPrefWidth(width.doubleValue() < 1120 ? 320 : LIST));
        return box;
    }

    private Node pageScroll() {
        Label head = new Label(words.get("failures.what-to-do"));
        head.getStyleClass().add("medium");
        VBox todo = new VBox(8, head, steps);
        todo.getStyleClass().add("what-to-do");
        retry.getStyleClass().add("accent");
        retry.setId("retry-cause");
        retry.setOnAction(event -> deeds.retryTicked());
        skip.setId("skip-cause");
        skip.setOnAction(event -> deeds.skipTicked());
        Button export =
                new Button(words.get("failures.export"), Icons.of(Icon.DOWNLOAD, Icons.LINE));
        export.getStyleClass().add("flat");
        export.setId("export-failures");
        export.setOnAction(event -> deeds.export());
        rejects.getStyleClass().add("flat");
        rejects.setId("open-rejects");
        rejects.setOnAction(event -> deeds.openRejects(table.focused().get()));
        Region grow = new Region();
        HBox.setHgrow(grow, Priority.ALWAYS);
        HBox buttons = new HBox(8, retry, skip, grow, rejects, export);
        buttons.setAlignment(Pos.CENTER_LEFT);
        for (Button button : new Button[] {retry, skip, rejects, export}) {
            button.setMinWidth(USE_PREF_SIZE);
        }
        VBox.setVgrow(table, Priority.ALWAYS);
        page.getStyleClass().add("cause-page");
        page.getChildren().setAll(title, message, todo, buttons, table, technical);
        ScrollPane scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("edge-to-edge");
        return scroll;
    }

    private void show(Optional<CauseRow> chosen) {
        if (chosen.isEmpty()) {
            return;
        }
        CauseRow cause = chosen.get();
        title.setText(cause.title());
        message.setText(cause.message());
        steps.getChildren().clear();
        for (int i = 0; i < cause.steps().size(); i++) {
            Label number = new Label(words.amounts().count(i + 1L));
            number.getStyleClass().add("step-number");
            Label text = label();
            text.setText(cause.steps().get(i));
            HBox.setHgrow(text, Priority.ALWAYS);
            steps.getChildren().add(new HBox(8, number, text));
        }
        boolean ofItems = cause.ofItems();
        table.setVisible(cause.cluster().isPresent());
        table.setManaged(table.isVisible());
        skip.setVisible(ofItems);
        skip.setManaged(ofItems);
        deeds.lookForRejects(found -> {
            rejects.setVisible(found);
            rejects.setManaged(found);
        });
        showButtons();
        showTechnical(table.focused().get());
    }

    /** A failure that is looked at tells its own story. */
    private void showOne(Optional<FailureRecord> record) {
        record.ifPresent(one -> message.setText(model.words().message(one.failure(), false)));
        showTechnical(record);
    }

    private void showTechnical(Optional<FailureRecord> record) {
        technical.show(
                record.map(model.words()::technical)
                        .or(() -> model.chosen().get().map(CauseRow::technical))
                        .orElse(""),
                record.map(one ->
                                one.name()
                                        + ": "
                                        + model.words().words().told(one.failure().message()))
                        .or(() -> model.chosen().get().map(CauseRow::message))
                        .orElse(""));
    }

    private void showButtons() {
        long ticked = model.ticked();
        boolean whole = model.chosen().get().flatMap(CauseRow::cluster).isEmpty();
        retry.setText(
                whole ? words.get("failures.retry-job") : words.get("failures.retry", ticked));
        skip.setText(words.get("failures.skip", ticked));
        boolean possible = model.retriable().get() && ticked > 0;
        retry.setDisable(!possible);
        skip.setDisable(!possible);
    }

    private static Label label(String... styles) {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.setMinWidth(0);
        label.setMaxWidth(Double.MAX_VALUE);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
