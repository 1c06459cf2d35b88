package dev.sluice.desktop.window;

import dev.sluice.desktop.detail.DetailTab;
import dev.sluice.desktop.fx.Background;
import dev.sluice.desktop.history.HistoryCsv;
import dev.sluice.desktop.history.HistoryHost;
import dev.sluice.desktop.history.HistoryRow;
import dev.sluice.desktop.history.HistoryView;
import dev.sluice.desktop.history.HistoryViewModel;
import dev.sluice.desktop.home.EngineDesk;
import dev.sluice.desktop.queue.QueueView;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.store.HistoryQuery;
import dev.sluice.ui.Messages;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;

/** Brings the history up in place of the queue, and takes it away. FX thread. */
final class HistoryScreen implements HistoryHost {
    private final EngineDesk desk;
    private final Background background;
    private final Messages messages;
    private final Reports reports;
    private final QueueView view;
    private final EngineCalls calls;
    private final Screens screens;

    /** Kept when it is left: to make its tables anew would be felt. */
    private Optional<HistoryView> page = Optional.empty();

    private boolean open;
    private Ended ended = Ended.NONE;

    /**
     * Which jobs have ended, told by their number and a sum over them: one that goes while another
     * ends is seen as well.
     */
    private record Ended(long jobs, long sum) {
        static final Ended NONE = new Ended(0, 0);

        Ended and(Job job) {
            return new Ended(jobs + 1, sum + job.id().hashCode() * 31L + job.finished().hashCode());
        }
    }

    HistoryScreen(
            EngineDesk desk,
            Background background,
            Messages messages,
            Reports reports,
            QueueView view,
            EngineCalls calls,
            Screens screens) {
        this.desk = desk;
        this.background = background;
        this.messages = messages;
        this.reports = reports;
        this.view = view;
        this.calls = calls;
        this.screens = screens;
    }

    /** Whether the history is up, or comes back when the page of a job goes. */
    boolean isOpen() {
        return open;
    }

    /** Shows the history, as it was left if it is still there. */
    void show() {
        boolean fresh = !open;
        open = true;
        HistoryView shown = page.orElseGet(this::make);
        page = Optional.of(shown);
        view.showPage(shown);
        if (fresh) {
            ended = endedOf(desk.engine().snapshot());
            shown.model().refresh();
        }
        shown.focusFirst();
    }

    private HistoryView make() {
        HistoryViewModel model =
                new HistoryViewModel(
                        messages,
                        Clock.system(ZoneId.systemDefault()),
                        (query, answer, failed) ->
                                background.atOnce(
                                        () -> desk.engine().history(query), answer, failed),
                        () -> desk.engine().snapshot(),
                        failure -> screens.warn(calls.sentence(failure)));
        return new HistoryView(model, messages, this);
    }

    /** Called now and then, also while nothing happens. */
    void lookAtTheClock() {
        page.filter(shown -> open).ifPresent(shown -> shown.model().lookAtTheClock());
    }

    /** Takes in what has ended since, or was removed. */
    void follow(EngineSnapshot snapshot) {
        page.filter(shown -> open)
                .ifPresent(shown -> {
                    Ended now = endedOf(snapshot);
                    if (now.jobs() > ended.jobs()) {
                        shown.model().jobEnded();
                    } else if (!now.equals(ended)) {
                        shown.model().refresh();
                    }
                    ended = now;
                });
    }

    private static Ended endedOf(EngineSnapshot snapshot) {
        Ended all = Ended.NONE;
        for (JobSnapshot job : snapshot.jobs()) {
            all = job.job().state().ended() ? all.and(job.job()) : all;
        }
        return all;
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
    public void openReport(HistoryRow row) {
        reports.open(row.job().id(), row.name());
    }

    @Override
    public void showJob(HistoryRow row) {
        desk.engine()
                .snapshot()
                .job(row.job().id())
                .ifPresentOrElse(
                        job -> screens.showDetail(job, DetailTab.ITEMS),
                        () -> say(messages.get("history.gone", row.name())));
    }

    @Override
    public void export(HistoryQuery query) {
        screens.chooseFile(messages.get("history.export.file"))
                .ifPresent(file ->
                        background.atOnce(
                                () -> HistoryCsv.write(file, query, desk.engine()::history),
                                count -> say(messages.get("history.exported", count, file)),
                                failure -> screens.warn(calls.sentence(failure))));
    }

    @Override
    public void say(String sentence) {
        screens.say(sentence);
    }

    @Override
    public void closeHistory() {
        open = false;
        view.showQueue();
        view.list().requestFocus();
    }
}
