package dev.sluice.desktop.window;

import dev.sluice.desktop.fx.Background;
import dev.sluice.desktop.fx.JavaFxThread;
import dev.sluice.desktop.fx.LatestSnapshot;
import dev.sluice.desktop.home.EngineDesk;
import dev.sluice.desktop.look.Theme;
import dev.sluice.desktop.preset.Presets;
import dev.sluice.desktop.queue.JobRow;
import dev.sluice.desktop.queue.QueueViewModel;
import dev.sluice.desktop.queue.RowState;
import dev.sluice.desktop.settings.Choices;
import dev.sluice.engine.Engine;
import dev.sluice.engine.Submission;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.link.Engines;
import dev.sluice.engine.link.HomeFolder;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.engine.schedule.EngineConfig;
import dev.sluice.engine.schedule.LocalEngine;
import dev.sluice.engine.schedule.Ports;
import dev.sluice.engine.store.JobStore;
import dev.sluice.pipelines.load.LoadPipeline;
import dev.sluice.pipelines.media.MediaPipeline;
import dev.sluice.ui.Messages;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

import org.testfx.api.FxRobot;
import org.testfx.service.query.EmptyNodeQueryException;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The main window on a real engine and a real home, and what a person can see of it. */
final class WindowOnHome implements AutoCloseable {

    private final EngineDesk desk;
    private final QueueViewModel queue;
    private final Choices choices;
    private final MainWindow window;
    private final Stage stage;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final QuietMachine machine = new QuietMachine();

    /** Opens the home and shows the window; on the FX thread. */
    WindowOnHome(Path home, Stage stage, Pipeline pipeline) throws Exception {
        this(home, stage, pipeline, Messages.of(Locale.ENGLISH));
    }

    /** The same in a language of choice. */
    WindowOnHome(Path home, Stage stage, Pipeline pipeline, Messages messages) throws Exception {
        this.stage = stage;
        EngineDesk.Opening opening =
                () -> Engines.open(home, (where, store) -> engine(where, store, pipeline));
        desk = new EngineDesk(opening.open(), opening);
        JavaFxThread fx = new JavaFxThread();
        Background background = new Background(fx);
        queue = new QueueViewModel(messages, ZoneOffset.UTC);
        choices = Choices.of(home);
        if (choices.theme().get() == Theme.SYSTEM) {
            choices.theme().set(Theme.LIGHT);
        }
        window =
                new MainWindow(
                        desk,
                        background,
                        new LoadPipeline(),
                        new MediaPipeline(),
                        messages,
                        home,
                        new SampleRun(home, 500),
                        ignored -> true,
                        queue,
                        choices,
                        machine.machine(),
                        Presets.of(home));
        new WindowFrame(
                        window,
                        desk,
                        queue,
                        new LatestSnapshot(fx),
                        fx,
                        home,
                        choices,
                        machine.machine(),
                        background,
                        messages)
                .show(stage, List.of(), () -> ended.set(true));
    }

    private static Engine engine(HomeFolder home, JobStore store, Pipeline pipeline) {
        LocalEngine engine =
                new LocalEngine(
                        Ports.real(home.root(), new SecureRandom()),
                        store,
                        List.of(pipeline),
                        EngineConfig.forCores(2).with(home.limits().read()),
                        home.limits());
        engine.keepTo(home.hours().read(ZoneOffset.UTC));
        return engine;
    }

    MainWindow window() {
        return window;
    }

    /** What the window is shown on. */
    Stage stage() {
        return stage;
    }

    /** The machine around it, which does nothing. */
    QuietMachine machine() {
        return machine;
    }

    Choices choices() {
        return choices;
    }

    Engine engine() {
        return desk.engine();
    }

    QueueViewModel queue() {
        return queue;
    }

    /** Queues one job without the sheet; any thread. */
    JobId submit(JobRequest request, Submission.Start start) throws InvalidOption {
        Submission alone = new Submission(List.of(request), Optional.empty(), 0, start);
        return engine().submit(alone).jobs().getFirst().id();
    }

    /** As a person does at the window's own button. */
    void askToClose(FxRobot robot) {
        robot.interact(
                () -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    /** Whether the window has said that the program may end. */
    boolean hasEnded() {
        return ended.get();
    }

    List<JobRow> rows(RowState state) {
        return List.copyOf(queue.model().rows()).stream()
                .filter(JobRow.class::isInstance)
                .map(JobRow.class::cast)
                .filter(row -> row.state().get() == state)
                .toList();
    }

    /** Whether the text stands anywhere in the window; asked on any thread. */
    boolean says(FxRobot robot, String text) {
        boolean[] found = new boolean[1];
        robot.interact(() -> found[0] = holds(window, text));
        return found[0];
    }

    private static boolean holds(Node node, String text) {
        if (!node.isVisible()) {
            return false;
        }
        Optional<String> own =
                switch (node) {
                    case Labeled label -> Optional.ofNullable(label.getText());
                    case Text words -> Optional.ofNullable(words.getText());
                    default -> Optional.empty();
                };
        if (own.filter(words -> words.contains(text)).isPresent()) {
            return true;
        }
        return node instanceof Parent parent
                && parent.getChildrenUnmodifiable().stream().anyMatch(child -> holds(child, text));
    }

    /** The field of an option in the open sheet. */
    static TextField field(FxRobot robot, String option) {
        return robot.lookup("#option-" + option).queryAs(TextField.class);
    }

    static void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(
                60,
                TimeUnit.SECONDS,
                () -> {
                    try {
                        return condition.call();
                    } catch (EmptyNodeQueryException e) {
                        // What has just been shown can be found once it has been laid out.
                        return false;
                    }
                });
    }

    @Override
    public void close() {
        desk.close();
    }
}
