package dev.sluice.desktop.window;

import dev.sluice.desktop.add.AddSheet;
import dev.sluice.desktop.add.AddSheetModel;
import dev.sluice.desktop.add.AddSheetModel.FilledIn;
import dev.sluice.desktop.add.Looking;
import dev.sluice.desktop.fx.Background;
import dev.sluice.desktop.home.EngineDesk;
import dev.sluice.desktop.preset.Presets;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.ui.Foreign;
import dev.sluice.ui.Messages;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sheets in which files become jobs, one after the other. FX thread. */
final class Sheets implements AddSheet.Outcome {
    private final EngineDesk desk;
    private final Background background;
    private final Messages messages;
    private final Path home;
    private final Presets presets;
    private final Screens screens;
    private final Covers covers;
    private final EngineCalls calls;
    private final Runnable queued;
    private final List<Pipeline> pipelines;
    private Optional<Shown> shown = Optional.empty();

    /** What came while a sheet was up; each gets a sheet of its own in its turn. */
    private final Deque<Filled> waiting = new ArrayDeque<>();

    /**
     * @param pipelines what operands can be given to
     * @param queued told when jobs have been queued and the sheet has gone
     */
    Sheets(
            EngineDesk desk,
            Background background,
            Messages messages,
            Path home,
            Presets presets,
            Screens screens,
            Covers covers,
            List<Pipeline> pipelines,
            EngineCalls calls,
            Runnable queued) {
        this.desk = desk;
        this.background = background;
        this.messages = messages;
        this.home = home;
        this.presets = presets;
        this.screens = screens;
        this.covers = covers;
        this.pipelines = List.copyOf(pipelines);
        this.calls = calls;
        this.queued = queued;
    }

    /** Shows a sheet, or keeps what is wanted until what is up and typed into has gone. */
    void open(Wanted wanted) {
        open(new Filled(wanted, Map.of()));
    }

    private void open(Filled next) {
        if (shown.isPresent() || covers.asksForText()) {
            waiting.add(next);
            screens.say(messages.get("add.waiting"));
        } else {
            show(next);
        }
    }

    private AddSheetModel show(Filled next) {
        Wanted wanted = next.wanted();
        AddSheetModel model =
                new AddSheetModel(wanted.pipeline(), wanted.operands(), home, messages);
        Optional.ofNullable(next.in().get(wanted.pipeline().id()))
                .ifPresentOrElse(model::startFrom, () -> model.startFrom(wanted.options()));
        List<Pipeline> others =
                pipelines.stream()
                        .filter(other -> !other.id().equals(wanted.pipeline().id()))
                        .filter(other -> takes(other, wanted.operands()))
                        .toList();
        AddSheet sheet =
                new AddSheet(model, messages, background, desk::engine, presets, others, this);
        shown = Optional.of(new Shown(next, sheet, model.filledIn()));
        covers.showSheet(sheet, sheet::focusFirst);
        return model;
    }

    private static boolean takes(Pipeline pipeline, List<String> operands) {
        return pipeline.operands().links()
                || operands.stream().anyMatch(operand -> !Looking.isLink(operand));
    }

    /**
     * What a sheet is to be opened with.
     *
     * @param in what a person has filled in on earlier sheets for the same operands
     */
    private record Filled(Wanted wanted, Map<PipelineId, FilledIn> in) {}

    /**
     * A sheet that is up.
     *
     * @param begun how it was filled in when it came up
     */
    private record Shown(Filled with, AddSheet sheet, FilledIn begun) {
        /** With what is filled in by now. */
        Filled now() {
            Map<PipelineId, FilledIn> in = new HashMap<>(with.in());
            in.put(with.wanted().pipeline().id(), sheet.model().filledIn());
            return new Filled(with.wanted(), in);
        }

        boolean isUntouched() {
            return sheet.model().filledIn().equals(begun);
        }
    }

    /** The same operands on a sheet for another pipeline; what was filled in comes back with it. */
    @Override
    public void changed(Pipeline other) {
        shown.ifPresent(old -> {
            Filled now = old.now();
            boolean first = !now.in().containsKey(other.id());
            old.sheet().release();
            AddSheetModel model =
                    show(
                            new Filled(
                                    new Wanted(other, now.wanted().operands(), Map.of()),
                                    now.in()));
            if (first) {
                // What both understand is not asked for twice.
                model.apply(old.sheet().model().filledIn().options());
            }
        });
    }

    /** Ends what is up, sheet or card; what came meanwhile takes its place. */
    void close() {
        release();
        if (waiting.isEmpty()) {
            covers.hide();
        } else {
            show(waiting.remove());
        }
    }

    /** What was up has left by itself, like a card that was clicked beside. */
    void left() {
        release();
        if (!waiting.isEmpty()) {
            // It is still leaving.
            background.tell(this::showNext);
        }
    }

    private void showNext() {
        if (shown.isEmpty() && !covers.asksForText() && !waiting.isEmpty()) {
            show(waiting.remove());
        }
    }

    /** Ends the counting of the sheet that has gone. */
    private void release() {
        shown.ifPresent(up -> up.sheet().release());
        shown = Optional.empty();
    }

    @Override
    public void queued(List<String> notes) {
        close();
        notes.forEach(screens::warn);
        calls.showNewest();
        queued.run();
    }

    /** Another sheet may be up by now, which is nobody's to close. */
    @Override
    public void queuedLate(String name, List<String> notes) {
        notes.forEach(screens::warn);
        screens.say(messages.get("add.queued-late", Foreign.briefName(name)));
        calls.showNewest();
    }

    @Override
    public void refusedLate(String name, Exception failure) {
        screens.warn(
                messages.get("add.refused-late", Foreign.briefName(name), calls.sentence(failure)));
    }

    /** A key that was meant for something else must not cost what was typed. */
    @Override
    public void cancelled() {
        Optional<Filled> lost = shown.filter(up -> !up.isUntouched()).map(Shown::now);
        close();
        lost.ifPresent(filled ->
                screens.offerUndo(messages.get("add.closed"), () -> open(filled), () -> {}));
    }

    @Override
    public void failed(Exception failure) {
        screens.warn(calls.sentence(failure));
    }
}
