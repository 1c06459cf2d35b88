package dev.sluice.desktop.queue;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ListChangeListener;
import javafx.scene.layout.Pane;

import java.util.ArrayList;
import java.util.List;

/** The active phases of one job under each other, as on the job's own page. FX thread. */
public final class PhaseLines extends Pane {

    private final JobRow job;
    private final FreshRows fresh = new FreshRows();
    private final List<PhaseLine> lines = new ArrayList<>();
    private final ListChangeListener<PhaseRow> changed = change -> show();
    private final BooleanBinding compact = widthProperty().lessThan(Columns.COMPACT_BELOW);

    /** Follows {@code job} until {@link #release}. */
    public PhaseLines(JobRow job) {
        this.job = job;
        getStyleClass().setAll("phase-lines");
        setMinWidth(0);
        fresh.add(this);
        sceneProperty().subscribe(fresh::moved);
        visibleProperty().bind(Bindings.isNotEmpty(job.phases()));
        managedProperty().bind(visibleProperty());
        job.phases().addListener(changed);
        show();
    }

    /** Lets go of the job. */
    public void release() {
        job.phases().removeListener(changed);
        lines.forEach(PhaseLine::clear);
    }

    private void show() {
        List<PhaseRow> active = job.phases();
        while (lines.size() < active.size()) {
            PhaseLine line = new PhaseLine(compact);
            fresh.watch(line);
            fresh.watch(line.bar());
            lines.add(line);
            getChildren().add(line);
        }
        for (int i = 0; i < lines.size(); i++) {
            PhaseLine line = lines.get(i);
            boolean used = i < active.size();
            line.setVisible(used);
            if (used) {
                line.show(active.get(i));
            } else {
                line.clear();
            }
        }
        requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        return job.phases().size() * PhaseLine.HEIGHT;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        Columns columns = Columns.ofPage(getWidth());
        double y = 0;
        for (PhaseLine line : lines) {
            if (line.isVisible()) {
                line.place(Columns.MARGIN, columns);
                line.resizeRelocate(0, y, getWidth(), PhaseLine.HEIGHT);
                y += PhaseLine.HEIGHT;
            }
        }
    }
}
