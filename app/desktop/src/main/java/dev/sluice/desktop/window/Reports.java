package dev.sluice.desktop.window;

import dev.sluice.desktop.fx.Background;
import dev.sluice.engine.job.JobId;
import dev.sluice.ui.Messages;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Opens the folders in which jobs keep what they report. FX thread; the disk is waited for off it.
 */
final class Reports {
    private final Path home;
    private final Background background;
    private final Messages messages;
    private final Screens screens;
    private final EngineCalls calls;

    Reports(
            Path home,
            Background background,
            Messages messages,
            Screens screens,
            EngineCalls calls) {
        this.home = home;
        this.background = background;
        this.messages = messages;
        this.screens = screens;
        this.calls = calls;
    }

    /**
     * Opens the folder of a job, or says that it has none.
     *
     * @param name of the job, as it is shown
     */
    void open(JobId job, String name) {
        Path folder = home.resolve("jobs").resolve(job.value());
        background.atOnce(
                () -> Files.isDirectory(folder),
                there -> {
                    if (there) {
                        screens.openFolder(folder);
                    } else {
                        screens.say(messages.get("report.none", name));
                    }
                },
                failure -> screens.warn(calls.sentence(failure)));
    }
}
