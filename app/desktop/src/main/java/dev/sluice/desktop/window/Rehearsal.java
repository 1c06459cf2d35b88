package dev.sluice.desktop.window;

import dev.sluice.desktop.detail.DetailTab;
import dev.sluice.engine.EngineSnapshot;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Shows every screen in turn, again and again, for the training run of the start-up cache: what is
 * opened for the first time afterwards is there as quickly as what is opened every day. Only where
 * {@code -Dsluice.rehearsal=true} asks for it. On the FX thread.
 */
final class Rehearsal {
    static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    private final MainWindow window;
    private final Supplier<EngineSnapshot> newest;
    private final List<Runnable> looks = new ArrayList<>();
    private int next;

    Rehearsal(MainWindow window, Supplier<EngineSnapshot> newest) {
        this.window = window;
        this.newest = newest;
        looks.add(() -> window.view().list().scrollTo(lastRow()));
        looks.add(() -> window.view().list().scrollTo(0));
        looks.add(window::showHistory);
        looks.add(this::escape);
        for (DetailTab tab : DetailTab.values()) {
            looks.add(() -> showJob(tab));
        }
        looks.add(this::escape);
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

    private int lastRow() {
        return Math.max(0, window.view().list().getItems().size() - 1);
    }

    private void showJob(DetailTab tab) {
        newest.get().jobs().stream().findFirst().ifPresent(job -> window.showDetail(job, tab));
    }

    private void escape() {
        Node focused = window.getScene().getFocusOwner();
        Event.fireEvent(
                focused == null ? window : focused,
                new KeyEvent(
                        KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
    }
}
