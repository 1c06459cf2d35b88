package dev.sluice.desktop.add;

import dev.sluice.desktop.fx.Background;
import dev.sluice.desktop.look.Icons;
import dev.sluice.desktop.preset.Presets;
import dev.sluice.engine.Engine;
import dev.sluice.engine.Submission;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.function.Supplier;

/**
 * The sheet in which files become jobs. It opens at once and counts in the background; nothing
 * typed is lost when something is wrong.
 */
public final class AddSheet extends BorderPane {
    public static final double WIDTH = 960;
    private static final Logger LOG = LoggerFactory.getLogger(AddSheet.class);
    private static final double SECTION_GAP = 12;

    /** The option that most people change. */
    private static final String FIRST = "table";

    private final AddSheetModel model;
    private final Messages messages;
    private final Background background;
    private final Outcome outcome;
    private final Presets presets;
    private final SheetForesight foresight;

    /** Somebody who is typing does not want an answer to every letter. */
    private final PauseTransition settled = new PauseTransition(Duration.millis(350));

    private final Looking looking;
    private final OptionLines lines;
    private final Button queue;
    private final SheetQueueing queueing;
    private boolean released;

    /** Who is told how the sheet ended; FX thread. */
    public interface Outcome {
        /** The sheet is to go; {@code notes} are sentences on what was left out. */
        void queued(List<String> notes);

        void cancelled();

        /**
         * The sheet had gone before all of it was queued.
         *
         * @param name of the job, or of what its group is made of
         */
        void queuedLate(String name, List<String> notes);

        /** The sheet had gone before it turned out that it can't be queued. */
        void refusedLate(String name, Exception failure);

        /** Something else is to be done with the same operands. */
        void changed(Pipeline other);

        /** Something beyond the fields went wrong; the sheet stays. */
        void failed(Exception failure);
    }

    /**
     * @param engine asked when something is queued
     * @param others what the operands could be given to instead
     */
    public AddSheet(
            AddSheetModel model,
            Messages messages,
            Background background,
            Supplier<Engine> engine,
            Presets presets,
            List<Pipeline> others,
            Outcome outcome) {
        this.model = model;
        this.messages = messages;
        this.background = background;
        this.outcome = outcome;
        this.looking = Looking.of(model.pipeline());
        this.presets = presets;
        this.foresight =
                new SheetForesight(
                        model, background, query -> engine.get().history(query), model.home());
        this.lines = new OptionLines(model.fields(), messages);
        this.queueing =
                new SheetQueueing(model, messages, background, engine, outcome, lines::focusWrong);
        getStyleClass().add("side-sheet");
        setMinWidth(0);
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        queue = button("", Submission.Start.QUEUED);
        queue.getStyleClass().add("accent");
        queue.setId("queue-jobs");
        setTop(
                new SheetHeader(
                        model,
                        foresight.preview(),
                        messages,
                        others,
                        outcome::changed,
                        outcome::cancelled));
        setCenter(body());
        setBottom(footer());
        setRight(side());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        model.jobs().subscribe(jobs -> queue.setText(messages.get("add.queue", jobs.intValue())));
        settled.setOnFinished(event -> foresee());
        model.changes().subscribe((before, now) -> settled.playFromStart());
        presets.usual(model.pipeline().id()).ifPresent(model::beginWith);
        foresight.begin();
        background.unhurried(
                () -> model.pipeline().foresight().suggestions(model.home()),
                lines::suggest,
                failure -> LOG.debug("Nothing can be suggested.", failure));
        background.unhurried(
                () -> looking.look(model.all(), this::tell), this::counted, outcome::failed);
    }

    private void tell(Found found) {
        background.tell(() -> show(found));
    }

    private void show(Found found) {
        if (!released) {
            model.show(found);
        }
    }

    /** All is counted, or as much as there was when nobody wanted to know any more. */
    private void counted(Found found) {
        show(found);
        if (!released) {
            foresee();
            queueing.counted();
        }
    }

    /** What costs a look at all files waits until they are counted. */
    private void foresee() {
        if (model.found().get().finished()) {
            foresight.refresh();
        } else {
            foresight.begin();
        }
    }

    private void keep() {
        presets.keep(background, () -> {}, outcome::failed);
    }

    private Node side() {
        VBox side =
                new VBox(
                        24,
                        new PhasesSide(model, foresight, messages),
                        new CostPane(foresight, messages),
                        new NotesPane(model, foresight, messages));
        side.getStyleClass().add("sheet-side-content");
        ScrollPane scroll = new ScrollPane(side);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "sheet-side");
        scroll.setFocusTraversable(false);
        return scroll;
    }

    /** Puts the focus where filling in begins. */
    public void focusFirst() {
        lines.focusFirst(FIRST);
    }

    /** Ends the counting; called when the sheet goes. */
    public void release() {
        released = true;
        looking.stop();
        settled.stop();
        foresight.stop();
        queueing.release();
    }

    /** The sheet without its looks. */
    public AddSheetModel model() {
        return model;
    }

    private Node body() {
        Label target = new Label(messages.get("add.target"));
        target.getStyleClass().add("section-head");
        target.setMinWidth(USE_PREF_SIZE);
        PresetBar bar = new PresetBar(model, presets, messages, this::keep);
        HBox.setHgrow(bar, Priority.ALWAYS);
        HBox targetHead = new HBox(16, target, bar);
        targetHead.setAlignment(Pos.CENTER_LEFT);
        targetHead.setMinHeight(32);
        MonthBoxes months = new MonthBoxes(model, messages);
        VBox fieldsAndTarget = new VBox(8, targetHead, lines.main());
        VBox content =
                new VBox(
                        new FoundPane(model, foresight, messages),
                        months,
                        fieldsAndTarget,
                        lines.more());
        for (Node section : List.of(months, fieldsAndTarget, lines.more())) {
            VBox.setMargin(section, new Insets(SECTION_GAP, 0, 0, 0));
        }
        content.getStyleClass().add("sheet-body");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setMinWidth(0);
        return scroll;
    }

    private Node footer() {
        Label wrong = new Label();
        wrong.getStyleClass().add("field-error");
        wrong.setGraphic(Icons.of(Icon.FIELD_ERROR, Icons.LINE));
        wrong.setGraphicTextGap(8);
        wrong.setWrapText(true);
        wrong.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        model.wrong().get() > 0
                                                ? messages.get("add.wrong", model.wrong().get())
                                                : model.problem().get(),
                                model.wrong(),
                                model.problem()));
        wrong.visibleProperty().bind(wrong.textProperty().isNotEmpty());
        Label waiting = new Label(messages.get("add.counting-first"));
        waiting.getStyleClass().add("muted");
        waiting.setWrapText(true);
        waiting.visibleProperty().bind(queueing.waits());
        StackPane said = new StackPane(wrong, waiting);
        said.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(said, Priority.ALWAYS);
        Button cancel = new Button(messages.get("add.cancel"));
        cancel.getStyleClass().add("flat");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(event -> outcome.cancelled());
        Button paused = button(messages.get("add.queue-paused"), Submission.Start.PAUSED);
        paused.setId("queue-paused");
        Button now = button(messages.get("add.start-now"), Submission.Start.NOW);
        HBox footer = new HBox(8, said, cancel, paused, now, queue);
        footer.setAlignment(Pos.CENTER_LEFT);
        footer.getStyleClass().add("sheet-foot");
        return footer;
    }

    private Button button(String text, Submission.Start start) {
        Button button = new Button(text);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> queueing.queue(start));
        return button;
    }

    private void key(KeyEvent event) {
        if (event.getTarget() instanceof Node target && PresetBar.isNamedIn(target)) {
            return;
        }
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            outcome.cancelled();
        } else if (event.getCode() == KeyCode.ENTER) {
            boolean onButton =
                    getScene().getFocusOwner() instanceof javafx.scene.control.ButtonBase
                            && !event.isShortcutDown();
            if (!onButton) {
                event.consume();
                queueing.queue(
                        event.isShortcutDown() && event.isShiftDown()
                                ? Submission.Start.NOW
                                : Submission.Start.QUEUED);
            }
        }
    }
}
