package dev.sluice.desktop.add;

import dev.sluice.desktop.fx.Background;
import dev.sluice.engine.Engine;
import dev.sluice.engine.Submission;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.pipeline.Expansion;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.pipeline.Options;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.ui.Messages;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

import java.util.List;
import java.util.function.Supplier;

/**
 * Queues what a sheet asks for. Months that have not been found yet can't be asked for, so it waits
 * until all files are counted where months become jobs. For the thread of the window; needs no
 * toolkit, and waits for folders and the store off that thread.
 */
final class SheetQueueing {
    private final AddSheetModel model;
    private final Messages messages;
    private final Background background;
    private final Supplier<Engine> engine;
    private final AddSheet.Outcome outcome;
    private final Runnable showWrong;
    private final ReadOnlyBooleanWrapper waits = new ReadOnlyBooleanWrapper();
    private Submission.Start wanted = Submission.Start.QUEUED;
    private boolean busy;
    private boolean gone;

    /**
     * @param engine asked when something is queued
     * @param showWrong leads to the field that needs a correction
     */
    SheetQueueing(
            AddSheetModel model,
            Messages messages,
            Background background,
            Supplier<Engine> engine,
            AddSheet.Outcome outcome,
            Runnable showWrong) {
        this.model = model;
        this.messages = messages;
        this.background = background;
        this.engine = engine;
        this.outcome = outcome;
        this.showWrong = showWrong;
    }

    /** Whether it is queued as soon as all files are counted. */
    ReadOnlyBooleanProperty waits() {
        return waits.getReadOnlyProperty();
    }

    /** Queues what the sheet says, or shows what is wrong with it. */
    void queue(Submission.Start start) {
        model.problem().set("");
        if (busy) {
            return;
        }
        waits.set(false);
        if (model.firstWrong().isPresent()) {
            showWrong.run();
        } else if (model.needsAllCounted()) {
            wanted = start;
            waits.set(true);
        } else if (model.jobs().get() == 0) {
            model.problem().set(messages.get("add.no-month"));
        } else {
            submit(start);
        }
    }

    /** All files are counted. */
    void counted() {
        if (waits.get()) {
            queue(wanted);
        }
    }

    /** The sheet goes; what is on its way goes on. */
    void release() {
        gone = true;
        waits.set(false);
    }

    private void submit(Submission.Start start) {
        busy = true;
        JobRequest request = model.request();
        Pipeline pipeline = model.pipeline();
        background.atOnce(
                () -> submitNow(pipeline, request, start),
                notes -> done(request, notes),
                failure -> refused(request, failure));
    }

    private List<String> submitNow(Pipeline pipeline, JobRequest request, Submission.Start start)
            throws Exception {
        Options options = Options.parse(pipeline.options(), request.options());
        pipeline.validate(request, options);
        Expansion expansion = pipeline.expand(request, options);
        engine.get().submit(new Submission(expansion.requests(), expansion.groupName(), 0, start));
        return expansion.notes();
    }

    private void done(JobRequest request, List<String> notes) {
        busy = false;
        if (gone) {
            outcome.queuedLate(request.name(), notes);
        } else {
            outcome.queued(notes);
        }
    }

    private void refused(JobRequest request, Exception failure) {
        busy = false;
        if (gone) {
            outcome.refusedLate(request.name(), failure);
        } else if (failure instanceof InvalidOption invalid) {
            model.refuse(invalid);
            showWrong.run();
        } else {
            outcome.failed(failure);
        }
    }
}
