package dev.sluice.desktop.window;

import dev.sluice.desktop.fx.Background;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.ui.Foreign;
import dev.sluice.ui.Messages;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Opens what jobs have left behind. FX thread; the disk is waited for off it. */
final class Results {
    private static final String DUCKDB = "duckdb:";

    private final Reports reports;
    private final Background background;
    private final Messages messages;
    private final Screens screens;

    Results(Reports reports, Background background, Messages messages, Screens screens) {
        this.reports = reports;
        this.background = background;
        this.messages = messages;
        this.screens = screens;
    }

    void open(JobSnapshot job) {
        Map<String, String> options = job.job().request().options();
        background.atOnce(
                () -> folderOf(options).filter(Files::isDirectory),
                found ->
                        found.ifPresentOrElse(
                                folder -> open(folder, options), () -> openReport(job)),
                failure -> openReport(job));
    }

    private void open(Path folder, Map<String, String> options) {
        String into = options.getOrDefault("into", "");
        if (into.startsWith(DUCKDB)) {
            screens.say(
                    messages.get(
                            "result.table",
                            options.getOrDefault("table", "?"),
                            into.substring(DUCKDB.length())));
        }
        screens.openFolder(folder);
    }

    /** Where on this computer it lies; of what went elsewhere there is the report alone. */
    private static Optional<Path> folderOf(Map<String, String> options) {
        String into = options.getOrDefault("into", "");
        if (into.startsWith(DUCKDB)) {
            Path file = Path.of(into.substring(DUCKDB.length()));
            return Optional.ofNullable(file.toAbsolutePath().getParent());
        }
        return Optional.ofNullable(options.get("to"))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder).toAbsolutePath());
    }

    void openReport(JobSnapshot job) {
        reports.open(job.job().id(), Foreign.briefName(job.job().request().name()));
    }
}
