package dev.sluice.desktop.window;

import dev.sluice.desktop.detail.DetailTab;
import dev.sluice.desktop.home.WindowLog;
import dev.sluice.engine.Engine;
import dev.sluice.engine.Limits;
import dev.sluice.engine.Submission;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.pipelines.files.FileTree;
import dev.sluice.pipelines.load.LoadPipeline;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ten jobs at work in the real window for some minutes, while somebody looks around, and how long
 * the FX thread kept anybody waiting: {@code LongRun MINUTES}. Needs a display. Ends with 1 when a
 * pause was over 100 ms, and names the folder that it then keeps.
 */
public final class LongRun extends Application {
    private static final int JOBS = 10;
    private static final int FILES_A_JOB = 4;
    private static final int ROWS_A_FILE = 150_000;
    private static final int MILLIS_A_LOOK = 1_500;

    private static volatile boolean passed;

    private final CompletableFuture<WindowOnHome> opened = new CompletableFuture<>();
    private volatile String doing = "starting";
    private Path scratch = Path.of("");

    @Override
    public void start(Stage stage) throws Exception {
        scratch = Files.createTempDirectory("sluice-long-run-");
        // A hook, because it comes as well when somebody ends the run before its time.
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("leave").unstarted(this::leave));
        opened.complete(new WindowOnHome(scratch.resolve("home"), stage, new LoadPipeline()));
        Thread.ofPlatform().name("somebody").start(this::runAndEnd);
    }

    private void runAndEnd() {
        long end =
                System.nanoTime()
                        + TimeUnit.MINUTES.toNanos(Long.parseLong(getParameters().getRaw().get(0)));
        try (WindowOnHome shown = opened.get();
                FxPauses pauses = new FxPauses(() -> doing)) {
            List<JobRequest> requests = requests();
            shown.engine().setLimits(Limits.ofLane(Engine.PARALLEL_JOBS.value(), JOBS));
            // What is shown for the first time is loaded and compiled meanwhile.
            FxPauses first = new FxPauses(() -> doing);
            first.start();
            lookAround(shown);
            first.close();
            System.out.println("looking around for the first time: " + first.report());
            pauses.start();
            int jobs = 0;
            while (System.nanoTime() < end) {
                if (isIdle(shown)) {
                    shown.engine()
                            .submit(
                                    new Submission(
                                            requests,
                                            Optional.empty(),
                                            0,
                                            Submission.Start.QUEUED));
                    jobs += requests.size();
                }
                lookAround(shown);
            }
            System.out.println(jobs + " jobs of " + FILES_A_JOB + " files: " + pauses.report());
            passed = pauses.within100Millis();
        } catch (Exception e) {
            // Also of closing, which comes after it was told.
            passed = false;
            throw new IllegalStateException("The run ended before its time.", e);
        } finally {
            Platform.exit();
        }
    }

    /** What it worked on tells why it did not end well; else nobody needs it. */
    private void leave() {
        if (passed) {
            try {
                FileTree.remove(scratch);
                return;
            } catch (IOException e) {
                System.out.println("cannot be removed: " + e);
            }
        }
        System.out.println("kept: " + scratch);
    }

    private List<JobRequest> requests() throws Exception {
        TourFiles files = new TourFiles(scratch.resolve("files"));
        List<JobRequest> requests = new ArrayList<>();
        for (int job = 0; job < JOBS; job++) {
            requests.add(
                    new JobRequest(
                            new PipelineId("load"),
                            "orders " + job,
                            files.folderOf("job" + job, FILES_A_JOB, ROWS_A_FILE),
                            Map.of(
                                    "into",
                                    "duckdb:" + scratch.resolve("warehouse.duckdb"),
                                    "table",
                                    "orders_" + job,
                                    "force",
                                    "true")));
        }
        return requests;
    }

    private static boolean isIdle(WindowOnHome shown) {
        return shown.engine().snapshot().jobs().stream().allMatch(job -> job.job().state().ended());
    }

    /** What somebody does who waits: scrolls, folds, looks at a job and at what was. */
    private void lookAround(WindowOnHome shown) throws Exception {
        MainWindow window = shown.window();
        step(
                "scrolling",
                () -> window.view().list().scrollTo(window.view().list().getItems().size() - 1));
        step("scrolling", () -> window.view().list().scrollTo(0));
        step("folding", () -> shown.queue().model().dense().set(true));
        step("unfolding", () -> shown.queue().model().dense().set(false));
        for (DetailTab tab : DetailTab.values()) {
            step(
                    "at " + tab,
                    () ->
                            shown.engine().snapshot().jobs().stream()
                                    .filter(job -> job.job().state() == JobState.RUNNING)
                                    .findFirst()
                                    .ifPresent(job -> window.showDetail(job, tab)));
        }
        step("leaving a job", () -> PressedKey.on(window, KeyCode.ESCAPE, false));
        step("opening the history", window::showHistory);
        step("leaving the history", () -> PressedKey.on(window, KeyCode.ESCAPE, false));
    }

    private void step(String what, Runnable action) throws Exception {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        doing = what;
        Platform.runLater(() -> {
            try {
                action.run();
                done.complete(true);
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        done.get();
        TimeUnit.MILLISECONDS.sleep(MILLIS_A_LOOK);
    }

    /** A plain class with a main, because the class path holds the toolkit. */
    public static final class Launcher {

        private Launcher() {}

        public static void main(String[] arguments) {
            WindowLog.silence();
            Application.launch(LongRun.class, arguments);
            System.exit(passed ? 0 : 1);
        }
    }
}
