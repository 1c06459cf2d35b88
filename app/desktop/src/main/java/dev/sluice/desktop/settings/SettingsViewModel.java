package dev.sluice.desktop.settings;

import dev.sluice.desktop.afterwards.Afterwards;
import dev.sluice.desktop.afterwards.Telling;
import dev.sluice.desktop.fx.Background;
import dev.sluice.desktop.look.Theme;
import dev.sluice.desktop.machine.Machine;
import dev.sluice.desktop.preset.Preset;
import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.WorkingHours;
import dev.sluice.engine.link.HomeFolder;
import dev.sluice.engine.link.RememberedHours;
import dev.sluice.pipelines.connection.Connections;
import dev.sluice.pipelines.http.BandwidthCap;
import dev.sluice.pipelines.http.KeptBandwidth;
import dev.sluice.pipelines.load.table.PostgresProbe;
import dev.sluice.pipelines.load.table.TableName;
import dev.sluice.pipelines.tool.ToolName;
import dev.sluice.pipelines.tool.Tools;
import dev.sluice.ui.Messages;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The settings: each change holds at once and is kept for the next start. FX thread. */
public final class SettingsViewModel {
    private final Choices choices;
    private final Supplier<Engine> engine;
    private final Background background;
    private final Messages messages;
    private final ObjectProperty<Section> section = new SimpleObjectProperty<>(Section.GENERAL);
    private final StringProperty trouble = new SimpleStringProperty("");
    private final ObjectProperty<Optional<About>> about =
            new SimpleObjectProperty<>(Optional.empty());
    private final LimitsModel limits;
    private final Machine machine;
    private final CommandField command;
    private final HoursModel hours;
    private final List<ToolField> tools;
    private final ConnectionsModel connections;

    /**
     * @param engine the one that works on this home at the moment
     * @param home keeps hours and paths of programs
     * @param presets all there are at the moment
     * @param watched folders whose files become jobs
     * @param sentence says to a person what failed
     */
    public SettingsViewModel(
            Choices choices,
            Supplier<Engine> engine,
            Background background,
            Messages messages,
            Machine machine,
            HomeFolder home,
            List<Preset> presets,
            Supplier<List<Path>> watched,
            Function<Exception, String> sentence) {
        this.choices = choices;
        this.engine = engine;
        this.background = background;
        this.messages = messages;
        this.machine = machine;
        this.command =
                new CommandField(
                        choices.command(), machine.programs(), background, messages, this::keep);
        RememberedHours remembered = home.hours();
        hours = new HoursModel(messages, ZoneId.systemDefault(), next -> keepTo(next, remembered));
        ToolPaths paths = new ToolPaths(home.root());
        Tools found = new Tools(home.root());
        tools =
                Stream.of(ToolName.values())
                        .map(name ->
                                new ToolField(
                                        name, paths, found, background, messages, this::notKept))
                        .toList();
        connections =
                new ConnectionsModel(
                        Connections.of(home.root()),
                        PostgresProbe::ask,
                        PassphraseChange.Lock.of(home.root()),
                        background,
                        messages,
                        () -> LocalTime.now(ZoneId.systemDefault()),
                        name -> ConnectionUses.of(name, engine.get().snapshot(), presets));
        background.atOnce(
                () -> remembered.read(ZoneId.systemDefault()), hours::show, failure -> {});
        limits =
                new LimitsModel(
                        next -> {
                            engine.get().setLimits(next);
                            return engine.get().snapshot();
                        },
                        new KeptBandwidth(home.root(), BandwidthCap.OF_PROGRAM),
                        home.staging(),
                        () -> sources(watched.get()),
                        background,
                        messages,
                        sentence,
                        this::notKept);
        show(engine.get().snapshot());
        background.atOnce(
                About::read,
                read -> about.set(Optional.of(read)),
                failure -> trouble.set(sentence.apply(failure)));
    }

    /** What items are taken from: by jobs that have not ended, and watched folders. */
    private List<String> sources(List<Path> watched) {
        Stream<String> ofJobs =
                engine.get().snapshot().jobs().stream()
                        .map(JobSnapshot::job)
                        .filter(job -> !job.state().ended())
                        .flatMap(job -> job.request().operands().stream());
        return Stream.concat(ofJobs, watched.stream().map(Path::toString)).toList();
    }

    ConnectionsModel connections() {
        return connections;
    }

    Messages messages() {
        return messages;
    }

    ObjectProperty<Section> section() {
        return section;
    }

    /** What the window looks like; whoever else sets it, the page shows it. */
    ReadOnlyObjectProperty<Theme> theme() {
        return choices.theme();
    }

    WhileRunning whileRunning() {
        return choices.whileRunning().get();
    }

    /** Why a choice could not be kept, in a sentence; empty while all is well. */
    StringProperty trouble() {
        return trouble;
    }

    /** What the window speaks from the next start on. */
    ReadOnlyObjectProperty<Language> language() {
        return choices.language();
    }

    void choose(Language language) {
        if (language != choices.language().get()) {
            choices.language().set(language);
            keep();
        }
    }

    void choose(Theme theme) {
        if (theme != choices.theme().get()) {
            choices.theme().set(theme);
            keep();
        }
    }

    void choose(WhileRunning choice) {
        if (choice != choices.whileRunning().get()) {
            choices.whileRunning().set(choice);
            keep();
        }
    }

    /** What follows the queue; it may also be chosen elsewhere while the page is shown. */
    ReadOnlyObjectProperty<Afterwards> afterQueue() {
        return choices.afterQueue();
    }

    void choose(Afterwards next) {
        if (next != choices.afterQueue().get()) {
            choices.afterQueue().set(next);
            keep();
        }
    }

    Telling telling() {
        return choices.telling().get();
    }

    void choose(Telling next) {
        if (next != choices.telling().get()) {
            choices.telling().set(next);
            keep();
        }
    }

    /** What carries summaries beyond the window, in a sentence. */
    String carrier() {
        return machine.bulletin()
                .carrier()
                .map(name -> messages.get("settings.telling.by", name))
                .orElse(messages.get("settings.telling.window-only"));
    }

    boolean keepsAwake() {
        return choices.keepAwake().get();
    }

    void keepAwake(boolean awake) {
        if (awake != choices.keepAwake().get()) {
            choices.keepAwake().set(awake);
            keep();
        }
    }

    /** Whether this machine can be kept awake, and by what. */
    Optional<String> meansToStayAwake() {
        return machine.wakefulness().means();
    }

    /** Whether what follows the queue can be done on this machine. */
    boolean isPossible(Afterwards next) {
        return next != Afterwards.SUSPEND || machine.suspension().possible();
    }

    /** The command that may follow the queue, as it is being typed. */
    CommandField command() {
        return command;
    }

    /** The programs that pipelines call. */
    List<ToolField> tools() {
        return tools;
    }

    /** In which hours the queue may work. */
    HoursModel hours() {
        return hours;
    }

    private void keepTo(WorkingHours next, RememberedHours remembered) {
        background.inOrder(
                () -> {
                    engine.get().keepTo(next);
                    remembered.remember(next);
                    return true;
                },
                done -> trouble.set(""),
                failure -> trouble.set(messages.get("settings.not-kept")));
    }

    /** How much may run at a time, and what may lie between phases. */
    LimitsModel limits() {
        return limits;
    }

    /** Versions and licences, once they have been read. */
    ObjectProperty<Optional<About>> about() {
        return about;
    }

    /** Shows what the engine says; for each sample. */
    public void show(EngineSnapshot snapshot) {
        limits.show(snapshot);
    }

    /** Applies what was typed and is right; the page is going away. */
    void commit() {
        limits.commit();
        command.commit();
        hours.commit();
        connections.commit();
        tools.forEach(ToolField::commit);
    }

    /** A change elsewhere on the page could not be kept. */
    void notKept(Exception failure) {
        trouble.set(messages.get("settings.not-kept"));
    }

    /** What is wrong with the name of a table; empty when nothing is, or there is no name. */
    String tableTrouble(String name) {
        try {
            if (!name.isEmpty()) {
                TableName.parse(name);
            }
            return "";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private void keep() {
        choices.keep(
                background,
                () -> trouble.set(""),
                failure -> trouble.set(messages.get("settings.not-kept")));
    }
}
