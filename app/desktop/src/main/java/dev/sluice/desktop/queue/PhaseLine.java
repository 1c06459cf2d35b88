package dev.sluice.desktop.queue;

import dev.sluice.desktop.look.Hint;
import dev.sluice.desktop.look.Icons;
import dev.sluice.ui.Icon;

import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;

/**
 * One phase of a job: icon, verb, item, bar, counts, note, measure, rate. The line lays itself out
 * in its cell's {@link Columns}; it is made once and shows one phase after the other.
 */
final class PhaseLine extends Region {

    static final double HEIGHT = 24;

    private static final double ICON_ROOM = 24;
    private static final double WORD_GAP = 4;
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass AT_REST = PseudoClass.getPseudoClass("at-rest");
    private static final PseudoClass STALLED = PseudoClass.getPseudoClass("stalled");
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final FontIcon icon = Icons.of(Icon.FILES, Icons.LINE);
    private final Label verb = CutText.fixed("phase-verb");
    private final Label item = CutText.label(OverrunStyle.CENTER_ELLIPSIS, "phase-item");
    private final PhaseBar bar = new PhaseBar();
    private final Label countDone = CutText.fixed("count-done");
    private final Label countRest = CutText.fixed("count-rest");
    private final Label note = CutText.label(OverrunStyle.ELLIPSIS, "phase-note");
    private final Label measure = CutText.label(OverrunStyle.ELLIPSIS, "measure");
    private final Label rate = CutText.label(OverrunStyle.ELLIPSIS, "rate");
    private String workerText = "";
    private final Hint workers = new Hint(this, () -> workerText);
    private final ObservableBooleanValue compact;
    private final List<Subscription> shown = new ArrayList<>();
    private boolean noteFlows;
    private double indent;
    private Columns columns = Columns.of(1280);

    PhaseLine(ObservableBooleanValue compact) {
        this.compact = compact;
        getStyleClass().setAll("phase-line");
        setManaged(false);
        setAccessibleRole(AccessibleRole.NODE);
        icon.setManaged(false);
        bar.setManaged(false);
        measure.setAlignment(Pos.CENTER_RIGHT);
        rate.setAlignment(Pos.CENTER_RIGHT);
        getChildren().setAll(icon, verb, item, bar, countDone, countRest, note, measure, rate);
        verb.textProperty().subscribe(this::requestLayout);
        countDone.textProperty().subscribe(this::requestLayout);
        countRest.textProperty().subscribe(this::requestLayout);
    }

    /** Shows {@code phase} until another or {@link #clear}. */
    void show(PhaseRow phase) {
        clear();
        verb.textProperty().bind(phase.verb());
        item.textProperty().bind(phase.item());
        countDone.textProperty().bind(phase.countDone());
        countRest.textProperty().bind(phase.countRest());
        note.textProperty().bind(phase.note());
        rate.textProperty().bind(phase.rate());
        bar.fractionProperty().bind(phase.fraction());
        bar.failedFractionProperty().bind(phase.failedFraction());
        bar.batchesProperty().bind(phase.batches());
        bar.stateProperty().bind(phase.state());
        bar.totalProperty().bind(phase.total());
        bar.kindProperty().bind(phase.kind());
        bar.spokenProperty().bind(phase.accessibleText());
        accessibleTextProperty().bind(phase.accessibleText());
        shown.add(
                phase.kind()
                        .subscribe(
                                kind -> getStyleClass().setAll("phase-line", kind.styleClass())));
        shown.add(phase.state().subscribe(ignored -> showState(phase)));
        shown.add(phase.icon().subscribe(ignored -> showState(phase)));
        shown.add(
                phase.noteFailed()
                        .subscribe(failed -> note.pseudoClassStateChanged(FAILED, failed)));
        shown.add(phase.workers().subscribe(this::showWorkers));
        shown.add(phase.noteFlows().subscribe(this::letNoteFlow));
        shown.add(phase.measure().subscribe(ignored -> showMeasure(phase)));
        shown.add(phase.measureShort().subscribe(ignored -> showMeasure(phase)));
        shown.add(compact.subscribe(ignored -> showMeasure(phase)));
    }

    /** Lets go of the phase shown, so that a hidden line costs nothing. */
    void clear() {
        shown.forEach(Subscription::unsubscribe);
        shown.clear();
        for (Label label : new Label[] {verb, item, countDone, countRest, note, rate}) {
            label.textProperty().unbind();
        }
        bar.release();
        accessibleTextProperty().unbind();
        showWorkers("");
    }

    private void showWorkers(String each) {
        workerText = each;
        workers.refresh();
    }

    private void letNoteFlow(boolean flows) {
        noteFlows = flows;
        requestLayout();
    }

    /** Without its total where both together find no room: half a unit would say nothing. */
    private void showMeasure(PhaseRow phase) {
        String brief = phase.measureShort().get();
        measure.setText(phase.measure().get());
        boolean narrow = compact.get() || measure.prefWidth(-1) > columns.measureWidth();
        if (narrow && !brief.isEmpty()) {
            measure.setText(brief);
        }
    }

    private void showState(PhaseRow phase) {
        BarState state = phase.state().get();
        Icons.set(
                icon,
                switch (state) {
                    case ACTIVE -> phase.icon().get();
                    case WAITING_FOR_INPUT, WAITING_FOR_LANE -> Icon.CLOCK;
                    case STALLED -> Icon.WARNING;
                    case PAUSED -> Icon.PAUSE;
                    case DONE -> Icon.TICK;
                });
        boolean atRest =
                state == BarState.WAITING_FOR_INPUT
                        || state == BarState.WAITING_FOR_LANE
                        || state == BarState.PAUSED;
        icon.pseudoClassStateChanged(AT_REST, atRest);
        icon.pseudoClassStateChanged(STALLED, state == BarState.STALLED);
        pseudoClassStateChanged(DONE, state == BarState.DONE);
    }

    /**
     * Where the line begins and where its columns stand; the cell says so before it lays it out.
     */
    void place(double newIndent, Columns newColumns) {
        if (indent != newIndent || !columns.equals(newColumns)) {
            indent = newIndent;
            columns = newColumns;
            requestLayout();
        }
    }

    PhaseBar bar() {
        return bar;
    }

    @Override
    protected void layoutChildren() {
        double height = getHeight();
        icon.relocate(indent, Placing.iconTop(icon, height));
        double x = indent + ICON_ROOM;
        double verbWidth = Placing.at(verb, x, height);
        double itemLeft = x + verbWidth + WORD_GAP;
        Placing.within(item, itemLeft, columns.bar() - 12 - itemLeft, height);

        double barHeight = bar.prefHeight(-1);
        bar.resizeRelocate(
                columns.bar(), Math.rint((height - barHeight) / 2), columns.barWidth(), barHeight);
        Placing.counts(countDone, countRest, columns.count(), height);
        if (noteFlows) {
            Placing.within(note, columns.count(), columns.measure() - columns.count(), height);
        } else {
            Placing.within(note, columns.note(), columns.noteWidth(), height);
        }
        measure.setVisible(!noteFlows);
        Placing.within(
                measure,
                columns.measure() - columns.measureWidth(),
                columns.measureWidth(),
                height);
        Placing.within(rate, columns.rate() - columns.rateWidth(), columns.rateWidth(), height);
    }
}
