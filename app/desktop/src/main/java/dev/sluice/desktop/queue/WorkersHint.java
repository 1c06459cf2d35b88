package dev.sluice.desktop.queue;

import dev.sluice.desktop.look.Hint;

import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.util.Subscription;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What each worker of a job is at, one a line under its phase, as hovering shows it: for those who
 * have a keyboard and no pointer. FX thread.
 */
final class WorkersHint {
    private final Tooltip tooltip = Hint.wrapped();
    private Subscription shown = Subscription.EMPTY;

    /** Shows it below {@code cell} and keeps it up to date, unless each phase has one worker. */
    void show(JobRow job, Node cell) {
        hide();
        List<PhaseRow> phases = List.copyOf(job.phases());
        StringBinding text =
                Bindings.createStringBinding(
                        () -> text(phases),
                        phases.stream().map(PhaseRow::workers).toArray(Observable[]::new));
        Bounds place = cell.localToScreen(cell.getLayoutBounds());
        if (place == null || text.get().isEmpty()) {
            return;
        }
        // With a phase more or less the row has another height, and there are other workers.
        Subscription others = job.phases().subscribe(this::hide);
        shown =
                text.subscribe(
                                now -> {
                                    if (now.isEmpty()) {
                                        hide();
                                    } else {
                                        tooltip.setText(now);
                                    }
                                })
                        .and(others);
        tooltip.show(cell, place.getMinX() + Columns.MARGIN + Columns.INDENT, place.getMaxY());
    }

    void hide() {
        shown.unsubscribe();
        tooltip.hide();
    }

    private static String text(List<PhaseRow> phases) {
        return phases.stream()
                .filter(phase -> !phase.workers().get().isEmpty())
                .map(phase -> phase.verb().get() + "\n" + phase.workers().get())
                .collect(Collectors.joining("\n\n"));
    }
}
