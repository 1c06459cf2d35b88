package dev.sluice.desktop.window;

import dev.sluice.desktop.detail.DetailTab;
import dev.sluice.desktop.look.Theme;
import dev.sluice.desktop.queue.QueueRow;
import dev.sluice.desktop.queue.RowAction;
import dev.sluice.desktop.settings.Section;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.Submission;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.JobState;
import dev.sluice.pipelines.files.FileTree;
import dev.sluice.pipelines.load.LoadPipeline;
import dev.sluice.ui.Messages;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import javax.imageio.ImageIO;

/**
 * Opens every screen of the real window on a real engine at work and writes each as a picture, in
 * light and dark: {@code ScreenTour FOLDER en|de WIDTHxHEIGHT}. Needs a display.
 */
public final class ScreenTour extends Application {
    private static final int MOST_SECONDS = 120;

    private Path pictures = Path.of("");
    private Path scratch = Path.of("");
    private String language = "en";
    private final CompletableFuture<WindowOnHome> opened = new CompletableFuture<>();

    @Override
    public void start(Stage stage) throws Exception {
        List<String> arguments = getParameters().getRaw();
        pictures = Files.createDirectories(Path.of(arguments.get(0)));
        language = arguments.get(1);
        String[] size = arguments.get(2).split("x", 2);
        scratch = Files.createTempDirectory("sluice-tour-");
        // A hook, because it comes as well when somebody ends the tour before its last screen.
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("leave").unstarted(this::leave));
        stage.setWidth(Double.parseDouble(size[0]));
        stage.setHeight(Double.parseDouble(size[1]));
        Messages messages = Messages.of(Locale.forLanguageTag(language));
        opened.complete(
                new WindowOnHome(scratch.resolve("home"), stage, new LoadPipeline(), messages));
        Thread.ofPlatform().name("tour").start(this::tourAndEnd);
    }

    private void tourAndEnd() {
        try (WindowOnHome shown = opened.get()) {
            new Tour(shown).walk();
        } catch (Exception e) {
            throw new IllegalStateException("The tour ended before its last screen.", e);
        } finally {
            Platform.exit();
        }
    }

    /** The pictures are what remains of a tour; its files and its home are large. */
    private void leave() {
        try {
            FileTree.remove(scratch);
        } catch (IOException e) {
            System.out.println("cannot be removed: " + scratch + ": " + e);
        }
    }

    /** The way through the screens; on its own thread. */
    private final class Tour {
        private final WindowOnHome shown;
        private final MainWindow window;
        private final TourFiles files = new TourFiles(scratch.resolve("files"));

        Tour(WindowOnHome shown) {
            this.shown = shown;
            this.window = shown.window();
        }

        void walk() throws Exception {
            picture("welcome");
            overTheQueue();
            sheets();
            oddName();
            working();
            pages();
            settingsAndGuide();
        }

        private void overTheQueue() throws Exception {
            List<String> months = files.months();
            fx(() -> window.dropping().hover(months));
            pause(1200);
            picture("drop");
            fx(() -> shown.queue().model().drop().set(Optional.empty()));
            fx(window::askForLinks);
            picture("links");
            fx(window::closeModal);
        }

        private void sheets() throws Exception {
            List<String> faults = files.withFaults();
            fx(() -> window.openAddSheet(faults));
            until(() -> !window.lookupAll("#option-table").isEmpty());
            pause(1500);
            picture("sheet");
            fx(() -> ((TextField) window.lookup("#option-table")).setText("two words"));
            picture("sheet-with-wrong-field");
            fx(() -> ((TextField) window.lookup("#option-table")).setText("invoices"));
            press(KeyCode.ENTER, true);
            until(() -> all(state -> state.ended(), 1));
            List<String> names = files.withOddNames();
            fx(() -> window.openAddSheet(names));
            pause(1500);
            picture("sheet-with-odd-names");
            press(KeyCode.ENTER, true);
            until(() -> all(JobState::ended, 2));
        }

        private void oddName() throws Exception {
            JobRequest request =
                    new JobRequest(
                            LoadPipeline.ID,
                            TourFiles.ODD_NAME,
                            files.months(),
                            Map.of("table", "odd", "into", "duckdb:" + scratch.resolve("odd.db")));
            shown.submit(request, Submission.Start.QUEUED);
            until(() -> snapshot().jobs().stream().anyMatch(Tour::copies));
            fx(() -> removeFirst(JobState::active));
            picture("odd-name-question");
            fx(window::closeModal);
            until(() -> snapshot().jobs().stream().allMatch(job -> job.job().state().ended()));
            for (DetailTab tab : List.of(DetailTab.TIMELINE, DetailTab.LOG)) {
                fx(() -> detail(job -> job.job().request().equals(request), tab));
                pause(1200);
                picture("odd-name-" + tab.name().toLowerCase(Locale.ROOT));
                fx(() -> key(KeyCode.ESCAPE, false));
            }
            fx(() -> removeFirst(JobState::ended));
            pause(300);
            picture("odd-name-undo");
            fx(window::undo);
        }

        private void removeFirst(Predicate<JobState> fits) {
            window.commands().perform(RowAction.REMOVE, rows(fits));
        }

        private void working() throws Exception {
            List<String> months = files.longMonths();
            fx(() -> window.openAddSheet(months));
            until(() -> !window.lookupAll("#option-table").isEmpty());
            pause(1500);
            picture("sheet-with-months");
            press(KeyCode.ENTER, true);
            until(() -> snapshot().jobs().stream().anyMatch(Tour::copies));
            picture("queue-at-work");
            fx(() -> shown.queue().model().dense().set(true));
            picture("queue-dense");
            fx(() -> shown.queue().model().dense().set(false));
            fx(() -> detail(job -> job.job().state() == JobState.RUNNING, DetailTab.TIMELINE));
            pause(700);
            picture("job-at-work-timeline");
            fx(() -> shown.choices().chartsApart().set(true));
            picture("job-at-work-timeline-apart");
            fx(() -> shown.choices().chartsApart().set(false));
            fx(() -> key(KeyCode.ESCAPE, false));
            fx(() -> removeFirst(state -> state == JobState.RUNNING));
            picture("question");
            fx(window::closeModal);
            until(() -> snapshot().jobs().stream().allMatch(job -> job.job().state().ended()));
            picture("queue-done");
        }

        private void pages() throws Exception {
            for (DetailTab tab : DetailTab.values()) {
                fx(() ->
                        detail(
                                job ->
                                        job.job().state() == JobState.COMPLETED_WITH_FAILURES
                                                || job.job().state() == JobState.FAILED,
                                tab));
                pause(900);
                picture("job-" + tab.name().toLowerCase(Locale.ROOT));
                fx(() -> key(KeyCode.ESCAPE, false));
            }
            notices();
            fx(window::showHistory);
            pause(900);
            picture("history");
            fx(() -> key(KeyCode.ESCAPE, false));
        }

        /** As many as there can be, over a page with buttons at its foot. */
        private void notices() throws Exception {
            fx(() ->
                    detail(
                            job -> job.job().state() == JobState.COMPLETED_WITH_FAILURES,
                            DetailTab.FAILURES));
            fx(() -> {
                window.warn(
                        messages()
                                .told(
                                        "The queue's database was damaged and is kept as"
                                                + " /home/anna/.sluice/queue.db.damaged-20261123;"
                                                + " the backup of 2026-11-23 14:02 took its place,"
                                                + " so jobs queued or finished since then are not"
                                                + " in it."));
                window.warn(messages().get("settings.not-kept"));
                window.offerUndo(messages().get("removed.many", 3), () -> {}, () -> {});
            });
            picture("notices");
            fx(window::showRecent);
            picture("notices-recent");
            fx(window::closeModal);
            fx(() -> key(KeyCode.F6, false));
            for (int i = 0; i < NoticesModel.MOST; i++) {
                fx(() -> key(KeyCode.ESCAPE, false));
            }
            fx(() -> key(KeyCode.ESCAPE, false));
        }

        private Messages messages() {
            return Messages.of(Locale.forLanguageTag(language));
        }

        private void settingsAndGuide() throws Exception {
            fx(window::showSettings);
            entries("#settings-sections", "settings");
            VaultOfHome.write(scratch.resolve("home"));
            fx(window::showSettings);
            fx(() ->
                    ((ListView<?>) window.lookup("#settings-sections"))
                            .getSelectionModel()
                            .select(List.of(Section.values()).indexOf(Section.CONNECTIONS)));
            until(() -> window.lookup("#passphrase-open").isVisible());
            fx(((Button) window.lookup("#passphrase-open"))::fire);
            fx(((Button) window.lookup("#passphrase-change"))::fire);
            picture("settings-passphrase");
            fx(() -> ((Button) window.lookup("#passphrase-leave")).fire());
            fx(() -> window.lookup("#settings-sections").requestFocus());
            fx(() -> key(KeyCode.ESCAPE, false));
            fx(window::showGuide);
            entries("#guide-topics", "guide");
        }

        private void entries(String list, String name) throws Exception {
            ListView<?> entries = (ListView<?>) window.lookup(list);
            for (int i = 0; i < entries.getItems().size(); i++) {
                int entry = i;
                fx(() -> entries.getSelectionModel().select(entry));
                pause(400);
                picture(name + "-" + entries.getItems().get(i).toString().toLowerCase(Locale.ROOT));
            }
            fx(() -> key(KeyCode.ESCAPE, false));
        }

        private static boolean copies(JobSnapshot job) {
            return job.progress().phases().stream()
                    .anyMatch(phase ->
                            phase.id().value().equals("copy") && phase.counts().running() > 0);
        }

        private boolean all(Predicate<JobState> fits, int jobs) {
            return snapshot().jobs().stream().filter(job -> fits.test(job.job().state())).count()
                    >= jobs;
        }

        private EngineSnapshot snapshot() {
            return shown.engine().snapshot();
        }

        private void detail(Predicate<JobSnapshot> which, DetailTab tab) {
            snapshot().jobs().stream()
                    .filter(which)
                    .findFirst()
                    .ifPresent(job -> window.showDetail(job, tab));
        }

        private List<QueueRow> rows(Predicate<JobState> fits) {
            return shown.queue().model().rows().stream()
                    .filter(row ->
                            shown.queue().jobsOf(row).stream()
                                    .anyMatch(job -> fits.test(job.job().state())))
                    .limit(1)
                    .toList();
        }

        private void press(KeyCode code, boolean control) throws Exception {
            fx(() -> key(code, control));
        }

        private void key(KeyCode code, boolean control) {
            PressedKey.on(window, code, control);
        }

        private void picture(String name) throws Exception {
            for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
                fx(() -> shown.choices().theme().set(theme));
                pause(350);
                CompletableFuture<WritableImage> image = new CompletableFuture<>();
                fx(() -> image.complete(window.getScene().snapshot(null)));
                String file =
                        name
                                + "-"
                                + theme.name().toLowerCase(Locale.ROOT)
                                + "-"
                                + language
                                + ".png";
                write(image.get(), pictures.resolve(file));
            }
        }

        private void until(Callable<Boolean> condition) throws Exception {
            for (int tries = 0; tries < MOST_SECONDS * 10; tries++) {
                if (condition.call()) {
                    return;
                }
                pause(100);
            }
            throw new IllegalStateException("It did not come to that in " + MOST_SECONDS + " s.");
        }

        /** A person looks too; nothing is tested here. */
        private void pause(long millis) throws InterruptedException {
            TimeUnit.MILLISECONDS.sleep(millis);
            // Notices go by the clock of the machine.
            shown.machine().pass(Duration.ofMillis(millis));
        }

        private static void fx(Runnable step) throws Exception {
            CompletableFuture<Boolean> done = new CompletableFuture<>();
            Platform.runLater(() -> {
                try {
                    step.run();
                    done.complete(true);
                } catch (RuntimeException e) {
                    done.completeExceptionally(e);
                }
            });
            done.get();
        }
    }

    private static void write(WritableImage image, Path file) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                copy.setRGB(x, y, image.getPixelReader().getArgb(x, y));
            }
        }
        ImageIO.write(copy, "png", file.toFile());
    }

    /** A plain class with a main, because the class path holds the toolkit. */
    public static final class Launcher {

        private Launcher() {}

        public static void main(String[] arguments) {
            Application.launch(ScreenTour.class, arguments);
        }
    }
}
