package dev.sluice.desktop.window;

import dev.sluice.desktop.fx.Background;
import dev.sluice.desktop.fx.Clockwork;
import dev.sluice.desktop.fx.FxThread;
import dev.sluice.desktop.fx.LatestSnapshot;
import dev.sluice.desktop.home.EngineDesk;
import dev.sluice.desktop.home.WindowPlace;
import dev.sluice.desktop.look.Appearance;
import dev.sluice.desktop.machine.Machine;
import dev.sluice.desktop.queue.QueueViewModel;
import dev.sluice.desktop.settings.Choices;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.event.EngineEvent;
import dev.sluice.ui.Messages;
import dev.sluice.ui.Resources;

import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Subscription;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The main window on the desktop: where it is, how it begins and ends. FX thread. */
public final class WindowFrame {

    /** How often watched folders are looked into, and the clock is looked at. */
    private static final Duration POLL = Duration.ofSeconds(2);

    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final MainWindow window;
    private final EngineDesk desk;
    private final QueueViewModel queue;
    private final LatestSnapshot latest;
    private final FxThread fx;
    private final Path home;
    private final Choices choices;
    private final Machine machine;
    private final Background background;
    private final Messages messages;
    private Subscription polls = Subscription.EMPTY;
    private Subscription looks = Subscription.EMPTY;

    public WindowFrame(
            MainWindow window,
            EngineDesk desk,
            QueueViewModel queue,
            LatestSnapshot latest,
            FxThread fx,
            Path home,
            Choices choices,
            Machine machine,
            Background background,
            Messages messages) {
        this.window = window;
        this.desk = desk;
        this.queue = queue;
        this.latest = latest;
        this.fx = fx;
        this.home = home;
        this.choices = choices;
        this.machine = machine;
        this.background = background;
        this.messages = messages;
    }

    /**
     * Shows the window, lets the queue go on, and opens the sheet for {@code operands}.
     *
     * @param closed called when the program may end: the window is gone from the screen, and what
     *     was to go on without it is done
     */
    public void show(Stage stage, List<String> operands, Runnable closed) {
        Appearance appearance = new Appearance();
        Scene scene = new Scene(window, WIDTH, HEIGHT);
        appearance.follow(scene, choices.theme());
        stage.setTitle("Sluice");
        Resources.icons().forEach(icon -> stage.getIcons().add(new Image(icon.toExternalForm())));
        stage.setScene(scene);
        Optional<WindowPlace> before = WindowPlace.read(home);
        before.ifPresent(place -> {
            queue.model().dense().set(place.dense());
            queue.model().foldFinished().set(place.foldFinished());
        });
        put(stage, before);
        Closing closing =
                new Closing(stage, window, desk, queue, choices, () -> end(stage, closed));
        QueueEnd end = new QueueEnd(window, closing, choices, machine, background, messages, home);
        queue.subscribe(end::follow);
        desk.start(
                latest.carryTo(queue::show),
                this::tell,
                sentence -> fx.later(() -> window.warn(messages.told(sentence))));
        queue.show(desk.engine().snapshot());
        polls = Clockwork.every(POLL, fx, window::look);
        stage.show();
        window.view().list().requestFocus();
        desk.notices().forEach(this::notice);
        choices.notice().ifPresent(this::notice);
        window.notices().forEach(this::notice);
        desk.register(more -> fx.later(() -> bringForward(stage, closing, more)));
        if (!operands.isEmpty()) {
            window.openAddSheet(operands);
        }
        if (Rehearsal.isAskedFor()) {
            Rehearsal rehearsal = new Rehearsal(window, queue.model(), desk.engine()::snapshot);
            looks = Clockwork.every(Rehearsal.BETWEEN_LOOKS, fx, rehearsal::look);
        }
    }

    private void notice(String sentence) {
        window.warn(messages.told(sentence));
    }

    private void tell(EngineEvent event) {
        switch (event) {
            case EngineEvent.Notice(var job, var sentence) ->
                    // What stands over the queue for all jobs is not said once more for each.
                    sentence.filter(text -> !text.equals(EngineSnapshot.NO_NETWORK))
                            .ifPresent(text -> fx.later(() -> window.warn(messages.told(text))));
            case EngineEvent.JobAdded ignored -> {}
            case EngineEvent.JobChanged ignored -> {}
            case EngineEvent.JobRemoved ignored -> {}
            case EngineEvent.ItemFailed ignored -> {}
            case EngineEvent.Remark ignored -> {}
        }
    }

    private void end(Stage stage, Runnable closed) {
        placeOf(stage).write(home);
        stage.hide();
        polls.unsubscribe();
        looks.unsubscribe();
        window.settle(closed);
    }

    /** Brings the window in which {@code content} is to the front, also from behind or an icon. */
    static void comeForward(Node content) {
        if (content.getScene() != null && content.getScene().getWindow() instanceof Stage stage) {
            stage.show();
            stage.setIconified(false);
            stage.toFront();
        }
    }

    private void bringForward(Stage stage, Closing closing, List<String> operands) {
        closing.comeBack();
        comeForward(window);
        stage.requestFocus();
        if (!operands.isEmpty()) {
            window.openAddSheet(operands);
        }
    }

    /** Where it was, if there is a screen there; all of it can be seen. */
    private static void put(Stage stage, Optional<WindowPlace> before) {
        Optional<Screen> there = before.flatMap(WindowFrame::screenOf);
        Screen screen = there.orElseGet(Screen::getPrimary);
        ScreenRoom room = new ScreenRoom(screen.getVisualBounds());
        stage.setMinWidth(room.leastWidth());
        stage.setMinHeight(room.leastHeight());
        if (there.isPresent()) {
            before.map(room::within).ifPresent(place -> put(stage, place));
        } else if (!room.holds(WIDTH, HEIGHT)) {
            stage.setWidth(Math.min(WIDTH, room.bounds().getWidth()));
            stage.setHeight(Math.min(HEIGHT, room.bounds().getHeight()));
        }
    }

    private static void put(Stage stage, WindowPlace place) {
        stage.setX(place.x());
        stage.setY(place.y());
        stage.setWidth(place.width());
        stage.setHeight(place.height());
        stage.setMaximized(place.maximised());
    }

    private static Optional<Screen> screenOf(WindowPlace place) {
        return Screen.getScreensForRectangle(
                        new Rectangle2D(
                                place.x(),
                                place.y(),
                                Math.max(1, place.width()),
                                Math.max(1, place.height())))
                .stream()
                .findFirst();
    }

    private WindowPlace placeOf(Stage stage) {
        return new WindowPlace(
                stage.getX(),
                stage.getY(),
                stage.getWidth(),
                stage.getHeight(),
                stage.isMaximized(),
                queue.model().dense().get(),
                queue.model().foldFinished().get());
    }
}
