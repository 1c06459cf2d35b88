package dev.sluice.desktop.detail;

import dev.sluice.desktop.look.Hint;
import dev.sluice.desktop.look.Icons;
import dev.sluice.desktop.queue.PhaseKind;
import dev.sluice.desktop.queue.PhaseLook;
import dev.sluice.engine.progress.JobTimeline;
import dev.sluice.ui.Foreign;

import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import javafx.util.Duration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A lane a phase, and in it a block an attempt: filled done, outlined running, crossed failed. */
final class LanesPane extends Pane {
    /** Where the axis begins; names and shares stand before it. */
    static final double LEFT = 152;

    private static final double ROW = 20;
    private static final double BLOCK = 16;
    private static final double LANE_PADDING = 8;
    private static final double AXIS = 24;
    private static final int MOST_ROWS = 6;
    private static final double NUMBER_ROOM = 18;
    private static final Font NUMBERS = Font.font("Inter Tabular Medium", 11);
    private static final Font WORDS = Font.font("Inter Tabular", 12);

    private final DetailWords words;
    private final Palette palette;
    private final Canvas canvas = new Canvas();
    private final List<Label> names = new ArrayList<>();
    private final List<Label> shares = new ArrayList<>();
    private final Tooltip tip = Hint.wrapped();
    private Optional<JobTimeline> shown = Optional.empty();
    private TimeScale scale = TimeScale.of(1_000, 0, false, LEFT, LEFT + 1);
    private boolean active;

    LanesPane(DetailWords words, Palette palette) {
        this.words = words;
        this.palette = palette;
        palette.whenChanged(this::requestLayout);
        getStyleClass().add("lanes");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinWidth(0);
        canvas.setManaged(false);
        getChildren().add(canvas);
        tip.setShowDelay(Duration.millis(150));
        Tooltip.install(canvas, tip);
        canvas.setOnMouseMoved(event -> tip.setText(textAt(event.getX(), event.getY())));
    }

    /**
     * @param goesOn whether time goes on for the job
     */
    void show(JobTimeline timeline, TimeScale newScale, boolean goesOn) {
        boolean other =
                shown.map(before -> before.phases().size() != timeline.phases().size())
                        .orElse(true);
        shown = Optional.of(timeline);
        scale = newScale;
        active = goesOn;
        if (other) {
            makeLabels(timeline);
        }
        StringBuilder spoken = new StringBuilder();
        for (int i = 0; i < timeline.phases().size(); i++) {
            JobTimeline.PhaseTime phase = timeline.phases().get(i);
            String share = words.amounts().percent(BottleneckFinding.busy(phase, timeline));
            shares.get(i).setText(share);
            spoken.append(words.phaseName(phase.id().value()))
                    .append(' ')
                    .append(share)
                    .append(". ");
        }
        setAccessibleText(spoken.toString());
        requestLayout();
    }

    private void makeLabels(JobTimeline timeline) {
        getChildren().removeAll(names);
        getChildren().removeAll(shares);
        names.clear();
        shares.clear();
        for (JobTimeline.PhaseTime phase : timeline.phases()) {
            PhaseKind kind = PhaseLook.kind(phase.kind());
            Label name =
                    new Label(
                            words.phaseName(phase.id().value()),
                            Icons.of(PhaseLook.icon(phase.id().value(), kind), Icons.LINE));
            name.getStyleClass().addAll("lane-name", kind.styleClass());
            name.setGraphicTextGap(8);
            Label share = new Label();
            share.getStyleClass().add("muted");
            names.add(name);
            shares.add(share);
        }
        getChildren().addAll(names);
        getChildren().addAll(shares);
    }

    private static int rows(JobTimeline.PhaseTime phase) {
        return Math.clamp(phase.rows(), 1, MOST_ROWS);
    }

    private static double height(JobTimeline.PhaseTime phase) {
        return rows(phase) * ROW + 2 * LANE_PADDING - (ROW - BLOCK);
    }

    @Override
    protected double computePrefHeight(double width) {
        return shown.map(timeline ->
                        AXIS + timeline.phases().stream().mapToDouble(LanesPane::height).sum())
                .orElse(AXIS);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        canvas.setWidth(width);
        canvas.setHeight(height);
        shown.ifPresent(timeline -> {
            double y = 0;
            for (int i = 0; i < timeline.phases().size(); i++) {
                double lane = height(timeline.phases().get(i));
                Label name = names.get(i);
                Label share = shares.get(i);
                double shareWidth = Math.ceil(share.prefWidth(-1));
                double nameHeight = Math.ceil(name.prefHeight(-1));
                double top = Math.rint(y + (lane - nameHeight) / 2);
                name.resizeRelocate(0, top, LEFT - 12 - shareWidth - 4, nameHeight);
                share.resizeRelocate(LEFT - 12 - shareWidth, top, shareWidth, nameHeight);
                y += lane;
            }
            draw(timeline);
        });
    }

    private void draw(JobTimeline timeline) {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        double bottom = canvas.getHeight() - AXIS;
        marks(g, bottom);
        double y = 0;
        for (int i = 0; i < timeline.phases().size(); i++) {
            JobTimeline.PhaseTime phase = timeline.phases().get(i);
            double lane = height(phase);
            lane(g, timeline, i, y);
            y += lane;
            if (i < timeline.phases().size() - 1) {
                g.setStroke(palette.paint("divider"));
                g.setLineWidth(1);
                g.strokeLine(0, Math.rint(y) - 0.5, scale.right(), Math.rint(y) - 0.5);
            }
        }
        if (active) {
            double x = Math.rint(scale.x(scale.now())) + 0.5;
            g.setStroke(palette.paint("text"));
            g.strokeLine(x, 0, x, bottom);
            g.setFill(palette.paint("text"));
            g.setFont(Font.font("Inter Tabular SemiBold", 12));
            g.setTextAlign(TextAlignment.LEFT);
            g.fillText(words.get("timeline.now"), x + 4, bottom + AXIS / 2);
        }
    }

    private void marks(GraphicsContext g, double bottom) {
        g.setFont(WORDS);
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.CENTER);
        double now = scale.x(scale.now());
        for (long mark : scale.marks()) {
            double x = Math.rint(scale.x(mark * 1000)) + 0.5;
            g.setStroke(palette.paint("divider"));
            g.setLineWidth(1);
            g.strokeLine(x, 0, x, bottom);
            boolean hidden = active && x > now - 40;
            if (!hidden) {
                g.setFill(palette.paint("muted"));
                g.fillText(
                        mark == 0
                                ? words.get("timeline.begin")
                                : words.durations().span(java.time.Duration.ofSeconds(mark)),
                        Math.min(x, scale.right() - 24),
                        bottom + AXIS / 2);
            }
        }
    }

    private void lane(GraphicsContext g, JobTimeline timeline, int index, double y) {
        JobTimeline.PhaseTime phase = timeline.phases().get(index);
        Paint accent = palette.paint(PhaseLook.kind(phase.kind()).styleClass());
        long first = phase.blocks().isEmpty() ? Long.MAX_VALUE : phase.forgottenMillis();
        // What is too long ago for single blocks is shown by how busy it was.
        double laneHeight = rows(phase) * ROW - (ROW - BLOCK);
        for (JobTimeline.Slice slice : timeline.slices()) {
            if (slice.fromMillis() >= first || slice.toMillis() < scale.from()) {
                continue;
            }
            double busy = slice.phases().get(index).busy();
            double from = Math.max(scale.left(), scale.x(slice.fromMillis()));
            double to = scale.x(Math.min(first, slice.toMillis()));
            g.setGlobalAlpha(0.25 + 0.35 * busy);
            g.setFill(accent);
            double part = Math.rint(laneHeight * busy);
            g.fillRect(from, y + LANE_PADDING + laneHeight - part, Math.max(0.5, to - from), part);
            g.setGlobalAlpha(1);
        }
        for (JobTimeline.Block block : phase.blocks()) {
            if (block.toMillis() >= scale.from() && block.row() < MOST_ROWS) {
                block(g, block, y + LANE_PADDING + block.row() * ROW, accent);
            }
        }
    }

    private void block(GraphicsContext g, JobTimeline.Block block, double y, Paint accent) {
        double from = Math.max(scale.left(), scale.x(block.fromMillis()));
        double width = Math.max(1.5, scale.x(block.toMillis()) - from - 1);
        String number = block.ordinal() == 0 ? "" : words.amounts().count(block.ordinal());
        boolean room = width >= NUMBER_ROOM + 6 * Math.max(0, number.length() - 2);
        switch (block.how()) {
            case RUNNING -> {
                g.setStroke(accent);
                g.setLineWidth(1);
                g.strokeRoundRect(
                        Math.rint(from) + 0.5, y + 0.5, Math.max(2, width - 1), BLOCK - 1, 4, 4);
                number(g, room ? number : "", from, width, y, palette.paint("text"));
            }
            case DONE -> {
                g.setFill(accent);
                g.fillRoundRect(from, y, width, BLOCK, 4, 4);
                number(g, room ? number : "", from, width, y, palette.paint("on-accent"));
            }
            case SKIPPED -> {
                g.setFill(palette.paint("dash"));
                g.fillRoundRect(from, y, width, BLOCK, 4, 4);
            }
            case FAILED -> {
                g.setFill(palette.paint("danger"));
                double wide = Math.max(width, 6);
                g.fillRoundRect(from, y, wide, BLOCK, 4, 4);
                g.setStroke(Color.WHITE);
                g.setLineWidth(1.5);
                double x = from + wide / 2;
                double arm = Math.min(3, wide / 2 - 1);
                double middle = y + BLOCK / 2;
                g.strokeLine(x - arm, middle - arm, x + arm, middle + arm);
                g.strokeLine(x - arm, middle + arm, x + arm, middle - arm);
            }
            case AGAIN -> {
                g.setGlobalAlpha(0.4);
                g.setFill(accent);
                g.fillRoundRect(from, y, width, BLOCK, 4, 4);
                g.setGlobalAlpha(1);
            }
        }
    }

    private static void number(
            GraphicsContext g, String number, double from, double width, double y, Paint paint) {
        if (!number.isEmpty()) {
            g.setFill(paint);
            g.setFont(NUMBERS);
            g.setTextAlign(TextAlignment.CENTER);
            g.setTextBaseline(VPos.CENTER);
            g.fillText(number, from + width / 2, y + BLOCK / 2);
        }
    }

    /** Which attempt the pointer is on, in words. */
    private String textAt(double x, double y) {
        if (shown.isEmpty()) {
            return "";
        }
        double top = 0;
        for (JobTimeline.PhaseTime phase : shown.get().phases()) {
            double lane = height(phase);
            if (y >= top && y < top + lane) {
                int row = (int) ((y - top - LANE_PADDING) / ROW);
                return phase.blocks().stream()
                        .filter(block -> block.row() == row)
                        .filter(block ->
                                scale.x(block.fromMillis()) <= x
                                        && x <= scale.x(block.toMillis()) + 1)
                        .findFirst()
                        .map(block -> text(phase, block))
                        .orElse(words.phaseName(phase.id().value()));
            }
            top += lane;
        }
        return words.get("timeline.busy-is");
    }

    private String text(JobTimeline.PhaseTime phase, JobTimeline.Block block) {
        java.time.Duration took =
                java.time.Duration.ofMillis(block.toMillis() - block.fromMillis());
        String name = block.name().isEmpty() ? "" : Foreign.name(block.name()) + "\n";
        String how =
                words.get(
                        switch (block.how()) {
                            case RUNNING -> "timeline.block.running";
                            case DONE -> "timeline.block.done";
                            case SKIPPED -> "timeline.block.skipped";
                            case FAILED -> "timeline.block.failed";
                            case AGAIN -> "timeline.block.again";
                        },
                        words.durations().span(took));
        return name + words.phaseName(phase.id().value()) + ", " + how;
    }
}
