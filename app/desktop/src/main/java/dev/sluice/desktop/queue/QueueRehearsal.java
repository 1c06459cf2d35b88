package dev.sluice.desktop.queue;

import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.StackPane;

import java.util.Iterator;
import java.util.List;

/**
 * Rows that nobody sees, made and laid out before the first job is there: whatever the rows of a
 * queue need has then been loaded, compiled and looked up in the styles, and many that come at once
 * come smoothly. FX thread.
 */
public final class QueueRehearsal {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final int ROWS = 12;
    private static final int ROUNDS = 3;
    private static final List<PhaseKind> KINDS = List.of(PhaseKind.values());
    private static final List<RowState> STATES = List.of(RowState.values());
    private static final List<BarState> BARS = List.of(BarState.values());
    private static final List<BarTotal> TOTALS = List.of(BarTotal.values());

    private final QueueModel model = new QueueModel();
    private final StackPane root = new StackPane();
    private final Iterator<Runnable> first;
    private int step;

    /**
     * @param styles the stylesheets of the window, where the rows will stand
     */
    public QueueRehearsal(Messages messages, List<String> styles) {
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        scene.getStylesheets().setAll(styles);
        root.getStyleClass().add("queue-view");
        root.resize(WIDTH, HEIGHT);
        // A whole row is too much to begin with.
        first =
                List.<Runnable>of(
                                () -> root.getChildren().setAll(new ProgressBar()),
                                () -> root.getChildren().setAll(new PhaseBar()),
                                () -> root.getChildren().setAll(line()),
                                () -> root.getChildren().setAll(new Button("", new Label())),
                                () -> root.getChildren().setAll(new ListView<String>()),
                                () -> root.getChildren().setAll(list(messages)))
                        .iterator();
    }

    private static PhaseLine line() {
        PhaseLine line = new PhaseLine(new SimpleBooleanProperty());
        line.show(phase(0, 0));
        return line;
    }

    private QueueList list(Messages messages) {
        return new QueueList(model, new Nothing(), messages, new SimpleBooleanProperty());
    }

    /**
     * Makes one more row, which takes a few milliseconds; at the end of a round all go.
     *
     * @return whether there is anything left to do
     */
    public boolean goOn() {
        if (first.hasNext()) {
            first.next().run();
        } else {
            addRow();
        }
        root.applyCss();
        root.layout();
        boolean more = step < ROWS * ROUNDS;
        if (!more) {
            // A bar that moves would go on moving.
            root.getChildren().clear();
        }
        return more;
    }

    private void addRow() {
        int row = step % ROWS;
        if (row == 0) {
            model.rows().clear();
            model.dense().set(false);
        }
        model.rows().add(job(step, row));
        if (row == ROWS - 1) {
            model.dense().set(step / ROWS % 2 == 0);
        }
        step++;
    }

    private static JobRow job(int number, int phases) {
        JobRow row = new JobRow("rehearsal " + number);
        row.name().set("rehearsal-2024-" + number);
        row.state().set(oneOf(STATES, number));
        row.stateText().set("Running");
        row.stateDetail().set("Copy holds it back");
        row.measure().set("5 min " + number + " s");
        row.eta().set("3–5 min left");
        row.etaStrong().set(number % 2 == 0);
        row.actions().setAll(RowAction.PAUSE, RowAction.CANCEL);
        for (int phase = 0; phase < Math.min(phases, KINDS.size()); phase++) {
            row.phases().add(phase(number, phase));
        }
        if (phases == ROWS - 1) {
            row.summary().set("116 of 118 files");
            row.actions().setAll(RowAction.values());
        }
        return row;
    }

    private static PhaseRow phase(int number, int place) {
        PhaseRow phase = new PhaseRow("phase " + place);
        phase.kind().set(KINDS.get(place));
        phase.icon().set(Icon.COMPRESS);
        phase.verb().set("Compressing");
        phase.item().set("rehearsal-part" + number + ".tsv");
        phase.state().set(oneOf(BARS, number));
        phase.total().set(oneOf(TOTALS, number));
        phase.fraction().set(place / 8.0);
        phase.failedFraction().set(number % 3 / 10.0);
        phase.countDone().set("" + number);
        phase.countRest().set("/39");
        phase.note().set("7 waiting");
        phase.measure().set("37.9 of 49.9 GB");
        phase.rate().set("101 MB/s");
        return phase;
    }

    private static <T> T oneOf(List<T> all, int number) {
        return all.get(number % all.size());
    }

    /** Nobody can press what is not shown. */
    private static final class Nothing implements RowActions {
        @Override
        public void perform(RowAction action, QueueRow row) {}

        @Override
        public void place(List<QueueRow> rows, QueueRow target, boolean after) {}

        @Override
        public void toggle(GroupRow group) {}

        @Override
        public void showRest(MoreRow rest) {}
    }
}
