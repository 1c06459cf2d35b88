package dev.sluice.desktop.window;

import dev.sluice.desktop.afterwards.Afterwards;
import dev.sluice.desktop.detail.DetailTab;
import dev.sluice.desktop.fx.Background;
import dev.sluice.desktop.home.EngineDesk;
import dev.sluice.desktop.queue.GroupRow;
import dev.sluice.desktop.queue.QueueActions;
import dev.sluice.desktop.queue.QueueRow;
import dev.sluice.desktop.queue.QueueViewModel;
import dev.sluice.desktop.queue.RowAction;
import dev.sluice.engine.Command;
import dev.sluice.engine.CommandResult;
import dev.sluice.engine.Engine;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.Limits;
import dev.sluice.engine.Submission;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.link.EngineGone;
import dev.sluice.engine.pipeline.LaneId;
import dev.sluice.engine.store.StoreFailure;
import dev.sluice.ui.Messages;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Does what a person asks of the queue. FX thread; everything that waits is done off it. */
public final class QueueCommands implements QueueActions {

    private final EngineDesk desk;
    private final Background background;
    private final QueueViewModel queue;
    private final Messages messages;
    private final Screens screens;
    private final Path home;
    private final SampleRun sample;
    private final List<JobId> removing = new ArrayList<>();

    QueueCommands(
            EngineDesk desk,
            Background background,
            QueueViewModel queue,
            Messages messages,
            Screens screens,
            Path home,
            SampleRun sample) {
        this.desk = desk;
        this.background = background;
        this.queue = queue;
        this.messages = messages;
        this.screens = screens;
        this.home = home;
        this.sample = sample;
        queue.model().parallelJobs().subscribe((before, now) -> setParallelJobs(now.intValue()));
    }

    @Override
    public void perform(RowAction action, QueueRow row) {
        perform(action, List.of(row));
    }

    /** Does {@code action} with those of {@code rows} that it fits. */
    public void perform(RowAction action, Collection<? extends QueueRow> rows) {
        List<JobSnapshot> jobs =
                rows.stream().flatMap(row -> queue.jobsOf(row).stream()).distinct().toList();
        if (jobs.isEmpty()) {
            return;
        }
        switch (action) {
            case PAUSE ->
                    control(
                            new Command.Pause(),
                            jobs,
                            state -> !state.ended() && state != JobState.PAUSED);
            case RESUME ->
                    control(
                            new Command.Resume(),
                            jobs,
                            state -> state == JobState.PAUSED || state == JobState.PAUSING);
            case START_NOW -> startNow(jobs);
            case RETRY_FAILED ->
                    control(
                            new Command.RetryFailed(),
                            jobs,
                            state ->
                                    state == JobState.FAILED
                                            || state == JobState.COMPLETED_WITH_FAILURES);
            case SHOW_FAILURES -> screens.showDetail(jobs.getFirst(), DetailTab.FAILURES);
            case OPEN_RESULT -> openResult(jobs.getFirst());
            case REPORT -> openReport(jobs.getFirst());
            case DETAIL -> screens.showDetail(jobs.getFirst(), DetailTab.ITEMS);
            case MOVE_UP -> reorder(Reordering.step(queue.waiting(), idsOf(jobs), true));
            case MOVE_DOWN -> reorder(Reordering.step(queue.waiting(), idsOf(jobs), false));
            case RAISE -> changePriority(jobs, 1);
            case LOWER -> changePriority(jobs, -1);
            case CANCEL -> cancel(jobs);
            case REMOVE -> remove(jobs);
        }
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

    private void changePriority(List<JobSnapshot> jobs, int by) {
        queue.followOrder();
        for (JobSnapshot job : jobs) {
            int priority = job.job().priority() + by;
            run(() ->
                    desk.engine()
                            .control(new Command.SetPriority(priority), List.of(job.job().id())));
        }
    }

    @Override
    public void toggle(GroupRow group) {
        queue.toggle(group);
    }

    @Override
    public void showAll(GroupRow group) {
        queue.showAll(group);
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
                () -> sample.submit(desk.engine()),
                submitted -> showNewest(),
                failure -> screens.warn(sentence(failure)));
    }

    @Override
    public void pauseOrResumeAll() {
        boolean resume = queue.model().allPaused().get();
        control(
                resume ? new Command.Resume() : new Command.Pause(),
                queue.jobs(),
                resume
                        ? state -> state == JobState.PAUSED || state == JobState.PAUSING
                        : state -> !state.ended() && state != JobState.PAUSED);
    }

    @Override
    public void clearFinished() {
        remove(queue.jobs().stream().filter(job -> job.job().state().ended()).toList());
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
        List<JobId> jobs = List.copyOf(removing);
        removing.clear();
        if (!jobs.isEmpty()) {
            run(() -> desk.engine().control(new Command.Remove(), jobs));
        }
    }

    private void setParallelJobs(int jobs) {
        if (jobs != queue.parallelJobs()) {
            setPermits(Engine.PARALLEL_JOBS, jobs);
        }
    }

    /** Changes how many may work in a lane at once. */
    void setPermits(LaneId lane, int permits) {
        run(() -> {
            desk.engine().setLimits(Limits.ofLane(lane.value(), permits));
            return List.of();
        });
    }

    /** Tells one job something. */
    void control(Command command, JobId job) {
        run(() -> desk.engine().control(command, List.of(job)));
    }

    /** Queues one more job of this request, which is told. */
    void queueAgain(JobRequest request) {
        background.inOrder(
                () ->
                        desk.engine()
                                .submit(
                                        new Submission(
                                                List.of(request),
                                                Optional.empty(),
                                                0,
                                                Submission.Start.QUEUED)),
                submitted -> {
                    screens.say(messages.get("detail.options.queued", request.name()));
                    showNewest();
                },
                failure -> screens.warn(sentence(failure)));
    }

    private void control(Command command, List<JobSnapshot> jobs, Predicate<JobState> fits) {
        List<JobId> ids =
                jobs.stream()
                        .filter(job -> fits.test(job.job().state()))
                        .map(job -> job.job().id())
                        .toList();
        if (!ids.isEmpty()) {
            run(() -> desk.engine().control(command, ids));
        }
    }

    private void startNow(List<JobSnapshot> jobs) {
        Set<JobId> ids = idsOf(jobs);
        Optional<Reordering> first =
                queue.waiting().stream()
                        .map(Job::id)
                        .filter(id -> !ids.contains(id))
                        .findFirst()
                        .flatMap(next -> Reordering.place(queue.waiting(), ids, next, false));
        queue.followOrder();
        run(() -> {
            first.ifPresent(this::carryOut);
            return desk.engine().control(new Command.Resume(), List.copyOf(ids));
        });
    }

    @Override
    public void place(List<QueueRow> rows, QueueRow target, boolean after) {
        List<JobSnapshot> at = queue.jobsOf(target);
        if (!at.isEmpty()) {
            JobId beside = (after ? at.getLast() : at.getFirst()).job().id();
            Set<JobId> ids =
                    idsOf(rows.stream().flatMap(row -> queue.jobsOf(row).stream()).toList());
            reorder(Reordering.place(queue.waiting(), ids, beside, after));
        }
    }

    private void reorder(Optional<Reordering> reordering) {
        reordering.ifPresent(wanted -> {
            queue.followOrder();
            run(() -> carryOut(wanted));
        });
    }

    private List<CommandResult> carryOut(Reordering wanted) {
        List<JobId> ids = wanted.jobs().stream().map(Job::id).toList();
        wanted.priority()
                .ifPresent(
                        priority -> desk.engine().control(new Command.SetPriority(priority), ids));
        return desk.engine().control(new Command.MoveBefore(wanted.before()), ids);
    }

    private static Set<JobId> idsOf(List<JobSnapshot> jobs) {
        return jobs.stream().map(job -> job.job().id()).collect(Collectors.toSet());
    }

    private void cancel(List<JobSnapshot> jobs) {
        List<JobSnapshot> open = jobs.stream().filter(job -> !job.job().state().ended()).toList();
        if (open.stream().anyMatch(job -> job.job().state().active())) {
            screens.ask(
                    open.size() == 1
                            ? messages.get("ask.cancel", open.getFirst().job().request().name())
                            : messages.get("ask.cancel.many", open.size()),
                    messages.get("ask.cancel.detail"),
                    messages.get("ask.cancel.yes"),
                    () -> control(new Command.Cancel(), open, state -> !state.ended()));
        } else {
            control(new Command.Cancel(), open, state -> !state.ended());
        }
    }

    private void remove(List<JobSnapshot> jobs) {
        List<JobSnapshot> active = jobs.stream().filter(job -> job.job().state().active()).toList();
        if (!active.isEmpty()) {
            List<JobId> ids = jobs.stream().map(job -> job.job().id()).toList();
            List<JobId> running = active.stream().map(job -> job.job().id()).toList();
            screens.ask(
                    active.size() == 1
                            ? messages.get("ask.remove", active.getFirst().job().request().name())
                            : messages.get("ask.remove.many", active.size()),
                    messages.get("ask.remove.detail"),
                    messages.get("ask.remove.yes"),
                    () ->
                            run(() -> {
                                desk.engine().control(new Command.Cancel(), running);
                                return desk.engine().control(new Command.Remove(), ids);
                            }));
            return;
        }
        if (jobs.isEmpty()) {
            return;
        }
        List<JobId> ids = jobs.stream().map(job -> job.job().id()).toList();
        queue.hide(ids);
        removing.addAll(ids);
        screens.offerUndo(
                jobs.size() == 1
                        ? messages.get("removed.one", jobs.getFirst().job().request().name())
                        : messages.get("removed.many", jobs.size()),
                () -> {
                    removing.removeAll(ids);
                    queue.followOrder();
                    queue.unhide(ids);
                },
                () -> {
                    if (removing.removeAll(ids)) {
                        run(() -> desk.engine().control(new Command.Remove(), ids));
                    }
                });
    }

    private void openResult(JobSnapshot job) {
        String into = job.job().request().options().getOrDefault("into", "");
        Path file = Path.of(into.startsWith("duckdb:") ? into.substring(7) : into);
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            openReport(job);
            return;
        }
        screens.say(
                messages.get(
                        "result.table",
                        job.job().request().options().getOrDefault("table", "?"),
                        file));
        screens.openFolder(folder);
    }

    private void openReport(JobSnapshot job) {
        Path folder = home.resolve("jobs").resolve(job.job().id().value());
        if (Files.isDirectory(folder)) {
            screens.openFolder(folder);
        } else {
            screens.say(messages.get("report.none", job.job().request().name()));
        }
    }

    private void run(Callable<List<CommandResult>> command) {
        background.inOrder(
                command,
                results -> {
                    for (CommandResult result : results) {
                        if (result instanceof CommandResult.Refused(JobId job, String sentence)) {
                            screens.warn(sentence);
                        }
                    }
                    showNewest();
                },
                failure -> screens.warn(sentence(failure)));
    }

    /** An engine with nothing to do tells of no samples, so what was just done is fetched. */
    void showNewest() {
        queue.show(desk.engine().snapshot());
    }

    /** One sentence for the person; the rest is in the log. */
    String sentence(Exception failure) {
        return switch (failure) {
            case dev.sluice.engine.pipeline.InvalidOption invalid -> invalid.sentence();
            case StoreFailure store -> String.valueOf(store.getMessage());
            case EngineGone gone -> messages.get("trouble.engine-gone");
            case java.io.IOException io ->
                    messages.get("trouble.file", String.valueOf(io.getMessage()));
            default -> messages.get("trouble.defect", home.resolve("logs"));
        };
    }
}
