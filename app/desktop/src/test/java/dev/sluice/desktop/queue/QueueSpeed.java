package dev.sluice.desktop.queue;

import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Measures the queue's list under load on a display, as one table: frames a second, the share of
 * the FX thread, its longest pause.
 */
public final class QueueSpeed extends Application {

    private static final int JOBS = 10_000;
    private static final int UPDATES_PER_SECOND = 100_000;
    private static final int WARM_UP_SECONDS = 4;
    private static final int SECONDS = 5;

    @Override
    public void start(Stage stage) {
        QueueViewModel queue = QueueLoad.model();
        QueueView view = QueueLoad.view(queue);
        QueueLoad load = new QueueLoad(JOBS, UPDATES_PER_SECOND, queue);
        Scene scene = new Scene(view, 1280, 800);
        QueueLoad.dress(scene);
        stage.setScene(scene);
        long before = System.nanoTime();
        queue.show(load.first());
        double first = (System.nanoTime() - before) / 1e6;
        stage.show();
        load.start();
        long fx = Thread.currentThread().threadId();
        Thread.ofPlatform().daemon().start(() -> measure(fx, view, load, first));
    }

    private static void measure(long fx, QueueView view, QueueLoad load, double first) {
        try {
            TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
            System.out.printf(
                    Locale.ROOT,
                    "%,d jobs of %d phases, %,d counter updates a second; first sample %.0f ms%n",
                    JOBS,
                    QueueLoad.PHASES,
                    UPDATES_PER_SECOND,
                    first);
            System.out.println("| list | fps | FX thread | longest pause |");
            System.out.println("|---|---|---|---|");
            row("stands", fx, new Frames(() -> {}));
            int[] place = {0};
            row("scrolls", fx, new Frames(() -> view.list().scrollTo(place[0]++ % JOBS)));
            load.endAJobEachSecond();
            row("a job ends each second", fx, new Frames(() -> {}));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            load.close();
            Platform.exit();
        }
    }

    private static void row(String what, long fx, Frames frames) throws InterruptedException {
        var threads = ManagementFactory.getThreadMXBean();
        onFx(frames::start);
        long cpu = threads.getThreadCpuTime(fx);
        long since = System.nanoTime();
        TimeUnit.SECONDS.sleep(SECONDS);
        double share = (double) (threads.getThreadCpuTime(fx) - cpu) / (System.nanoTime() - since);
        onFx(frames::stop);
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f %% | %.0f ms |%n",
                what,
                frames.perSecond(),
                100 * share,
                frames.longestMillis());
    }

    private static void onFx(Runnable action) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            action.run();
            done.complete(true);
        });
        done.join();
    }

    /** Counts frames and the time between them. */
    private static final class Frames extends AnimationTimer {
        private final Runnable each;
        private long first;
        private long last;
        private long longest;
        private int count;

        Frames(Runnable each) {
            this.each = each;
        }

        @Override
        public void handle(long ignored) {
            long now = System.nanoTime();
            if (count == 0) {
                first = now;
            } else {
                longest = Math.max(longest, now - last);
            }
            last = now;
            count++;
            each.run();
        }

        double perSecond() {
            return (count - 1) * 1e9 / (last - first);
        }

        double longestMillis() {
            return longest / 1e6;
        }
    }

    /** A plain class with a main, because the class path holds the toolkit. */
    public static final class Launcher {

        private Launcher() {}

        public static void main(String[] arguments) {
            Application.launch(QueueSpeed.class, List.of(arguments).toArray(String[]::new));
        }
    }
}
