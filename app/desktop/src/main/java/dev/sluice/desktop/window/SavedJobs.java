package dev.sluice.desktop.window;

import dev.sluice.desktop.fx.Background;
import dev.sluice.desktop.saved.NotASavedJob;
import dev.sluice.desktop.saved.SavedJob;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.ui.Messages;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Opens jobs from files and saves them into files. FX thread; the disk is waited for off it. */
final class SavedJobs {
    private final Background background;
    private final List<Pipeline> pipelines;
    private final Messages messages;
    private final Screens screens;

    SavedJobs(Background background, List<Pipeline> pipelines, Messages messages, Screens screens) {
        this.background = background;
        this.pipelines = pipelines;
        this.messages = messages;
        this.screens = screens;
    }

    /** Hands the job in {@code file} to {@code then}, or says why there is none. */
    void open(Path file, Consumer<JobRequest> then) {
        background.atOnce(
                () -> SavedJob.read(file),
                request -> {
                    if (pipelines.stream().anyMatch(p -> p.id().equals(request.pipeline()))) {
                        then.accept(request);
                    } else {
                        screens.warn(
                                messages.get(
                                        "saved-job.pipeline",
                                        file.getFileName(),
                                        request.pipeline().value()));
                    }
                },
                failure ->
                        screens.warn(
                                failure instanceof NotASavedJob refused
                                        ? sentence(refused)
                                        : messages.get(
                                                "trouble.file",
                                                String.valueOf(failure.getMessage()))));
    }

    private String sentence(NotASavedJob refused) {
        String reason =
                messages.get(
                        "saved-job."
                                + refused.why().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return refused.line() == 0
                ? messages.get("saved-job.refused", refused.file(), reason)
                : messages.get("saved-job.refused.line", refused.file(), refused.line(), reason);
    }

    /** Asks where to, and saves {@code request} there. */
    void save(JobRequest request) {
        Optional<Path> chosen = screens.chooseFile(fileName(request.name()));
        chosen.map(SavedJobs::withExtension)
                .ifPresent(file ->
                        background.atOnce(
                                () -> {
                                    SavedJob.write(file, request);
                                    return file;
                                },
                                written -> screens.say(messages.get("saved-job.saved", written)),
                                failure ->
                                        screens.warn(
                                                messages.get(
                                                        "trouble.file",
                                                        String.valueOf(failure.getMessage())))));
    }

    private static Path withExtension(Path file) {
        return SavedJob.isOne(file.toString())
                ? file
                : file.resolveSibling(file.getFileName() + SavedJob.EXTENSION);
    }

    private static String fileName(String name) {
        return name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_") + SavedJob.EXTENSION;
    }
}
