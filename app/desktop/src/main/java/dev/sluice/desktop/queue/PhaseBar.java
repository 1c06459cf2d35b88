package dev.sluice.desktop.queue;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;

import java.util.List;
import java.util.Optional;

/**
 * The bar of a phase: one real {@link ProgressBar}, which carries progress and accessible text, and
 * a few regions around it that tell by shape what the progress alone cannot. All nodes are made
 * once and reused, and a change of any value lays out this bar only.
 */
public final class PhaseBar extends Region {

    /** Height of track and fill in pixels. */
    static final double THICKNESS = 6;

    private static final double HEIGHT = 14;
    private static final double GAP = 2;
    private static final double SMALLEST_FAILED = 6;
    private static final double POST = 2;
    private static final int MOST_BATCHES = 24;

    private final DoubleProperty fraction = laidOut(new SimpleDoubleProperty());
    private final DoubleProperty failedFraction = laidOut(new SimpleDoubleProperty());
    private final IntegerProperty batches = new SimpleIntegerProperty();
    private final ObjectProperty<BarState> state = new SimpleObjectProperty<>(BarState.ACTIVE);
    private final ObjectProperty<BarTotal> total = new SimpleObjectProperty<>(BarTotal.KNOWN);
    private final ObjectProperty<PhaseKind> kind = new SimpleObjectProperty<>(PhaseKind.FIND);

    private final Region track = part("phase-track");
    private final Region outline = part("phase-outline");
    private final ProgressBar progress = new ProgressBar(0);
    private final Region failed = part("phase-failed");
    private final Region post = part("phase-post");
    private final Path dashes = BarShapes.path("phase-dashes");
    private final Path gaps = BarShapes.path("phase-gaps");
    private final Drawn dashesShape = new Drawn();
    private final Drawn gapsShape = new Drawn();
    private final WanderingBlock block = new WanderingBlock();

    /** An empty bar of a known total. */
    public PhaseBar() {
        getStyleClass().setAll("phase-bar", kind.get().styleClass());
        progress.setManaged(false);
        progress.setFocusTraversable(false);
        progress.progressProperty().bind(fraction);
        getChildren().setAll(track, outline, dashes, progress, gaps, failed, block, post);

        batches.subscribe(this::requestLayout);
        state.subscribe(this::showState);
        total.subscribe(this::showState);
        kind.subscribe(chosen -> getStyleClass().setAll("phase-bar", chosen.styleClass()));
        showState();
    }

    /** Share done well, 0 to 1. */
    public DoubleProperty fractionProperty() {
        return fraction;
    }

    /** Share that failed, 0 to 1. */
    public DoubleProperty failedFractionProperty() {
        return failedFraction;
    }

    /** How many segments the bar has; 0 or 1 for none, and above 24 it is plain. */
    public IntegerProperty batchesProperty() {
        return batches;
    }

    public ObjectProperty<BarState> stateProperty() {
        return state;
    }

    public ObjectProperty<BarTotal> totalProperty() {
        return total;
    }

    /** Gives the accent. */
    public ObjectProperty<PhaseKind> kindProperty() {
        return kind;
    }

    /** What a screen reader says about the progress. */
    public ObjectProperty<String> spokenProperty() {
        return progress.accessibleTextProperty();
    }

    /** Lets go of whatever the values are bound to and becomes an empty bar again. */
    void release() {
        for (Property<?> value :
                List.of(fraction, failedFraction, batches, state, total, kind, spokenProperty())) {
            value.unbind();
        }
        total.set(BarTotal.KNOWN);
        state.set(BarState.ACTIVE);
    }

    private void showState() {
        for (BarState each : BarState.values()) {
            pseudoClassStateChanged(pseudoClass(each), each == state.get());
        }
        boolean unknown = total.get() == BarTotal.UNKNOWN;
        boolean hollow = state.get().waits();
        pseudoClassStateChanged(ESTIMATED, total.get() == BarTotal.ESTIMATED);
        track.setVisible(!hollow && !unknown);
        outline.setVisible(hollow);
        progress.setVisible(!unknown);
        dashes.setVisible(!hollow && (unknown || total.get() == BarTotal.GROWING));
        block.show(!hollow && unknown, state.get() == BarState.ACTIVE);
        post.setVisible(state.get() == BarState.STALLED);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double top = snapPositionY((getHeight() - THICKNESS) / 2);
        boolean open = total.get() == BarTotal.GROWING && !state.get().waits();
        double trackWidth = open ? width - BarShapes.OPEN_END : width;
        double done = clamped(fraction.get());

        double failedWidth =
                failedFraction.get() > 0
                        ? Math.max(SMALLEST_FAILED, failedFraction.get() * trackWidth)
                        : 0;
        double roomForFill = failedWidth > 0 ? trackWidth - failedWidth - GAP : trackWidth;
        double fill = snapPositionX(Math.max(0, Math.min(done * trackWidth, roomForFill)));

        track.resizeRelocate(0, top, trackWidth, THICKNESS);
        outline.resizeRelocate(0, top, width, THICKNESS);
        // As wide as makes its own fill end where the failed block leaves room for it.
        progress.resizeRelocate(0, top, done > 0 ? fill / done : trackWidth, THICKNESS);
        failed.setVisible(failedWidth > 0);
        failed.resizeRelocate(fill + (fill > 0 ? GAP : 0), top, failedWidth, THICKNESS);
        post.resizeRelocate(
                Math.min(fill + GAP, width - POST), top - (HEIGHT - THICKNESS) / 2, POST, HEIGHT);
        layoutUnknown(width, top);
        layoutGaps(width, top);
        if (open) {
            dashesShape.draw(
                    new Shape(BarTotal.GROWING, 0, trackWidth, top),
                    () -> BarShapes.openEnd(dashes, trackWidth, top, THICKNESS));
        }
    }

    private void layoutUnknown(double width, double top) {
        if (total.get() != BarTotal.UNKNOWN) {
            return;
        }
        dashesShape.draw(
                new Shape(BarTotal.UNKNOWN, 0, width, top),
                () -> BarShapes.dashed(dashes, width, top, THICKNESS));
        block.place(width, top, THICKNESS);
    }

    private void layoutGaps(double width, double top) {
        int segments = batches.get();
        boolean segmented =
                segments > 1 && segments <= MOST_BATCHES && total.get() != BarTotal.UNKNOWN;
        gaps.setVisible(segmented);
        if (segmented) {
            gapsShape.draw(
                    new Shape(BarTotal.KNOWN, segments, width, top),
                    () -> BarShapes.gaps(gaps, segments, width, top, THICKNESS));
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 224;
    }

    private DoubleProperty laidOut(DoubleProperty property) {
        property.subscribe(this::requestLayout);
        return property;
    }

    /** What a path was drawn for; progress alone must not draw it again. */
    private record Shape(BarTotal total, int segments, double width, double top) {}

    private static final class Drawn {
        private Optional<Shape> last = Optional.empty();

        void draw(Shape shape, Runnable drawing) {
            if (!last.equals(Optional.of(shape))) {
                last = Optional.of(shape);
                drawing.run();
            }
        }
    }

    private static double clamped(double share) {
        return Math.max(0, Math.min(1, share));
    }

    private static Region part(String styleClass) {
        Region part = new Region();
        part.getStyleClass().setAll(styleClass);
        part.setManaged(false);
        part.setMouseTransparent(true);
        return part;
    }

    private static final PseudoClass ESTIMATED = PseudoClass.getPseudoClass("estimated");

    private static PseudoClass pseudoClass(BarState state) {
        return switch (state) {
            case ACTIVE -> PseudoClass.getPseudoClass("running");
            case WAITING_FOR_INPUT -> PseudoClass.getPseudoClass("waiting-for-input");
            case WAITING_FOR_LANE -> PseudoClass.getPseudoClass("waiting-for-lane");
            case STALLED -> PseudoClass.getPseudoClass("stalled");
            case PAUSED -> PseudoClass.getPseudoClass("paused");
            case DONE -> PseudoClass.getPseudoClass("done");
        };
    }
}
