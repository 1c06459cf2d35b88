package dev.sluice.desktop.window;

import atlantafx.base.controls.ModalPane;

import dev.sluice.desktop.add.AddSheet;
import dev.sluice.desktop.add.AddSheetModel;
import dev.sluice.desktop.add.Looking;
import dev.sluice.desktop.add.Operands;
import dev.sluice.desktop.afterwards.Afterwards;
import dev.sluice.desktop.afterwards.Summary;
import dev.sluice.desktop.detail.DetailPage;
import dev.sluice.desktop.detail.DetailTab;
import dev.sluice.desktop.fx.Background;
import dev.sluice.desktop.guide.GuideView;
import dev.sluice.desktop.home.EngineDesk;
import dev.sluice.desktop.look.Motion;
import dev.sluice.desktop.machine.Machine;
import dev.sluice.desktop.preset.Preset;
import dev.sluice.desktop.preset.Presets;
import dev.sluice.desktop.preset.PresetsModel;
import dev.sluice.desktop.queue.QueueView;
import dev.sluice.desktop.queue.QueueViewModel;
import dev.sluice.desktop.saved.SavedJob;
import dev.sluice.desktop.settings.Choices;
import dev.sluice.desktop.settings.Section;
import dev.sluice.desktop.settings.SettingsView;
import dev.sluice.desktop.settings.SettingsViewModel;
import dev.sluice.desktop.watch.LoadRequests;
import dev.sluice.desktop.watch.WatchFolders;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.link.HomeFolder;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.ui.Messages;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import javafx.util.Duration;
import javafx.util.Subscription;

import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All of the main window: the queue and what comes up over it. FX thread. */
public final class MainWindow extends StackPane implements Screens {

    private static final Duration SHEET = Duration.millis(160);

    private final EngineDesk desk;
    private final Background background;
    private final Pipeline pipeline;
    private final Pipeline linked;
    private final Messages messages;
    private final Path home;
    private final FolderOpening folders;
    private final QueueCommands commands;
    private final QueueView view;
    private final Notices notices;
    private final Dropping dropping;
    private final ModalPane modal = new ModalPane();

    /** Over everything else, so that an open sheet loses nothing by a question. */
    private final ModalPane over = new ModalPane();

    private final Questions questions;
    private final QueueViewModel queue;
    private final Choices choices;
    private final Machine machine;
    private final WholePage wholePage;
    private final SavedJobs savedJobs;
    private final RecentSummaries recent;
    private final Presets presets;
    private final WatchFolders watches;
    private Optional<AddSheet> sheet = Optional.empty();
    private final HistoryScreen history;
    private final DetailScreen detail;

    /** What came while a sheet was up; each gets a sheet of its own in its turn. */
    private final Deque<Wanted> waiting = new ArrayDeque<>();

    private Optional<Node> focusBefore = Optional.empty();

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
            FolderOpening folders,
            QueueViewModel queue,
            Choices choices,
            Machine machine,
            Presets presets) {
        this.desk = desk;
        this.presets = presets;
        this.queue = queue;
        this.choices = choices;
        this.machine = machine;
        this.background = background;
        this.pipeline = pipeline;
        this.linked = linked;
        this.messages = messages;
        this.home = home;
        this.folders = folders;
        commands = new QueueCommands(desk, background, queue, messages, this, home, sample);
        view = new QueueView(queue.model(), commands, messages);
        history = new HistoryScreen(desk, background, messages, home, view, commands, this);
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
                        this,
                        this::leftDetail);
        notices = new Notices(messages);
        watches =
                new WatchFolders(
                        home,
                        desk::engine,
                        new LoadRequests(home, presets.all()),
                        background,
                        Clock.systemUTC());
        savedJobs = new SavedJobs(background, List.of(pipeline, linked), messages, this);
        wholePage = new WholePage(this, view, view.list());
        recent = new RecentSummaries(messages);
        questions = new Questions(messages, this::closeModal);
        modal.displayProperty()
                .subscribe((was, is) -> {
                    if (was && !is) {
                        closed();
                    }
                });
        getChildren().setAll(view, notices, modal, over);
        queue.subscribe(this::follow);
        choices.afterQueue().subscribe(queue.model().status().afterQueue()::set);
        queue.model().status().canSuspend().set(machine.suspension().possible());
        // Tab would stop at them, and nobody sees where.
        modal.displayProperty().subscribe(modal::setFocusTraversable);
        over.displayProperty().subscribe(over::setFocusTraversable);
        new SelectionKeeper(view.list(), queue.model());
        new PointerHold(view.list(), queue);
        new Keys(this, view, commands, queue.model());
        dropping = new Dropping(this, view, queue.model(), background, messages);
    }

    /** The queue as it is shown, for tests and for putting the focus somewhere. */
    public QueueView view() {
        return view;
    }

    public QueueCommands commands() {
        return commands;
    }

    Dropping dropping() {
        return dropping;
    }

    /** The folders whose new files are queued. */
    WatchFolders watches() {
        return watches;
    }

    /** Puts {@code card} over everything else; it shows itself. */
    void add(Region card) {
        getChildren().add(card);
        notices.standOver(card);
    }

    /** Whether a sheet or question is up, so that the queue's keys rest. */
    boolean isCovered() {
        return modal.isDisplay() || over.isDisplay();
    }

    void nothingToPaste() {
        say(messages.get("paste.nothing"));
    }

    /**
     * Commits what could still have been undone, because the window is closing.
     *
     * @param then called once that and all that was asked for before is done
     */
    public void settle(Runnable then) {
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
        recent.add(LocalTime.now(ZoneId.systemDefault()), summary);
        if (summary.trouble()) {
            notices.warn(summary.text());
        } else {
            notices.say(summary.text());
        }
    }

    @Override
    public void showRecent() {
        showCard(questions.recent(recent.lines()));
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
        showCard(questions.question(question, detail, yes, action));
    }

    /** Asks what becomes of {@code jobs} unfinished jobs; does nothing when a person stays. */
    void askBeforeClosing(long jobs, Runnable background, Runnable quit) {
        over.setAlignment(Pos.CENTER);
        move(over, Side.TOP);
        Node card = new Questions(messages, () -> over.hide(true)).closing(jobs, background, quit);
        over.show(card);
        Optional.ofNullable(card.lookup(".accent")).ifPresent(Node::requestFocus);
    }

    @Override
    public void openAddSheet(List<String> operands) {
        operands.stream()
                .filter(SavedJob::isOne)
                .forEach(file -> savedJobs.open(Path.of(file), saved -> show(wanted(saved))));
        List<String> others =
                operands.stream().filter(operand -> !SavedJob.isOne(operand)).toList();
        if (others.isEmpty()) {
            return;
        }
        boolean media =
                others.stream().anyMatch(Looking::isLink)
                        || others.stream().allMatch(linked.operands()::claims);
        show(new Wanted(media ? linked : pipeline, others, Map.of()));
    }

    /**
     * What a sheet is to be opened with.
     *
     * @param pipeline what is to be done
     * @param options what is already chosen
     */
    private record Wanted(Pipeline pipeline, List<String> operands, Map<String, String> options) {}

    private Wanted wanted(JobRequest saved) {
        boolean links = saved.pipeline().equals(linked.id());
        return new Wanted(links ? linked : pipeline, saved.operands(), saved.options());
    }

    private void show(Wanted wanted) {
        if (sheet.isPresent()) {
            waiting.add(wanted);
            say(messages.get("add.waiting"));
            return;
        }
        showSheet(wanted);
    }

    private void showSheet(Wanted wanted) {
        AddSheetModel model =
                new AddSheetModel(wanted.pipeline(), wanted.operands(), home, messages);
        model.startFrom(wanted.options());
        AddSheet next =
                new AddSheet(
                        model, messages, background, desk::engine, presets, new SheetOutcome());
        sheet = Optional.of(next);
        remember();
        modal.setAlignment(Pos.CENTER_RIGHT);
        move(modal, Side.RIGHT);
        // A click beside it must not cost what was typed.
        modal.setPersistent(true);
        modal.show(next);
        next.focusFirst();
        // The pane takes the focus itself when it has moved in.
        PauseTransition settled = new PauseTransition(SHEET.multiply(1.5));
        settled.setOnFinished(event -> {
            boolean typing = getScene().getFocusOwner() instanceof TextInputControl;
            if (!typing && sheet.filter(next::equals).isPresent()) {
                next.focusFirst();
            }
        });
        settled.play();
    }

    @Override
    public void chooseFiles() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get("choose.files"));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(
                                messages.get("choose.delimited"),
                                "*.tsv",
                                "*.csv",
                                "*.txt",
                                "*.tab",
                                "*.psv",
                                "*.gz",
                                "*.zst",
                                "*.bz2"),
                        new FileChooser.ExtensionFilter(messages.get("choose.all"), "*"));
        List<File> chosen = chooser.showOpenMultipleDialog(window());
        if (chosen != null && !chosen.isEmpty()) {
            openAddSheet(chosen.stream().map(File::getAbsolutePath).toList());
        }
    }

    @Override
    public void chooseSavedJob() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get("saved-job.choose"));
        chooser.getExtensionFilters()
                .add(
                        new FileChooser.ExtensionFilter(
                                messages.get("saved-job.kind"), "*" + SavedJob.EXTENSION));
        File chosen = chooser.showOpenDialog(window());
        if (chosen != null) {
            openAddSheet(List.of(chosen.getAbsolutePath()));
        }
    }

    @Override
    public void saveAsFile(JobRequest request) {
        savedJobs.save(request);
    }

    @Override
    public void chooseFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(messages.get("choose.folder"));
        File chosen = chooser.showDialog(window());
        if (chosen != null) {
            openAddSheet(List.of(chosen.getAbsolutePath()));
        }
    }

    @Override
    public void askForLinks() {
        showCard(
                questions.links(text -> {
                    closeModal();
                    List<String> given = Operands.ofText(text);
                    if (given.isEmpty()) {
                        say(messages.get("links.none"));
                    } else {
                        openAddSheet(given);
                    }
                }));
    }

    @Override
    public void showDetail(JobSnapshot job, DetailTab tab) {
        detail.show(job, tab);
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
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get("choose.save"));
        chooser.setInitialFileName(suggestedName);
        return Optional.ofNullable(chooser.showSaveDialog(window())).map(File::toPath);
    }

    @Override
    public void showSettings() {
        showSettings(Section.GENERAL);
    }

    @Override
    public void showWatchFolders() {
        showSettings(Section.WATCH);
    }

    private void showSettings(Section section) {
        if (!wholePage.isUp()) {
            SettingsViewModel model =
                    new SettingsViewModel(
                            choices,
                            desk::engine,
                            background,
                            messages,
                            machine,
                            new HomeFolder(home),
                            commands::sentence);
            SettingsView page =
                    new SettingsView(
                            model,
                            new PresetsModel(presets, background, messages),
                            watches,
                            presets.all(),
                            home,
                            wholePage::leave,
                            this::openFolder);
            Subscription samples = queue.subscribe(model::show);
            wholePage.show(
                    page,
                    () -> {
                        page.release();
                        samples.unsubscribe();
                    });
            page.show(section);
            page.focusFirst();
        }
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
        showCard(
                questions.presetName(
                        request.name(),
                        name -> presets.find(request.pipeline(), name).isPresent(),
                        name -> savePreset(request, name)));
    }

    private void savePreset(JobRequest request, String name) {
        presets.save(request.pipeline(), name, Presets.optionsOf(request));
        List<Preset> now = List.copyOf(presets.all());
        background.inOrder(
                () -> {
                    presets.keep(now);
                    return true;
                },
                kept -> say(messages.get("preset.saved", name.strip())),
                failure -> warn(messages.get("settings.not-kept")));
    }

    @Override
    public void chooseAfterQueue(Afterwards next) {
        choices.afterQueue().set(next);
        choices.keep(background, () -> {}, failure -> warn(messages.get("settings.not-kept")));
        if (next == Afterwards.COMMAND && choices.command().get().isEmpty()) {
            showSettings();
        }
    }

    @Override
    public void openFolder(Path folder) {
        background.atOnce(
                () -> folders.open(folder),
                opened -> {
                    if (!opened) {
                        say(messages.get("folder.here", folder));
                    }
                },
                failure -> say(messages.get("folder.here", folder)));
    }

    private void showCard(Node card) {
        remember();
        modal.setAlignment(Pos.CENTER);
        move(modal, Side.TOP);
        modal.setPersistent(false);
        modal.show(card);
        card.requestFocus();
        Optional.ofNullable(card.lookup(".button")).ifPresent(Node::requestFocus);
    }

    private static void move(ModalPane pane, Side side) {
        if (Motion.isReduced()) {
            pane.setInTransitionFactory(null);
        } else {
            pane.usePredefinedTransitionFactories(side, SHEET, SHEET);
        }
        // It leaves at once: a transition hides at its end whatever was shown meanwhile, such as a
        // question about the job that the sheet has just queued.
        pane.setOutTransitionFactory(null);
    }

    private void remember() {
        if (!modal.isDisplay() && getScene() != null) {
            focusBefore = Optional.ofNullable(getScene().getFocusOwner());
        }
    }

    /** Ends what is up; what came meanwhile takes its place. */
    void closeModal() {
        sheet.ifPresent(AddSheet::release);
        sheet = Optional.empty();
        if (waiting.isEmpty()) {
            modal.hide(true);
        } else {
            showSheet(waiting.remove());
        }
    }

    private void closed() {
        sheet.ifPresent(AddSheet::release);
        sheet = Optional.empty();
        focusBefore.ifPresent(Node::requestFocus);
        focusBefore = Optional.empty();
    }

    private Window window() {
        return getScene().getWindow();
    }

    private final class SheetOutcome implements AddSheet.Outcome {
        @Override
        public void queued(List<String> notes) {
            closeModal();
            notes.forEach(MainWindow.this::warn);
            commands.showNewest();
            if (!isCovered() && !showsPage()) {
                view.list().requestFocus();
            }
        }

        @Override
        public void cancelled() {
            closeModal();
        }

        @Override
        public void failed(Exception failure) {
            warn(commands.sentence(failure));
        }
    }
}
