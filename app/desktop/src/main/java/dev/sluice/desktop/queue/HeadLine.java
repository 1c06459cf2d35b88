package dev.sluice.desktop.queue;

import dev.sluice.desktop.look.Icons;
import dev.sluice.ui.Icon;

import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The first line of a job or group: tile, name, state, and either a finished job's summary and
 * buttons or the columns of counts, measure and ETA. What is cut first, where room is scarce: the
 * summary, then the state's second half, then the name; never the state, counts or ETA.
 */
final class HeadLine extends Region {

    private static final double TILE = 24;
    private static final double NAME_GAP = 8;
    private static final double STATE_GAP = 12;
    private static final double WORD_GAP = 4;
    private static final double SMALLEST_DETAIL = 24;
    private static final PseudoClass STRONG = PseudoClass.getPseudoClass("strong");
    private static final PseudoClass CHILD = PseudoClass.getPseudoClass("child");

    private final FontIcon tileIcon = Icons.of(Icon.LOAD, Icons.TILE);
    private final StackPane tile = new StackPane(tileIcon);
    private final Label name = CutText.label(OverrunStyle.CENTER_ELLIPSIS, "job-name");
    private final FontIcon chevron = Icons.of(Icon.OPENED, Icons.LINE);
    private final StateGlyph state = new StateGlyph();
    private final Label detail = CutText.label(OverrunStyle.ELLIPSIS, "state-detail");
    private final Label summary = CutText.label(OverrunStyle.ELLIPSIS, "summary");
    private final PhaseBar bar = new PhaseBar();
    private final CellStrip strip = new CellStrip();
    private final PhaseStack stack = new PhaseStack();
    private final Label countDone = CutText.fixed("count-done");
    private final Label countRest = CutText.fixed("count-rest");
    private final Label note = CutText.label(OverrunStyle.ELLIPSIS, "phase-note");
    private final Label measure = CutText.label(OverrunStyle.ELLIPSIS, "measure");
    private final Label eta = CutText.label(OverrunStyle.ELLIPSIS, "eta");
    private final RowButtons buttons;
    private final ObservableBooleanValue compact;
    private final ObservableBooleanValue dense;
    private final List<Subscription> shown = new ArrayList<>();
    private Optional<HeadRow> row = Optional.empty();
    private double indent;
    private Columns columns = Columns.of(1280);

    HeadLine(QueueContext context) {
        this.compact = context.compact();
        this.buttons = new RowButtons(context);
        this.dense = context.dense();
        getStyleClass().setAll("head-line");
        setManaged(false);
        tile.getStyleClass().setAll("tile");
        tile.setManaged(false);
        chevron.getStyleClass().add("chevron");
        chevron.setManaged(false);
        chevron.setOnMouseClicked(event ->
                row.ifPresent(shownRow -> {
                    if (shownRow instanceof GroupRow group) {
                        context.actions().toggle(group);
                        event.consume();
                    }
                }));
        bar.setManaged(false);
        bar.kindProperty().set(PhaseKind.TRANSFER);
        measure.setAlignment(Pos.CENTER_RIGHT);
        eta.setAlignment(Pos.CENTER_RIGHT);
        getChildren()
                .setAll(
                        tile, name, chevron, state, detail, summary, bar, strip, stack, countDone,
                        countRest, note, measure, eta, buttons);
        for (Label label :
                List.of(name, detail, summary, countDone, countRest, note, measure, eta)) {
            label.textProperty().subscribe(text -> requestLayout());
        }
    }

    /** Shows {@code newRow} until another or {@link #clear}. */
    void show(HeadRow newRow) {
        clear();
        row = Optional.of(newRow);
        name.textProperty().bind(newRow.name());
        countDone.textProperty().bind(newRow.countDone());
        countRest.textProperty().bind(newRow.countRest());
        note.textProperty().bind(newRow.note());
        eta.textProperty().bind(newRow.eta());
        shown.add(newRow.icon().subscribe(icon -> Icons.set(tileIcon, icon)));
        shown.add(newRow.state().subscribe(ignored -> showState(newRow)));
        shown.add(newRow.stateText().subscribe(ignored -> showState(newRow)));
        shown.add(newRow.stateDetail().subscribe(ignored -> showState(newRow)));
        shown.add(
                newRow.stateDetailStrong()
                        .subscribe(strong -> detail.pseudoClassStateChanged(STRONG, strong)));
        shown.add(
                newRow.etaStrong()
                        .subscribe(strong -> eta.pseudoClassStateChanged(STRONG, strong)));
        shown.add(newRow.measure().subscribe(ignored -> showMeasure(newRow)));
        shown.add(newRow.measureShort().subscribe(ignored -> showMeasure(newRow)));
        shown.add(compact.subscribe(ignored -> showMeasure(newRow)));
        switch (newRow) {
            case JobRow job -> showJob(job);
            case GroupRow group -> showGroup(group);
        }
        buttons.show(newRow, newRow instanceof JobRow job && !job.child().get() && isFinished(job));
    }

    private static boolean isFinished(JobRow job) {
        return !job.summary().get().isEmpty();
    }

    private void showJob(JobRow job) {
        chevron.setVisible(false);
        strip.setVisible(false);
        shown.add(job.child().subscribe(child -> pseudoClassStateChanged(CHILD, child)));
        shown.add(
                job.summary()
                        .subscribe(text -> {
                            summary.setText(text);
                            buttons.show(job, !job.child().get() && isFinished(job));
                        }));
        shown.add(
                dense.subscribe(folded -> {
                    stack.follow(folded ? job.phases() : FXCollections.observableArrayList());
                    stack.setVisible(folded);
                    requestLayout();
                }));
        shown.add(
                job.fraction()
                        .subscribe(share -> {
                            bar.setVisible(share.doubleValue() >= 0);
                            bar.fractionProperty().set(Math.max(0, share.doubleValue()));
                            requestLayout();
                        }));
        bar.spokenProperty().bind(job.accessibleText());
    }

    private void showGroup(GroupRow group) {
        pseudoClassStateChanged(CHILD, false);
        summary.setText("");
        chevron.setVisible(true);
        shown.add(
                group.expanded()
                        .subscribe(open -> Icons.set(chevron, open ? Icon.OPENED : Icon.FOLDED)));
        stack.setVisible(false);
        strip.follow(group.cells());
        strip.setVisible(!group.cells().isEmpty());
        bar.setVisible(group.cells().isEmpty());
        bar.fractionProperty().bind(group.fraction());
        bar.spokenProperty().bind(group.accessibleText());
    }

    /** Lets go of the row shown. */
    void clear() {
        shown.forEach(Subscription::unsubscribe);
        shown.clear();
        for (Label label : List.of(name, countDone, countRest, note, eta)) {
            label.textProperty().unbind();
        }
        stack.follow(FXCollections.observableArrayList());
        bar.fractionProperty().unbind();
        bar.spokenProperty().unbind();
        row = Optional.empty();
    }

    private void showState(HeadRow newRow) {
        boolean more = !newRow.stateDetail().get().isEmpty();
        state.show(newRow.state().get(), newRow.stateText().get(), newRow instanceof JobRow);
        // With what it parts: both go where there is no room.
        detail.setText(more ? "· " + newRow.stateDetail().get() : "");
        bar.stateProperty()
                .set(newRow.state().get() == RowState.PAUSED ? BarState.PAUSED : BarState.ACTIVE);
        requestLayout();
    }

    private void showMeasure(HeadRow newRow) {
        boolean brief = compact.get() && !newRow.measureShort().get().isEmpty();
        measure.setText(brief ? newRow.measureShort().get() : newRow.measure().get());
    }

    RowButtons buttons() {
        return buttons;
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

    @Override
    protected void layoutChildren() {
        double height = getHeight();
        tile.resizeRelocate(indent, Math.rint((height - TILE) / 2), TILE, TILE);
        double buttonsLeft = buttons.place(columns.end(), height, compact.get());
        double textLeft = indent + TILE + NAME_GAP;
        boolean finished = buttons.isFinished();
        layoutColumns(height, finished);
        layoutTexts(textLeft, finished ? buttonsLeft - STATE_GAP : endOfTexts(), height);
    }

    private void layoutColumns(double height, boolean finished) {
        for (Label label : List.of(countDone, countRest, note, measure, eta)) {
            label.setVisible(!finished);
        }
        double barHeight = bar.prefHeight(-1);
        bar.resizeRelocate(
                columns.bar(), Math.rint((height - barHeight) / 2), columns.barWidth(), barHeight);
        strip.resizeRelocate(columns.bar(), 0, columns.barWidth(), height);
        stack.resizeRelocate(columns.bar(), 0, columns.barWidth(), height);
        Placing.counts(countDone, countRest, columns.count(), height);
        Placing.within(note, columns.note(), columns.noteWidth(), height);
        // Without counts beside it the time may begin further left.
        double measureWidth =
                columns.measureWidth() + (countDone.getText().isEmpty() ? columns.noteWidth() : 0);
        Placing.within(measure, columns.measure() - measureWidth, measureWidth, height);
        Placing.within(eta, columns.rate() - columns.rateWidth(), columns.rateWidth(), height);
    }

    /** A head without a bar gives the room of bar and counts to its name. */
    private double endOfTexts() {
        if (bar.isVisible() || strip.isVisible() || stack.showsAny()) {
            return columns.bar() - STATE_GAP;
        }
        return countDone.getText().isEmpty()
                ? columns.measure()
                        - Math.max(columns.measureWidth(), Math.ceil(measure.prefWidth(-1)))
                        - STATE_GAP
                : countDone.getLayoutX() - STATE_GAP;
    }

    private void layoutTexts(double left, double right, double height) {
        double chevronRoom = chevron.isVisible() ? WORD_GAP + Icons.LINE : 0;
        double stateWidth = state.wantedWidth();
        double stateRoom = stateWidth > 0 ? STATE_GAP + stateWidth : 0;
        double nameWidth =
                Math.min(Math.ceil(name.prefWidth(-1)), right - left - chevronRoom - stateRoom);
        Placing.within(name, left, nameWidth, height);
        double x = left + Math.max(0, nameWidth) + WORD_GAP;
        chevron.relocate(x, Placing.iconTop(chevron, height));
        x += (chevronRoom > 0 ? Icons.LINE : -WORD_GAP) + STATE_GAP;
        state.place(x, stateWidth, height);
        x += stateWidth + WORD_GAP;
        double room = right - x;
        double detailWidth =
                detail.getText().isEmpty() ? 0 : Math.min(Math.ceil(detail.prefWidth(-1)), room);
        detail.setVisible(detailWidth >= SMALLEST_DETAIL);
        Placing.within(detail, x, detailWidth, height);
        double summaryLeft =
                x - WORD_GAP + STATE_GAP + (detail.isVisible() ? detailWidth + WORD_GAP : 0);
        summary.setVisible(!summary.getText().isEmpty() && right - summaryLeft >= SMALLEST_DETAIL);
        Placing.within(summary, summaryLeft, right - summaryLeft, height);
    }
}
