package dev.sluice.desktop.window;

import dev.sluice.desktop.fx.Background;
import dev.sluice.desktop.preset.Presets;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.ui.Foreign;
import dev.sluice.ui.Messages;

import javafx.scene.Node;

/** Keeps the options of a job under a name. FX thread; the disk is waited for off it. */
final class SavingPresets {
    private final Presets presets;
    private final Background background;
    private final Messages messages;
    private final Screens screens;

    SavingPresets(Presets presets, Background background, Messages messages, Screens screens) {
        this.presets = presets;
        this.background = background;
        this.messages = messages;
        this.screens = screens;
    }

    /** The card that asks for the name. */
    Node question(Questions questions, JobRequest request) {
        return questions.presetName(
                Foreign.name(request.name()),
                name -> presets.find(request.pipeline(), name).isPresent(),
                name -> save(request, name));
    }

    private void save(JobRequest request, String name) {
        presets.save(request.pipeline(), name, Presets.optionsOf(request));
        presets.keep(
                background,
                () -> screens.say(messages.get("preset.saved", name.strip())),
                failure -> screens.warn(messages.get("settings.not-kept")));
    }
}
