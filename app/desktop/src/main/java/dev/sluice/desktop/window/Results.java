package dev.sluice.desktop.window;

import dev.sluice.engine.JobSnapshot;
import dev.sluice.ui.Foreign;
import dev.sluice.ui.Messages;

import java.nio.file.Files;
import java.nio.file.Path;

/** Opens what jobs have left behind. FX thread. */
final class Results {
    private final Path home;
    private final Messages messages;
    private final Screens screens;

    Results(Path home, Messages messages, Screens screens) {
        this.home = home;
        this.messages = messages;
        this.screens = screens;
    }

    void open(JobSnapshot job) {
        String into = job.job().request().options().getOrDefault("into", "");
        if (into.startsWith("postgres")) {
            // Nothing of it lies on this computer but the report.
            openReport(job);
            return;
        }
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

    void openReport(JobSnapshot job) {
        Path folder = home.resolve("jobs").resolve(job.job().id().value());
        if (Files.isDirectory(folder)) {
            screens.openFolder(folder);
        } else {
            screens.say(messages.get("report.none", Foreign.briefName(job.job().request().name())));
        }
    }
}
