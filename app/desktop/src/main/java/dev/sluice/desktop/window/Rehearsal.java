package dev.sluice.desktop.window;

import dev.sluice.desktop.detail.DetailTab;
import dev.sluice.desktop.queue.GroupRow;
import dev.sluice.desktop.queue.QueueFilter;
import dev.sluice.desktop.queue.QueueModel;
import dev.sluice.desktop.queue.QueueRow;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.JobState;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Callback;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Shows every screen in turn, again and again, for the training run of the start-up cache: what is
 * opened for the first time afterwards is there as quickly as what is opened every day. Between
 * pages it stays with the queue, whose rows are what is looked at most. Only where {@code
 * -Dsluice.rehearsal=true} asks for it. On the FX thread.
 */
final class Rehearsal {
    static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final MainWindow window;
    private final QueueModel queue;
    private final Supplier<EngineSnapshot> newest;
    private final Callback<ListView<QueueRow>, ListCell<QueueRow>> cells;
    private final List<Runnable> looks = new ArrayList<>();
    private int next;

    Rehearsal(MainWindow window, QueueModel queue, Supplier<EngineSnapshot> newest) {
        this.window = window;
        this.queue = queue;
        this.newest = newest;
        cells = window.view().list().getCellFactory();
        addScrolling();
        looks.add(window::showHistory);
        looks.add(this::escape);
        looks.add(this::toggleGroup);
        addScrolling();
        looks.add(this::toggleGroup);
        for (boolean dense : List.of(true, false)) {
            looks.add(() -> queue.dense().set(dense));
            addScrolling();
        }
        for (DetailTab tab : DetailTab.values()) {
            looks.add(() -> showJob(tab));
        }
        looks.add(this::escape);
        for (QueueFilter filter : QueueFilter.values()) {
            looks.add(() -> queue.filter().set(filter));
        }
        looks.add(() -> queue.filter().set(QueueFilter.ALL));
        for (Runnable page : List.<Runnable>of(window::showSettings, window::showWatchFolders)) {
            looks.add(page);
            looks.add(this::escape);
        }
        looks.add(window::showGuide);
        looks.add(this::escape);
        for (Runnable card : List.<Runnable>of(window::askForLinks, window::showRecent)) {
            looks.add(card);
            looks.add(window::closeModal);
        }
        // Names what is not there: the sheet says so, and nothing is queued.
        looks.add(() -> window.openAddSheet(List.of("rehearsal.tsv")));
        looks.add(window::closeModal);
    }

    static boolean isAskedFor() {
        return Boolean.getBoolean("sluice.rehearsal");
    }

    /** How many looks a round has. */
    int round() {
        return looks.size();
    }

    void look() {
        looks.get(next).run();
        next = (next + 1) % looks.size();
    }

    private void addScrolling() {
        looks.add(() -> window.view().list().scrollTo(Math.max(0, queue.rows().size() - 1)));
        looks.add(() -> window.view().list().scrollTo(0));
        looks.add(this::makeCellsAnew);
    }

    /** A list makes its cells once, at its first jobs, and all at a time. */
    private void makeCellsAnew() {
        window.view().list().setCellFactory(list -> cells.call(list));
    }

    private void toggleGroup() {
        queue.rows().stream()
                .filter(GroupRow.class::isInstance)
                .map(GroupRow.class::cast)
                .findFirst()
                .ifPresent(window.commands()::toggle);
    }

    /** One that has something to show there, if any has. */
    private void showJob(DetailTab tab) {
        JobState telling = tab == DetailTab.FAILURES ? JobState.FAILED : JobState.RUNNING;
        List<JobSnapshot> jobs = newest.get().jobs();
        Stream.concat(jobs.stream().filter(job -> job.job().state() == telling), jobs.stream())
                .findFirst()
                .ifPresent(job -> window.showDetail(job, tab));
    }

    private void escape() {
        Node focused = window.getScene().getFocusOwner();
        Event.fireEvent(
                focused == null ? window : focused,
                new KeyEvent(
                        KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
    }
}
