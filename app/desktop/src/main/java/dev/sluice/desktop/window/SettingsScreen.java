package dev.sluice.desktop.window;

import dev.sluice.desktop.afterwards.Afterwards;
import dev.sluice.desktop.fx.Background;
import dev.sluice.desktop.home.EngineDesk;
import dev.sluice.desktop.machine.Machine;
import dev.sluice.desktop.preset.Presets;
import dev.sluice.desktop.preset.PresetsModel;
import dev.sluice.desktop.queue.QueueViewModel;
import dev.sluice.desktop.settings.Choices;
import dev.sluice.desktop.settings.Section;
import dev.sluice.desktop.settings.SettingsView;
import dev.sluice.desktop.settings.SettingsViewModel;
import dev.sluice.desktop.watch.WatchFolders;
import dev.sluice.engine.link.HomeFolder;
import dev.sluice.ui.Messages;

import javafx.util.Subscription;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Brings the settings up over the window, and keeps what is chosen elsewhere. FX thread. */
final class SettingsScreen {
    private final EngineDesk desk;
    private final Background background;
    private final Messages messages;
    private final Path home;
    private final QueueViewModel queue;
    private final Choices choices;
    private final Machine machine;
    private final Presets presets;
    private final WatchFolders watches;
    private final WholePage place;
    private final EngineCalls calls;
    private final Screens screens;

    /**
     * @param place where they stand
     */
    SettingsScreen(
            EngineDesk desk,
            Background background,
            Messages messages,
            Path home,
            QueueViewModel queue,
            Choices choices,
            Machine machine,
            Presets presets,
            WatchFolders watches,
            WholePage place,
            EngineCalls calls,
            Screens screens) {
        this.desk = desk;
        this.background = background;
        this.messages = messages;
        this.home = home;
        this.queue = queue;
        this.choices = choices;
        this.machine = machine;
        this.presets = presets;
        this.watches = watches;
        this.place = place;
        this.calls = calls;
        this.screens = screens;
    }

    /** Sentences about presets and watched folders that were kept and could not be used. */
    List<String> notices() {
        return Stream.of(presets.notice(), watches.notice()).flatMap(Optional::stream).toList();
    }

    /** Shows one part of them, unless something stands there already. */
    void show(Section section) {
        if (place.isUp()) {
            return;
        }
        SettingsViewModel model =
                new SettingsViewModel(
                        choices,
                        desk::engine,
                        background,
                        messages,
                        machine,
                        new HomeFolder(home),
                        presets.all(),
                        () ->
                                watches.entries().stream()
                                        .map(entry -> entry.watch().folder())
                                        .toList(),
                        calls::sentence);
        SettingsView page =
                new SettingsView(
                        model,
                        new PresetsModel(presets, background, messages),
                        watches,
                        presets.all(),
                        home,
                        place::leave,
                        screens::openFolder);
        Subscription samples = queue.subscribe(model::show);
        place.show(
                page,
                () -> {
                    page.release();
                    samples.unsubscribe();
                });
        page.show(section);
        page.focusFirst();
    }

    /** Keeps what follows the queue; asks for the command when there is none yet. */
    void chooseAfterQueue(Afterwards next) {
        choices.afterQueue().set(next);
        choices.keep(
                background, () -> {}, failure -> screens.warn(messages.get("settings.not-kept")));
        if (next == Afterwards.COMMAND && choices.command().get().isEmpty()) {
            show(Section.GENERAL);
        }
    }
}
