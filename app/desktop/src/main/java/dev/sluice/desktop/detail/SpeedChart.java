package dev.sluice.desktop.detail;

import dev.sluice.desktop.look.Icons;
import dev.sluice.desktop.queue.PhaseKind;
import dev.sluice.desktop.queue.PhaseLook;
import dev.sluice.desktop.text.Quantity;
import dev.sluice.engine.progress.JobTimeline;

import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One chart: the speeds of some phases on the time axis of the lanes. */
final class SpeedChart extends Pane {
    private static final double TOP = 12;
    private static final double BOTTOM = 8;
    private static final int LINES = 4;
    private static final double SMALL = 64;

    /** Beside the icon of the phase. */
    private static final double NAME_INDENT = 24;

    private static final double LARGE = 120;
    private static final double LARGE_WANTED = 216;
    private static final Font WORDS = Font.font("Inter Tabular", 12);

    private final DetailWords words;
    private final Palette palette;
    private final boolean small;
    private final Canvas canvas = new Canvas();
    private final Label name = new Label();
    private final Label speed = new Label();
    private Optional<Shown> shown = Optional.empty();

    /**
     * What a chart shows.
     *
     * @param phases their places in the timeline
     * @param goesOn whether time goes on for the job
     */
    record Shown(
            JobTimeline timeline,
            List<Integer> phases,
            TimeScale scale,
            Quantity quantity,
            boolean goesOn) {}

    /**
     * @param small one of several, with the name of its only phase; its height is its own, and so
     *     is what its axis ends at: what is slow beside another phase keeps its shape
     */
    SpeedChart(DetailWords words, Palette palette, boolean small) {
        this.words = words;
        this.palette = palette;
        this.small = small;
        palette.whenChanged(this::requestLayout);
        getStyleClass().add("speed-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinWidth(0);
        setMinHeight(small ? SMALL : LARGE);
        setPrefHeight(small ? SMALL : LARGE_WANTED);
        canvas.setManaged(false);
        speed.getStyleClass().add("muted");
        for (Label label : new Label[] {name, speed}) {
            label.setManaged(false);
            label.setVisible(small);
        }
        getChildren().setAll(canvas, name, speed);
    }

    void show(Shown next) {
        shown = Optional.of(next);
        setAccessibleText(
                next.phases().stream()
                        .map(phase -> spoken(next, phase))
                        .collect(Collectors.joining(" ")));
        if (small) {
            next.phases().stream().findFirst().ifPresent(phase -> showName(next, phase));
        }
        requestLayout();
    }

    private String spoken(Shown next, int phase) {
        String most = rate(next, Speeds.highest(next.timeline(), List.of(phase), 0));
        String phaseName = words.phaseName(next.timeline().phases().get(phase).id().value());
        return next.goesOn()
                ? words.get(
                        "timeline.spoken.now",
                        phaseName,
                        rate(next, Speeds.now(next.timeline(), phase)),
                        most)
                : words.get("timeline.spoken.then", phaseName, most);
    }

    private void showName(Shown next, int place) {
        speed.setText(next.goesOn() ? rate(next, Speeds.now(next.timeline(), place)) : "");
        JobTimeline.PhaseTime phase = next.timeline().phases().get(place);
        PhaseKind kind = PhaseLook.kind(phase.kind());
        name.setText(words.phaseName(phase.id().value()));
        name.setGraphic(Icons.of(PhaseLook.icon(phase.id().value(), kind), Icons.LINE));
        name.setGraphicTextGap(8);
        name.getStyleClass().setAll("label", "lane-name", kind.styleClass());
    }

    private String rate(Shown next, double speed) {
        return words.amounts().rate(speed, next.quantity());
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        shown.ifPresent(this::draw);
        double line = Math.ceil(name.prefHeight(-1));
        boolean two = !speed.getText().isEmpty();
        double top = Math.rint((TOP + getHeight() - BOTTOM) / 2 - (two ? line : line / 2));
        name.resizeRelocate(0, top, LanesPane.LEFT - 12, line);
        speed.resizeRelocate(NAME_INDENT, top + line, LanesPane.LEFT - 12 - NAME_INDENT, line);
    }

    private void draw(Shown now) {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        double highest = Speeds.highest(now.timeline(), now.phases(), now.scale().from());
        double top = Speeds.niceTop(highest);
        grid(g, now, top);
        for (int phase : now.phases()) {
            line(g, now, phase, top);
        }
        if (now.goesOn()) {
            double x = Math.rint(now.scale().x(now.scale().now())) + 0.5;
            g.setStroke(palette.paint("text"));
            g.setLineWidth(1);
            g.strokeLine(x, 0, x, small ? canvas.getHeight() : y(0, top));
        }
    }

    private double y(double value, double top) {
        double bottom = canvas.getHeight() - BOTTOM;
        return bottom - value / top * (bottom - TOP);
    }

    private void grid(GraphicsContext g, Shown now, double top) {
        g.setFont(WORDS);
        g.setTextAlign(TextAlignment.RIGHT);
        g.setTextBaseline(VPos.CENTER);
        for (int i = 0; i <= LINES; i += small ? LINES : 1) {
            double value = top * i / LINES;
            double y = Math.rint(y(value, top)) + 0.5;
            g.setStroke(palette.paint(i == 0 ? "border" : "divider"));
            g.setLineWidth(1);
            g.strokeLine(now.scale().left(), y, now.scale().right(), y);
            g.setFill(palette.paint("muted"));
            g.fillText(i == 0 ? "0" : rate(now, value), now.scale().left() - 8, y);
        }
    }

    private void line(GraphicsContext g, Shown now, int phase, double top) {
        TimeScale scale = now.scale();
        List<JobTimeline.Slice> slices = now.timeline().slices();
        g.setStroke(
                palette.paint(
                        PhaseLook.kind(now.timeline().phases().get(phase).kind()).styleClass()));
        g.setLineWidth(2);
        g.beginPath();
        boolean begun = false;
        for (int i = 0; i < slices.size(); i++) {
            JobTimeline.Slice slice = slices.get(i);
            if (slice.toMillis() < scale.from()) {
                continue;
            }
            double x = scale.x(slice.toMillis());
            double y = y(Speeds.at(slices, i, phase), top);
            if (begun) {
                g.lineTo(x, y);
            } else {
                long from = Math.max(scale.from(), slice.fromMillis());
                g.moveTo(scale.x(from), i == 0 ? y(0, top) : y);
                g.lineTo(x, y);
                begun = true;
            }
        }
        g.stroke();
    }
}
