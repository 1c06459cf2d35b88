package dev.sluice.desktop.detail;

import dev.sluice.desktop.look.Icons;
import dev.sluice.desktop.look.PageKeys;
import dev.sluice.desktop.look.Switch;
import dev.sluice.desktop.queue.PhaseLook;
import dev.sluice.desktop.text.Quantity;
import dev.sluice.engine.progress.JobTimeline;
import dev.sluice.ui.Icon;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.Optional;

/** The tab that shows how a job's time goes, which phase holds it back, and what would help. */
final class TimelineView extends StackPane {
    private static final double MARGIN = 16;

    private final TimelineViewModel model;
    private final DetailWords words;
    private final DetailActions actions;
    private final Palette palette = new Palette();
    private final LanesPane lanes;
    private final ThroughputPane throughput;
    private final Node throughputHead;
    private final Label title = new Label();
    private final Label detail = new Label();
    private final Button change = new Button();
    private final HBox speeds = new HBox(20);
    private final Label unit = new Label();
    private final VBox charts = new VBox(8);
    private final Label nothing = new Label();

    TimelineView(TimelineViewModel model, DetailWords words, DetailActions actions) {
        this.model = model;
        this.words = words;
        this.actions = actions;
        getStyleClass().add("timeline");
        lanes = new LanesPane(words, palette);
        throughput = new ThroughputPane(words, palette);
        nothing.getStyleClass().add("muted");
        nothing.setWrapText(true);
        throughputHead = headOfThroughput();
        VBox.setVgrow(throughput, Priority.ALWAYS);
        charts.getChildren().setAll(lanesHead(), lanes, nothing, throughputHead, throughput);
        VBox.setVgrow(charts, Priority.ALWAYS);
        VBox body = new VBox(16, banner(), charts);
        body.getStyleClass().add("timeline-body");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("edge-to-edge");
        PageKeys.move(scroll);
        getChildren().setAll(palette, scroll);
        model.timeline().subscribe(ignored -> show());
        model.zoom().subscribe(ignored -> show());
        model.chartsApart().subscribe(ignored -> show());
        model.bottleneck().subscribe(this::showBottleneck);
        widthProperty().subscribe(ignored -> show());
    }

    private Node banner() {
        title.getStyleClass().add("strong");
        detail.setWrapText(true);
        for (Label label : new Label[] {title, detail}) {
            label.setMinWidth(0);
            label.setMinHeight(USE_PREF_SIZE);
        }
        Label why = new Label(words.get("timeline.why.text"));
        why.setWrapText(true);
        why.setMinHeight(USE_PREF_SIZE);
        why.getStyleClass().add("muted");
        why.setVisible(false);
        why.setManaged(false);
        VBox texts = new VBox(2, title, detail, why);
        texts.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(texts, Priority.ALWAYS);
        texts.setMinWidth(0);
        change.setId("bottleneck-change");
        change.setMinWidth(USE_PREF_SIZE);
        Hyperlink more = new Hyperlink(words.get("timeline.why"));
        more.setMinWidth(USE_PREF_SIZE);
        more.setOnAction(event -> {
            why.setVisible(!why.isVisible());
            why.setManaged(why.isVisible());
            more.setVisited(false);
        });
        HBox banner = new HBox(16, Icons.of(Icon.BOTTLENECK, 20), texts, change, more);
        banner.setAlignment(Pos.CENTER_LEFT);
        banner.getStyleClass().addAll("notice", "bottleneck");
        return banner;
    }

    private Node lanesHead() {
        Label head = new Label(words.get("timeline.head"));
        head.getStyleClass().add("section-head");
        Label caption = new Label(words.get("timeline.caption"));
        caption.getStyleClass().add("muted");
        Region grow = new Region();
        HBox.setHgrow(grow, Priority.ALWAYS);
        HBox row =
                new HBox(
                        12,
                        head,
                        caption,
                        grow,
                        legend("legend-done", "timeline.legend.done"),
                        legend("legend-running", "timeline.legend.running"),
                        legend("legend-failed", "timeline.legend.failed"),
                        zoom(Icon.ZOOM_OUT, "timeline.zoom-out", model::zoomOut),
                        zoom(Icon.ZOOM_IN, "timeline.zoom-in", model::zoomIn));
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinHeight(24);
        return row;
    }

    private Node legend(String style, String key) {
        Region box = new Region();
        box.getStyleClass().setAll("legend-box", style);
        Label label = new Label(words.get(key), box);
        label.setGraphicTextGap(8);
        label.getStyleClass().add("muted");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private Button zoom(Icon icon, String key, Runnable action) {
        Button button = new Button("", Icons.of(icon, Icons.LINE));
        button.getStyleClass().addAll("flat", "button-icon", "row-button");
        button.setAccessibleText(words.get(key));
        button.setTooltip(new Tooltip(words.get(key)));
        button.setOnAction(event -> action.run());
        return button;
    }

    private Node headOfThroughput() {
        Label head = new Label(words.get("timeline.throughput"));
        head.getStyleClass().add("section-head");
        head.setMinWidth(USE_PREF_SIZE);
        unit.setMinWidth(0);
        unit.getStyleClass().add("muted");
        speeds.setAlignment(Pos.CENTER_RIGHT);
        Region grow = new Region();
        HBox.setHgrow(grow, Priority.ALWAYS);
        Switch apart = new Switch(words.get("timeline.apart"));
        apart.setId("charts-apart");
        apart.setMinWidth(USE_PREF_SIZE);
        apart.setAccessibleText(words.get("timeline.apart.spoken"));
        apart.selectedProperty().bindBidirectional(model.chartsApart());
        HBox.setMargin(apart, new Insets(0, 0, 0, 12));
        HBox row = new HBox(12, head, unit, grow, speeds, apart);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinHeight(24);
        return row;
    }

    private void showBottleneck(Optional<Bottleneck> found) {
        Node banner = title.getParent().getParent();
        banner.setVisible(found.isPresent());
        banner.setManaged(found.isPresent());
        found.ifPresent(bottleneck -> {
            title.setText(bottleneck.title());
            detail.setText(bottleneck.detail());
            detail.setVisible(!bottleneck.detail().isEmpty());
            detail.setManaged(detail.isVisible());
            boolean button = bottleneck.change().isPresent();
            change.setVisible(button);
            change.setManaged(button);
            bottleneck
                    .change()
                    .ifPresent(it -> {
                        change.setText(it.label());
                        change.setOnAction(event -> actions.setPermits(it.lane(), it.permits()));
                    });
        });
    }

    private void show() {
        Optional<JobTimeline> read = model.timeline().get();
        if (read.isEmpty() || getWidth() <= 0) {
            return;
        }
        JobTimeline timeline = read.get();
        boolean active = model.isActive();
        TimeScale scale =
                TimeScale.of(
                        timeline.worked().toMillis(),
                        model.zoom().get(),
                        active,
                        LanesPane.LEFT,
                        getWidth() - 2 * MARGIN);
        lanes.show(timeline, scale, active);
        throughput.show(timeline, scale, quantity(), active, model.chartsApart().get());
        boolean unknown = timeline.slices().isEmpty();
        nothing.setText(words.get("timeline.forgotten"));
        nothing.setVisible(unknown);
        nothing.setManaged(unknown);
        for (Node node : new Node[] {throughputHead, throughput}) {
            node.setVisible(!unknown);
            node.setManaged(!unknown);
        }
        showSpeeds(timeline);
    }

    private Quantity quantity() {
        return model.inBytes() ? Quantity.BYTES : Quantity.ITEMS;
    }

    private void showSpeeds(JobTimeline timeline) {
        unit.setText(words.get(model.inBytes() ? "timeline.unit.bytes" : "timeline.unit.items"));
        speeds.getChildren().clear();
        // A chart of its own says itself which phase it is of.
        if (timeline.slices().isEmpty() || model.chartsApart().get()) {
            return;
        }
        for (int i : Speeds.phases(timeline)) {
            JobTimeline.PhaseTime phase = timeline.phases().get(i);
            double speed = Speeds.now(timeline, i);
            Region line = new Region();
            line.getStyleClass().setAll("legend-line", PhaseLook.kind(phase.kind()).styleClass());
            Label name =
                    new Label(
                            words.phaseName(phase.id().value())
                                    + (model.isActive()
                                            ? "  " + words.amounts().rate(speed, quantity())
                                            : ""),
                            line);
            name.setGraphicTextGap(8);
            name.setMinWidth(USE_PREF_SIZE);
            speeds.getChildren().add(name);
        }
    }
}
