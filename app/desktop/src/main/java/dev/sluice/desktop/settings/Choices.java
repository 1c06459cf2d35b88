package dev.sluice.desktop.settings;

import dev.sluice.desktop.afterwards.Afterwards;
import dev.sluice.desktop.afterwards.CommandLines;
import dev.sluice.desktop.afterwards.Telling;
import dev.sluice.desktop.fx.Background;
import dev.sluice.desktop.look.Theme;
import dev.sluice.engine.link.SettingsFile;
import dev.sluice.pipelines.files.ChangeLock;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a person chose for the window, as it holds now; {@code HOME/settings.properties} keeps it.
 * The properties belong to the FX thread once the window is there.
 */
public final class Choices {
    private static final String LANGUAGE = "language";
    private static final String THEME = "theme";
    private static final String CLOSING = "closing-while-running";
    private static final String AFTER_QUEUE = "after-queue";
    private static final String COMMAND = "after-queue-command";
    private static final String TELLING = "notifications";
    private static final String AWAKE = "keep-awake";
    private static final String CHARTS_APART = "charts-apart";
    private static final Kept USUAL =
            new Kept(
                    Language.SYSTEM,
                    Theme.SYSTEM,
                    WhileRunning.ASK,
                    Afterwards.NOTHING,
                    List.of(),
                    Telling.QUEUE,
                    true,
                    false);

    private final Path path;
    private final SettingsFile file;
    private final Optional<String> notice;
    private final ObjectProperty<Language> language;
    private final ObjectProperty<Theme> theme;
    private final ObjectProperty<WhileRunning> whileRunning;
    private final ObjectProperty<Afterwards> afterQueue;
    private final ObjectProperty<List<String>> command;
    private final ObjectProperty<Telling> telling;
    private final BooleanProperty keepAwake;
    private final BooleanProperty chartsApart;

    /** All choices at one moment. */
    record Kept(
            Language language,
            Theme theme,
            WhileRunning whileRunning,
            Afterwards afterQueue,
            List<String> command,
            Telling telling,
            boolean keepAwake,
            boolean chartsApart) {

        static Kept parse(Map<String, String> values) {
            return new Kept(
                    Language.valueOf(upper(values, LANGUAGE, USUAL.language())),
                    Theme.valueOf(upper(values, THEME, USUAL.theme())),
                    WhileRunning.valueOf(upper(values, CLOSING, USUAL.whileRunning())),
                    Afterwards.valueOf(upper(values, AFTER_QUEUE, USUAL.afterQueue())),
                    CommandLines.parse(values.getOrDefault(COMMAND, "")),
                    Telling.valueOf(upper(values, TELLING, USUAL.telling())),
                    !values.getOrDefault(AWAKE, "").equals("false"),
                    values.getOrDefault(CHARTS_APART, "").equals("true"));
        }

        Map<String, String> values() {
            return Map.of(
                    LANGUAGE, language.name().toLowerCase(Locale.ROOT),
                    THEME, theme.name().toLowerCase(Locale.ROOT),
                    CLOSING, whileRunning.name().toLowerCase(Locale.ROOT),
                    AFTER_QUEUE, afterQueue.key(),
                    COMMAND, CommandLines.write(command),
                    TELLING, telling.key(),
                    AWAKE, Boolean.toString(keepAwake),
                    CHARTS_APART, Boolean.toString(chartsApart));
        }

        private static String upper(Map<String, String> values, String name, Enum<?> usual) {
            return values.getOrDefault(name, usual.name()).toUpperCase(Locale.ROOT);
        }
    }

    /** What this window kept last, or found. */
    private Kept kept;

    private Choices(Path path, SettingsFile file, Optional<String> notice, Kept kept) {
        this.path = path;
        this.file = file;
        this.kept = kept;
        this.notice = notice;
        this.language = new SimpleObjectProperty<>(kept.language());
        this.theme = new SimpleObjectProperty<>(kept.theme());
        this.whileRunning = new SimpleObjectProperty<>(kept.whileRunning());
        this.afterQueue = new SimpleObjectProperty<>(kept.afterQueue());
        this.command = new SimpleObjectProperty<>(kept.command());
        this.telling = new SimpleObjectProperty<>(kept.telling());
        this.keepAwake = new SimpleBooleanProperty(kept.keepAwake());
        this.chartsApart = new SimpleBooleanProperty(kept.chartsApart());
    }

    /** What is kept in a home; a damaged file is set aside, and the usual choices hold. */
    public static Choices of(Path home) {
        Path path = home.resolve("settings.properties");
        SettingsFile file = new SettingsFile(path);
        Optional<String> notice = file.setAsideIfDamaged(Kept::parse, "The settings");
        return new Choices(path, file, notice, file.readOr(USUAL, Kept::parse));
    }

    /** A sentence for the person when what was kept could not be used. */
    public Optional<String> notice() {
        return notice;
    }

    /** What the window speaks from the next start on. */
    public ObjectProperty<Language> language() {
        return language;
    }

    public ObjectProperty<Theme> theme() {
        return theme;
    }

    public ObjectProperty<WhileRunning> whileRunning() {
        return whileRunning;
    }

    /** What follows when the queue has come to its end. */
    public ObjectProperty<Afterwards> afterQueue() {
        return afterQueue;
    }

    /** The program that may run then, and its arguments; empty while none was chosen. */
    public ObjectProperty<List<String>> command() {
        return command;
    }

    /** Which ends a person is told of. */
    public ObjectProperty<Telling> telling() {
        return telling;
    }

    /** Whether the machine is kept awake while jobs are worked on. */
    public BooleanProperty keepAwake() {
        return keepAwake;
    }

    /** Whether the throughput of each phase has a chart of its own. */
    public BooleanProperty chartsApart() {
        return chartsApart;
    }

    /** Keeps all choices as they are now for the next start, without waiting; FX thread. */
    public void keep(Background background, Runnable kept, Consumer<Exception> failed) {
        Kept now = now();
        background.inOrder(
                () -> {
                    keep(now);
                    return true;
                },
                done -> kept.run(),
                failed);
    }

    Kept now() {
        return new Kept(
                language.get(),
                theme.get(),
                whileRunning.get(),
                afterQueue.get(),
                command.get(),
                telling.get(),
                keepAwake.get(),
                chartsApart.get());
    }

    /**
     * Keeps {@code chosen} for the next start; waits for the disk. What was not chosen anew since
     * the last time stays as another window may have kept it.
     */
    synchronized void keep(Kept chosen) throws IOException {
        try (ChangeLock _ = ChangeLock.take(path)) {
            Map<String, String> before = kept.values();
            Map<String, String> next = new HashMap<>(file.readOr(kept, Kept::parse).values());
            chosen.values()
                    .forEach((name, value) -> {
                        if (!value.equals(before.get(name))) {
                            next.put(name, value);
                        }
                    });
            file.write(next);
            kept = chosen;
        }
    }
}
