package dev.sluice.desktop.window;

import dev.sluice.desktop.add.Operands;
import dev.sluice.desktop.afterwards.Afterwards;
import dev.sluice.desktop.afterwards.Summary;
import dev.sluice.desktop.detail.DetailPage;
import dev.sluice.desktop.detail.DetailTab;
import dev.sluice.desktop.fx.Background;
import dev.sluice.desktop.guide.GuideView;
import dev.sluice.desktop.home.EngineDesk;
import dev.sluice.desktop.machine.Machine;
import dev.sluice.desktop.preset.Presets;
import dev.sluice.desktop.queue.QueueView;
import dev.sluice.desktop.queue.QueueViewModel;
import dev.sluice.desktop.settings.Choices;
import dev.sluice.desktop.settings.Section;
import dev.sluice.desktop.watch.UsualRequests;
import dev.sluice.desktop.watch.WatchFolders;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.pipelines.connection.Passphrases;
import dev.sluice.ui.Foreign;
import dev.sluice.ui.Messages;

import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** All of the main window: the queue and what comes up over it. FX thread. */
public final class MainWindow extends StackPane implements Screens {
    private final Background background;
    private final Messages messages;
    private final Folders folders;
    private final QueueCommands commands;
    private final QueueView view;
    private final NoticeBoard notices;
    private final Dropping dropping;
    private final Covers covers;
    private final Sheets sheets;
    private final Intake intake;
    private final TextIntake texts;
    private final Choosers choosers;
    private final Questions questions;
    private final PassphraseQuestions passphrases;
    private final WholePage wholePage;
    private final SettingsScreen settings;
    private final SavedJobs savedJobs;
    private final SavingPresets savingPresets;
    private final WatchFolders watches;
    private final HistoryScreen history;
    private final DetailScreen detail;

    /**
     * @param pipeline the one that takes files
     * @param linked the one that takes links
     */
    public MainWindow(
            EngineDesk desk,
            Background background,
            Pipeline pipeline,
            Pipeline linked,
            Messages messages,
            Path home,
            SampleRun sample,
            FolderOpening opening,
            QueueViewModel queue,
            Choices choices,
            Machine machine,
            Presets presets) {
        this.background = background;
        this.messages = messages;
        folders = new Folders(opening, background, messages, this);
        EngineCalls calls = new EngineCalls(desk, background, queue, messages, this, home);
        Reports reports = new Reports(home, background, messages, this, calls);
        commands = new QueueCommands(calls, background, queue, messages, this, reports, sample);
        view = new QueueView(queue.model(), commands, messages);
        history = new HistoryScreen(desk, background, messages, reports, view, calls, this);
        detail =
                new DetailScreen(
                        desk,
                        background,
                        List.of(pipeline, linked),
                        messages,
                        home,
                        queue,
                        view,
                        commands,
                        calls,
                        this,
                        choices,
                        this::leftDetail);
        notices = new NoticeBoard(messages, machine.nanos());
        watches =
                new WatchFolders(
                        home,
                        desk::engine,
                        new UsualRequests(home, List.of(pipeline, linked), presets.all()),
                        background,
                        Clock.systemUTC(),
                        this::tellBroken);
        wholePage = new WholePage(this, view, view.list());
        settings =
                new SettingsScreen(
                        desk,
                        background,
                        messages,
                        home,
                        queue,
                        choices,
                        machine,
                        presets,
                        watches,
                        wholePage,
                        calls,
                        this);
        covers = new Covers(this, background::tell, this::coverLeft);
        sheets =
                new Sheets(
                        desk,
                        background,
                        messages,
                        home,
                        presets,
                        this,
                        covers,
                        List.of(pipeline, linked),
                        calls,
                        this::showQueued);
        savedJobs = new SavedJobs(background, List.of(pipeline, linked), messages, this);
        intake = new Intake(pipeline, linked, savedJobs, background, sheets::open);
        choosers = new Choosers(messages, () -> getScene().getWindow());
        savingPresets = new SavingPresets(presets, background, messages, this);
        questions = new Questions(messages, this::closeModal);
        texts = new TextIntake(background, messages, covers, questions, intake, this);
        passphrases =
                new PassphraseQuestions(
                        background,
                        messages,
                        covers,
                        () -> WindowFrame.comeForward(this),
                        System::nanoTime);
        getChildren().setAll(view, notices.view());
        getChildren().addAll(covers.panes());
        view.keepFree(notices.view().room());
        wholePage.keepFree(notices.view().room());
        queue.subscribe(this::follow);
        choices.afterQueue().subscribe(queue.model().status().afterQueue()::set);
        queue.model().status().canSuspend().set(machine.suspension().possible());
        new SelectionKeeper(view.list(), queue.model());
        new PointerHold(view.list(), queue);
        new Keys(this, view, commands, queue.model(), notices.view());
        dropping =
                new Dropping(
                        this, view, queue.model(), linked.operands()::claims, background, messages);
    }

    @Override
    protected void layoutChildren() {
        notices.view().measure(getWidth());
        super.layoutChildren();
    }

    /** The queue as it is shown, for tests and for putting the focus somewhere. */
    public QueueView view() {
        return view;
    }

    public QueueCommands commands() {
        return commands;
    }

    /** Asks the person at this window for the passphrase of a vault. */
    public Passphrases passphrases() {
        return passphrases;
    }

    Dropping dropping() {
        return dropping;
    }

    /** The folders whose new files are queued. */
    WatchFolders watches() {
        return watches;
    }

    /** Sentences about what was kept and could not be used. */
    List<String> notices() {
        return settings.notices();
    }

    /** What is to be done every second or so, also while nobody does anything. */
    void look() {
        watches.poll();
        history.lookAtTheClock();
        notices.look(getScene(), isCovered());
    }

    /** Puts {@code card} over everything else; it shows itself. */
    void add(Region card) {
        getChildren().add(card);
        notices.view().standOver(card);
    }

    /** Whether a sheet or question is up, so that the queue's keys rest. */
    boolean isCovered() {
        return covers.areUp();
    }

    void paste(Operands operands) {
        texts.paste(operands);
    }

    /**
     * Commits what could still have been undone, because the window is closing.
     *
     * @param then called once that and all that was asked for before is done
     */
    public void settle(Runnable then) {
        passphrases.close();
        commands.settle();
        background.inOrder(() -> true, done -> then.run(), failure -> then.run());
    }

    @Override
    public void say(String sentence) {
        notices.say(sentence);
    }

    @Override
    public void warn(String sentence) {
        notices.warn(sentence);
    }

    /** Tells of ends; it can be read again later. */
    void tell(Summary summary) {
        notices.tell(summary, detail.page().map(page -> page.model().job()).stream().toList());
    }

    private void tellBroken(Path watched) {
        warn(messages.get("watch.broken", Foreign.briefName(watched.toString())));
    }

    @Override
    public void showRecent() {
        covers.showCard(questions.recent(notices.recent()));
    }

    @Override
    public void offerUndo(String sentence, Runnable undone, Runnable settled) {
        notices.offerUndo(sentence, undone, settled);
    }

    @Override
    public void undo() {
        notices.undo();
    }

    @Override
    public void ask(String question, String detail, String yes, Runnable action) {
        covers.showCard(questions.question(question, detail, yes, action));
    }

    /** Asks what becomes of {@code jobs} unfinished jobs; does nothing when a person stays. */
    void askBeforeClosing(long jobs, Runnable background, Runnable quit) {
        covers.showQuestion(
                new Questions(messages, covers::hideQuestion).closing(jobs, background, quit));
    }

    @Override
    public void openAddSheet(List<String> operands) {
        intake.take(operands);
    }

    @Override
    public void chooseFiles() {
        intake.take(choosers.files());
    }

    @Override
    public void chooseFolder() {
        intake.take(choosers.folder().stream().toList());
    }

    @Override
    public void chooseSavedJob() {
        intake.take(choosers.savedJob().stream().toList());
    }

    @Override
    public void saveAsFile(JobRequest request) {
        savedJobs.save(request);
    }

    @Override
    public void askForLinks() {
        texts.askForLinks();
    }

    @Override
    public void showDetail(JobSnapshot job, DetailTab tab) {
        detail.show(job, tab);
        notices.opened(job.job().id());
    }

    /** Whether a page stands in place of the queue. */
    boolean showsPage() {
        return detail.page().isPresent() || history.isOpen();
    }

    @Override
    public void showHistory() {
        detail.leave();
        history.show();
    }

    /** The page of a job that is open, for tests. */
    Optional<DetailPage> detail() {
        return detail.page();
    }

    private void leftDetail() {
        if (history.isOpen()) {
            history.show();
        } else {
            view.showQueue();
            view.list().requestFocus();
        }
    }

    private void follow(EngineSnapshot snapshot) {
        history.follow(snapshot);
        detail.follow(snapshot);
    }

    @Override
    public Optional<Path> chooseFile(String suggestedName) {
        return choosers.target(suggestedName);
    }

    @Override
    public void showSettings() {
        settings.show(Section.GENERAL);
    }

    @Override
    public void showWatchFolders() {
        settings.show(Section.WATCH);
    }

    @Override
    public void showGuide() {
        GuideView guide = new GuideView(messages, wholePage::leave);
        if (wholePage.show(guide, () -> {})) {
            guide.focusFirst();
        }
    }

    /** Whether the settings or the guide stand over the window. */
    boolean showsWholePage() {
        return wholePage.isUp();
    }

    @Override
    public void saveAsPreset(JobRequest request) {
        covers.showCard(savingPresets.question(questions, request));
    }

    @Override
    public void chooseAfterQueue(Afterwards next) {
        settings.chooseAfterQueue(next);
    }

    @Override
    public void openFolder(Path folder) {
        folders.open(folder);
    }

    /** Ends what is up; what came meanwhile takes its place. */
    void closeModal() {
        sheets.close();
    }

    private void coverLeft() {
        sheets.left();
    }

    /** What was queued is there to be seen, unless something else is. */
    private void showQueued() {
        if (!isCovered() && !showsPage()) {
            view.list().requestFocus();
        }
    }
}
