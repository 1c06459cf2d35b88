package dev.sluice.desktop.window;

import dev.sluice.desktop.detail.DetailHost;
import dev.sluice.desktop.detail.DetailPage;
import dev.sluice.desktop.detail.DetailTab;
import dev.sluice.desktop.detail.DetailViewModel;
import dev.sluice.desktop.fx.Background;
import dev.sluice.desktop.home.EngineDesk;
import dev.sluice.desktop.queue.JobRow;
import dev.sluice.desktop.queue.QueueView;
import dev.sluice.desktop.queue.QueueViewModel;
import dev.sluice.desktop.queue.RowAction;
import dev.sluice.desktop.settings.Choices;
import dev.sluice.engine.Command;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.pipeline.LaneId;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.ui.Messages;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Brings the page of a job up in place of what is shown, and takes it away. FX thread. */
final class DetailScreen implements DetailHost {
    private final EngineDesk desk;
    private final Background background;
    private final List<Pipeline> pipelines;
    private final Messages messages;
    private final Path home;
    private final QueueViewModel queue;
    private final QueueView view;
    private final QueueCommands commands;
    private final EngineCalls calls;
    private final Screens screens;
    private final Choices choices;
    private final Runnable left;
    private Optional<DetailPage> page = Optional.empty();

    /**
     * @param left shows again what the page stood in place of
     */
    DetailScreen(
            EngineDesk desk,
            Background background,
            List<Pipeline> pipelines,
            Messages messages,
            Path home,
            QueueViewModel queue,
            QueueView view,
            QueueCommands commands,
            EngineCalls calls,
            Screens screens,
            Choices choices,
            Runnable left) {
        this.desk = desk;
        this.background = background;
        this.pipelines = List.copyOf(pipelines);
        this.messages = messages;
        this.home = home;
        this.queue = queue;
        this.view = view;
        this.commands = commands;
        this.calls = calls;
        this.screens = screens;
        this.choices = choices;
        this.left = left;
        choices.chartsApart()
                .subscribe((before, now) ->
                        choices.keep(
                                background,
                                () -> {},
                                failure -> screens.warn(messages.get("settings.not-kept"))));
    }

    /** The page that is open. */
    Optional<DetailPage> page() {
        return page;
    }

    /** Opens the page of a job, or another tab of it. */
    void show(JobSnapshot job, DetailTab tab) {
        if (page.filter(open -> open.model().job().equals(job.job().id())).isPresent()) {
            page.get().model().tab().set(tab);
            return;
        }
        leave();
        queue.row(job.job().id())
                .ifPresent(row -> {
                    DetailViewModel model =
                            new DetailViewModel(
                                    job,
                                    desk::engine,
                                    background,
                                    pipelines,
                                    home,
                                    messages,
                                    ZoneId.systemDefault(),
                                    this::warn);
                    model.tab().set(tab);
                    model.chartsApart().bindBidirectional(choices.chartsApart());
                    DetailPage shown = new DetailPage(model, row, this);
                    page = Optional.of(shown);
                    view.showPage(shown);
                    shown.focusFirst();
                    queue.newest().ifPresent(newest -> model.show(job, newest));
                });
    }

    /** Lets go of the job; something else is shown next. */
    void leave() {
        page.ifPresent(open -> {
            page = Optional.empty();
            open.release();
        });
    }

    /** A page follows its job, and goes with it. */
    void follow(EngineSnapshot snapshot) {
        page.ifPresent(open ->
                queue.job(open.model().job())
                        .ifPresentOrElse(
                                job -> open.model().show(job, snapshot), this::closeDetail));
    }

    @Override
    public void closeDetail() {
        if (page.isPresent()) {
            leave();
            left.run();
        }
    }

    @Override
    public void perform(RowAction action, JobRow row) {
        commands.perform(action, row);
    }

    @Override
    public void control(Command command, JobId job) {
        calls.control(command, List.of(job));
    }

    @Override
    public void setPermits(LaneId lane, int permits) {
        calls.setPermits(lane, permits);
    }

    @Override
    public void queue(JobRequest request) {
        calls.queueAgain(request);
    }

    @Override
    public void saveAsPreset(JobRequest request) {
        screens.saveAsPreset(request);
    }

    @Override
    public void saveAsFile(JobRequest request) {
        screens.saveAsFile(request);
    }

    @Override
    public Optional<Path> chooseFile(String suggestedName) {
        return screens.chooseFile(suggestedName);
    }

    @Override
    public void open(Path path) {
        screens.openFolder(path);
    }

    @Override
    public void say(String sentence) {
        screens.say(sentence);
    }

    @Override
    public void warn(Exception failure) {
        screens.warn(calls.sentence(failure));
    }
}
