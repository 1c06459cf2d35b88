package dev.sluice.desktop.detail;

import dev.sluice.desktop.queue.PhaseLook;
import dev.sluice.desktop.text.Quantity;
import dev.sluice.engine.progress.JobTimeline;

import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

import java.util.List;
import java.util.Optional;

/** The speed of each phase over the same time as the lanes above, in one currency. */
final class ThroughputPane extends Pane {
    private static final double TOP = 12;
    private static final double BOTTOM = 8;
    private static final int LINES = 4;

    /** Over so much time a speed is taken, so that single items make no peaks. */
    private static final double SMOOTH_MILLIS = 15_000;

    private static final Font WORDS = Font.font("Inter Tabular", 12);

    private final DetailWords words;
    private final Palette palette;
    private final Canvas canvas = new Canvas();
    private Optional<JobTimeline> shown = Optional.empty();
    private TimeScale scale = TimeScale.of(1_000, 0, false, LanesPane.LEFT, LanesPane.LEFT + 1);
    private boolean inBytes;
    private boolean active;

    ThroughputPane(DetailWords words, Palette palette) {
        this.words = words;
        this.palette = palette;
        palette.whenChanged(this::requestLayout);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(words.get("timeline.throughput"));
        setMinWidth(0);
        setMinHeight(120);
        setPrefHeight(216);
        canvas.setManaged(false);
        getChildren().add(canvas);
    }

    void show(JobTimeline timeline, TimeScale newScale, boolean bytes, boolean goesOn) {
        shown = Optional.of(timeline);
        scale = newScale;
        inBytes = bytes;
        active = goesOn;
        requestLayout();
    }

    /** Whether a phase works on what is measured; one of job scope does not. */
    static boolean hasSpeed(JobTimeline timeline, int phase) {
        return timeline.slices().stream()
                .anyMatch(slice -> slice.phases().get(phase).weightPerSecond() > 0);
    }

    /** The speed of a phase at the end of a slice. */
    static double speed(List<JobTimeline.Slice> slices, int last, int phase) {
        double weight = 0;
        double millis = 0;
        for (int i = last; i >= 0 && millis < SMOOTH_MILLIS; i--) {
            JobTimeline.Slice slice = slices.get(i);
            double length = slice.toMillis() - slice.fromMillis();
            weight += slice.phases().get(phase).weightPerSecond() * length;
            millis += length;
        }
        return millis == 0 ? 0 : weight / millis;
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        shown.ifPresent(this::draw);
    }

    private void draw(JobTimeline timeline) {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        List<JobTimeline.Slice> slices = timeline.slices();
        double highest = 0;
        for (int i = 0; i < slices.size(); i++) {
            if (slices.get(i).toMillis() >= scale.from()) {
                for (int phase = 0; phase < timeline.phases().size(); phase++) {
                    highest = Math.max(highest, speed(slices, i, phase));
                }
            }
        }
        double top = niceTop(highest);
        grid(g, top);
        for (int phase = 0; phase < timeline.phases().size(); phase++) {
            if (hasSpeed(timeline, phase)) {
                line(g, timeline, phase, top);
            }
        }
        if (active) {
            double x = Math.rint(scale.x(scale.now())) + 0.5;
            g.setStroke(palette.paint("text"));
            g.setLineWidth(1);
            g.strokeLine(x, 0, x, y(0, top));
        }
    }

    private double y(double value, double top) {
        double bottom = canvas.getHeight() - BOTTOM;
        return bottom - value / top * (bottom - TOP);
    }

    private void grid(GraphicsContext g, double top) {
        g.setFont(WORDS);
        g.setTextAlign(TextAlignment.RIGHT);
        g.setTextBaseline(VPos.CENTER);
        for (int i = 0; i <= LINES; i++) {
            double value = top * i / LINES;
            double y = Math.rint(y(value, top)) + 0.5;
            g.setStroke(palette.paint(i == 0 ? "border" : "divider"));
            g.setLineWidth(1);
            g.strokeLine(scale.left(), y, scale.right(), y);
            g.setFill(palette.paint("muted"));
            g.fillText(
                    i == 0
                            ? "0"
                            : words.amounts()
                                    .rate(value, inBytes ? Quantity.BYTES : Quantity.ITEMS),
                    scale.left() - 8,
                    y);
        }
    }

    private void line(GraphicsContext g, JobTimeline timeline, int phase, double top) {
        List<JobTimeline.Slice> slices = timeline.slices();
        g.setStroke(
                palette.paint(PhaseLook.kind(timeline.phases().get(phase).kind()).styleClass()));
        g.setLineWidth(2);
        g.beginPath();
        boolean begun = false;
        for (int i = 0; i < slices.size(); i++) {
            JobTimeline.Slice slice = slices.get(i);
            if (slice.toMillis() < scale.from()) {
                continue;
            }
            double x = scale.x(slice.toMillis());
            double y = y(speed(slices, i, phase), top);
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

    /** A round number that the lines divide evenly. */
    static double niceTop(double highest) {
        if (highest <= 0) {
            return LINES;
        }
        double power = Math.pow(10, Math.floor(Math.log10(highest)));
        for (double step : new double[] {1, 2, 4, 6, 8, 10}) {
            if (step * power >= highest) {
                return step * power;
            }
        }
        return 10 * power;
    }
}
