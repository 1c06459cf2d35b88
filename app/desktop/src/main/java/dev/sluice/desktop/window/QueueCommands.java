package dev.sluice.desktop.window;

import dev.sluice.desktop.afterwards.Afterwards;
import dev.sluice.desktop.detail.DetailTab;
import dev.sluice.desktop.fx.Background;
import dev.sluice.desktop.queue.GroupRow;
import dev.sluice.desktop.queue.MoreRow;
import dev.sluice.desktop.queue.QueueActions;
import dev.sluice.desktop.queue.QueueRow;
import dev.sluice.desktop.queue.QueueViewModel;
import dev.sluice.desktop.queue.RowAction;
import dev.sluice.engine.Command;
import dev.sluice.engine.Engine;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.JobState;
import dev.sluice.ui.Messages;

import java.util.Collection;
import java.util.List;

/** Does what a person asks of the queue. FX thread; everything that waits is done off it. */
public final class QueueCommands implements QueueActions {

    private final EngineCalls calls;
    private final Background background;
    private final QueueViewModel queue;
    private final Messages messages;
    private final Screens screens;
    private final SampleRun sample;
    private final OrderCommands order;
    private final Removing removing;
    private final Results results;

    QueueCommands(
            EngineCalls calls,
            Background background,
            QueueViewModel queue,
            Messages messages,
            Screens screens,
            Reports reports,
            SampleRun sample) {
        this.calls = calls;
        this.background = background;
        this.queue = queue;
        this.messages = messages;
        this.screens = screens;
        this.sample = sample;
        order = new OrderCommands(calls, queue);
        removing = new Removing(calls, queue, messages, screens);
        results = new Results(reports, background, messages, screens);
        queue.model().parallelJobs().subscribe((before, now) -> setParallelJobs(now.intValue()));
    }

    @Override
    public void perform(RowAction action, QueueRow row) {
        perform(action, List.of(row));
    }

    @Override
    public void perform(RowAction action, Collection<? extends QueueRow> rows) {
        List<JobSnapshot> jobs =
                rows.stream().flatMap(row -> queue.jobsOf(row).stream()).distinct().toList();
        if (jobs.isEmpty()) {
            return;
        }
        switch (action) {
            case PAUSE ->
                    calls.control(
                            new Command.Pause(),
                            jobs,
                            state -> !state.ended() && state != JobState.PAUSED);
            case RESUME ->
                    calls.control(
                            new Command.Resume(),
                            jobs,
                            state -> state == JobState.PAUSED || state == JobState.PAUSING);
            case START_NOW -> order.startNow(unfinished(jobs));
            case RETRY_FAILED ->
                    calls.control(new Command.RetryFailed(), jobs, QueueCommands::isTriedAgain);
            case SHOW_FAILURES -> screens.showDetail(jobs.getFirst(), DetailTab.FAILURES);
            case OPEN_RESULT -> results.open(jobs.getFirst());
            case REPORT -> results.openReport(jobs.getFirst());
            case DETAIL -> screens.showDetail(jobs.getFirst(), DetailTab.ITEMS);
            case MOVE_UP -> order.step(jobs, true);
            case MOVE_DOWN -> order.step(jobs, false);
            case RAISE -> order.changePriority(unfinished(jobs), 1);
            case LOWER -> order.changePriority(unfinished(jobs), -1);
            case CANCEL -> removing.cancel(jobs);
            case REMOVE -> removing.remove(jobs);
        }
    }

    /** What has had its turn has no place in the order of turns any more. */
    private static List<JobSnapshot> unfinished(List<JobSnapshot> jobs) {
        return jobs.stream().filter(job -> !job.job().state().ended()).toList();
    }

    private static boolean isTriedAgain(JobState state) {
        return state == JobState.FAILED || state == JobState.COMPLETED_WITH_FAILURES;
    }

    @Override
    public int failedItems(Collection<? extends QueueRow> rows) {
        long failed =
                rows.stream()
                        .flatMap(row -> queue.jobsOf(row).stream())
                        .distinct()
                        .filter(job -> isTriedAgain(job.job().state()))
                        .mapToLong(job -> job.progress().items().failed())
                        .sum();
        return (int) Math.min(Integer.MAX_VALUE, failed);
    }

    /** Pauses what goes on, lets what is paused go on. */
    public void pauseOrResume(Collection<? extends QueueRow> rows) {
        boolean paused =
                rows.stream()
                        .flatMap(row -> queue.jobsOf(row).stream())
                        .map(job -> job.job().state())
                        .filter(state -> !state.ended())
                        .allMatch(state -> state == JobState.PAUSED || state == JobState.PAUSING);
        perform(paused ? RowAction.RESUME : RowAction.PAUSE, rows);
    }

    @Override
    public void toggle(GroupRow group) {
        queue.toggle(group);
    }

    @Override
    public void showRest(MoreRow rest) {
        queue.showRest(rest);
    }

    @Override
    public void addFiles() {
        screens.chooseFiles();
    }

    @Override
    public void addFolder() {
        screens.chooseFolder();
    }

    @Override
    public void addLinks() {
        screens.askForLinks();
    }

    @Override
    public void describeSource() {
        screens.say(messages.get("not-yet.collect"));
    }

    @Override
    public void runSample() {
        screens.say(messages.get("sample.making"));
        background.atOnce(
                () -> sample.submit(calls.engine()),
                submitted -> calls.showNewest(),
                failure -> screens.warn(calls.sentence(failure)));
    }

    @Override
    public void pauseOrResumeAll() {
        boolean resume = queue.model().allPaused().get();
        calls.control(
                resume ? new Command.Resume() : new Command.Pause(),
                queue.jobs(),
                resume
                        ? state -> state == JobState.PAUSED || state == JobState.PAUSING
                        : state -> !state.ended() && state != JobState.PAUSED);
    }

    @Override
    public void clearFinished() {
        removing.remove(queue.jobs().stream().filter(job -> job.job().state().ended()).toList());
    }

    @Override
    public void openSavedJob() {
        screens.chooseSavedJob();
    }

    @Override
    public void openCommandGuide() {
        screens.say(messages.get("not-yet.command"));
    }

    @Override
    public void watchFolder() {
        screens.showWatchFolders();
    }

    @Override
    public void showGuide() {
        screens.showGuide();
    }

    @Override
    public void showHistory() {
        screens.showHistory();
    }

    @Override
    public void showSettings() {
        screens.showSettings();
    }

    @Override
    public void showNotifications() {
        screens.showRecent();
    }

    @Override
    public void afterQueue(Afterwards next) {
        screens.chooseAfterQueue(next);
    }

    /** Commits removals that could still have been undone; called when the window closes. */
    void settle() {
        removing.settle();
    }

    private void setParallelJobs(int jobs) {
        if (jobs != queue.parallelJobs()) {
            calls.setPermits(Engine.PARALLEL_JOBS, jobs);
        }
    }

    @Override
    public void place(List<QueueRow> rows, QueueRow target, boolean after) {
        order.place(rows, target, after);
    }
}
