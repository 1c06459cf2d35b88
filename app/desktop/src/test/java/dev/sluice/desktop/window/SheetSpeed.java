package dev.sluice.desktop.window;

import dev.sluice.desktop.home.WindowLog;
import dev.sluice.pipelines.files.FileTree;
import dev.sluice.pipelines.load.LoadPipeline;

import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.paint.Color;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Drops a folder of 100,000 files on the real window, again and again: how long until the sheet is
 * to be seen on the screen, and how long the FX thread kept anybody waiting in the ten seconds
 * after it. Needs a display, with nothing over the window. Ends with 1 when the sheet took more
 * than 300 ms, or a pause was over 100 ms.
 */
public final class SheetSpeed extends Application {
    private static final int FILES = 100_000;
    private static final int MONTHS = 12;
    private static final int DROPS = 6;
    private static final int SETTLING_SECONDS = 5;
    private static final int WATCHED_SECONDS = 10;
    private static final double GOAL_MILLIS = 300;

    private static volatile boolean passed;

    private final CompletableFuture<WindowOnHome> opened = new CompletableFuture<>();
    private Path scratch = Path.of("");

    @Override
    public void start(Stage stage) throws Exception {
        scratch = Files.createTempDirectory("sluice-sheet-speed-");
        opened.complete(new WindowOnHome(scratch.resolve("home"), stage, new LoadPipeline()));
        Thread.ofPlatform().name("somebody").start(this::runAndEnd);
    }

    private void runAndEnd() {
        try (WindowOnHome shown = opened.get()) {
            String folder = fill(scratch.resolve("events")).toString();
            TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
            boolean kept = true;
            for (int drop = 1; drop <= DROPS; drop++) {
                kept &= drop(shown, folder, "drop " + drop);
            }
            passed = kept;
        } catch (Exception e) {
            throw new IllegalStateException("The run ended before its time.", e);
        } finally {
            remove();
            Platform.exit();
        }
    }

    /** Small files of some months, as they come by the thousand. */
    private static Path fill(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int file = 0; file < FILES; file++) {
            Files.writeString(
                    folder.resolve(
                            String.format(
                                    Locale.ROOT,
                                    "events_2024-%02d_%06d.tsv",
                                    1 + file % MONTHS,
                                    file)),
                    "id\tname\n1\ta\n");
        }
        return folder;
    }

    private static boolean drop(WindowOnHome shown, String folder, String name) throws Exception {
        try (FxPauses pauses = new FxPauses(() -> name)) {
            pauses.start();
            CompletableFuture<Double> seen = new CompletableFuture<>();
            Platform.runLater(() -> {
                new Glance(shown.window(), seen).start();
                shown.window().dropping().drop(List.of(folder));
            });
            double millis = seen.get(1, TimeUnit.MINUTES);
            TimeUnit.SECONDS.sleep(WATCHED_SECONDS);
            System.out.printf(
                    Locale.ROOT,
                    "%s: the sheet is seen after %.0f ms; %s%n",
                    name,
                    millis,
                    pauses.report());
            Platform.runLater(shown.window()::closeModal);
            TimeUnit.SECONDS.sleep(1);
            return millis <= GOAL_MILLIS && pauses.within100Millis();
        }
    }

    private void remove() {
        try {
            FileTree.remove(scratch);
        } catch (IOException e) {
            System.out.println("cannot be removed: " + e);
        }
    }

    /** Looks at the screen before each frame, where the sheet comes in. */
    private static final class Glance extends AnimationTimer {
        private static final double FROM_EDGE = 8;

        private final long since = System.nanoTime();
        private final CompletableFuture<Double> seen;
        private final double x;
        private final double y;
        private final Robot robot = new Robot();
        private final Color before;

        Glance(MainWindow window, CompletableFuture<Double> seen) {
            this.seen = seen;
            Bounds bounds = window.localToScreen(window.getLayoutBounds());
            x = bounds.getMaxX() - FROM_EDGE;
            y = bounds.getCenterY();
            before = robot.getPixelColor(x, y);
        }

        @Override
        public void handle(long ignored) {
            if (!robot.getPixelColor(x, y).equals(before)) {
                stop();
                seen.complete((System.nanoTime() - since) / 1e6);
            }
        }
    }

    /** A plain class with a main, because the class path holds the toolkit. */
    public static final class Launcher {

        private Launcher() {}

        public static void main(String[] arguments) {
            WindowLog.silence();
            Application.launch(SheetSpeed.class, arguments);
            System.exit(passed ? 0 : 1);
        }
    }
}
