package dev.sluice.desktop.window;

import dev.sluice.desktop.add.AddSheet;
import dev.sluice.desktop.add.AddSheetModel;
import dev.sluice.desktop.fx.Background;
import dev.sluice.desktop.home.EngineDesk;
import dev.sluice.desktop.preset.Presets;
import dev.sluice.ui.Messages;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
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
    private Optional<AddSheet> sheet = Optional.empty();

    /** What came while a sheet was up; each gets a sheet of its own in its turn. */
    private final Deque<Wanted> waiting = new ArrayDeque<>();

    /**
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
            EngineCalls calls,
            Runnable queued) {
        this.desk = desk;
        this.background = background;
        this.messages = messages;
        this.home = home;
        this.presets = presets;
        this.screens = screens;
        this.covers = covers;
        this.calls = calls;
        this.queued = queued;
    }

    /** Shows a sheet, or keeps what is wanted until the one that is up has gone. */
    void open(Wanted wanted) {
        if (sheet.isPresent()) {
            waiting.add(wanted);
            screens.say(messages.get("add.waiting"));
            return;
        }
        show(wanted);
    }

    private void show(Wanted wanted) {
        AddSheetModel model =
                new AddSheetModel(wanted.pipeline(), wanted.operands(), home, messages);
        model.startFrom(wanted.options());
        AddSheet next = new AddSheet(model, messages, background, desk::engine, presets, this);
        sheet = Optional.of(next);
        covers.showSheet(next, next::focusFirst);
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

    /** Ends the counting of the sheet that has gone. */
    void release() {
        sheet.ifPresent(AddSheet::release);
        sheet = Optional.empty();
    }

    @Override
    public void queued(List<String> notes) {
        close();
        notes.forEach(screens::warn);
        calls.showNewest();
        queued.run();
    }

    @Override
    public void cancelled() {
        close();
    }

    @Override
    public void failed(Exception failure) {
        screens.warn(calls.sentence(failure));
    }
}
