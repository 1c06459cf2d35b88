package dev.sluice.desktop.queue;

import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.util.Subscription;

import java.util.ArrayList;
import java.util.List;

/** The active phases of a job as thin bars one above the other, five at most. */
final class PhaseStack extends Region {
    private static final int MOST = 5;
    private static final double THICKNESS = 3;
    private static final double GAP = 3;

    private final ListChangeListener<PhaseRow> refresh = change -> show();
    private final List<Thin> bars = new ArrayList<>();
    private final List<Subscription> shown = new ArrayList<>();
    private ObservableList<PhaseRow> phases = FXCollections.observableArrayList();

    PhaseStack() {
        getStyleClass().setAll("phase-stack");
        setManaged(false);
        setMouseTransparent(true);
    }

    /** Follows {@code newPhases} from now on. */
    void follow(ObservableList<PhaseRow> newPhases) {
        phases.removeListener(refresh);
        phases = newPhases;
        phases.addListener(refresh);
        show();
    }

    boolean showsAny() {
        return isVisible() && !phases.isEmpty();
    }

    private int count() {
        return Math.min(MOST, phases.size());
    }

    private void show() {
        shown.forEach(Subscription::unsubscribe);
        shown.clear();
        while (bars.size() < count()) {
            Thin bar = new Thin();
            bars.add(bar);
            getChildren().add(bar);
        }
        for (int i = 0; i < bars.size(); i++) {
            Thin bar = bars.get(i);
            bar.setVisible(i < count());
            if (i < count()) {
                follow(bar, phases.get(i));
            } else {
                bar.clear();
            }
        }
        requestLayout();
    }

    private void follow(Thin bar, PhaseRow phase) {
        shown.add(
                phase.kind()
                        .subscribe(kind ->
                                bar.getStyleClass().setAll("phase-bar", kind.styleClass())));
        shown.add(phase.fraction().subscribe(share -> bar.show(share.doubleValue())));
        shown.add(phase.total().subscribe(total -> bar.show(total, phase.state().get())));
        shown.add(phase.state().subscribe(state -> bar.show(phase.total().get(), state)));
        shown.add(phase.accessibleText().subscribe(bar::setAccessibleText));
    }

    @Override
    protected void layoutChildren() {
        int count = count();
        double y = Math.rint((getHeight() - count * THICKNESS - (count - 1) * GAP) / 2);
        for (int i = 0; i < count; i++) {
            bars.get(i).resizeRelocate(0, y, getWidth(), THICKNESS);
            y += THICKNESS + GAP;
        }
    }

    private static final class Thin extends Region {
        private final Region track = part("phase-track");
        private final Region fill = part("phase-fill");
        private final Path dashes = BarShapes.path("phase-dashes");
        private final WanderingBlock block = new WanderingBlock();
        private double share;
        private double dashedFor;

        Thin() {
            setManaged(false);
            setAccessibleRole(AccessibleRole.NODE);
            dashes.setVisible(false);
            getChildren().setAll(track, dashes, fill, block);
        }

        void show(double newShare) {
            share = Math.max(0, Math.min(1, newShare));
            requestLayout();
        }

        /** A fill says nothing where the total is unknown. */
        void show(BarTotal total, BarState state) {
            boolean unknown = total == BarTotal.UNKNOWN;
            boolean dashed = unknown && !state.waits();
            track.setVisible(!dashed);
            fill.setVisible(!unknown);
            dashes.setVisible(dashed);
            block.show(dashed, state == BarState.ACTIVE);
            requestLayout();
        }

        /** Lets nothing move any more. */
        void clear() {
            block.show(false, false);
        }

        @Override
        protected void layoutChildren() {
            track.resizeRelocate(0, 0, getWidth(), getHeight());
            fill.resizeRelocate(0, 0, Math.rint(share * getWidth()), getHeight());
            if (dashes.isVisible()) {
                layoutDashes();
            }
        }

        private void layoutDashes() {
            block.place(getWidth(), 0, getHeight());
            if (dashedFor != getWidth()) {
                dashedFor = getWidth();
                BarShapes.dashed(dashes, getWidth(), 0, getHeight());
            }
        }

        private static Region part(String styleClass) {
            Region part = new Region();
            part.getStyleClass().setAll(styleClass);
            part.setManaged(false);
            return part;
        }
    }
}
