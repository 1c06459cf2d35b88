package dev.sluice.desktop.detail;

import dev.sluice.desktop.fx.Background;
import dev.sluice.engine.Engine;
import dev.sluice.engine.job.FailureChoice;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.store.FailureQuery;
import dev.sluice.engine.store.FailureRecord;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What can be done about what failed. FX thread; whatever waits is done off it. */
final class FailureDeeds {
    private static final int PAGE = 1_000;

    private final FailuresViewModel model;
    private final DetailActions actions;
    private final DetailWords words;
    private final Supplier<Engine> engine;
    private final Background background;
    private final JobId job;
    private final Path rejects;

    /**
     * @param jobFolder where the job keeps its report and the rows it rejected
     */
    FailureDeeds(
            FailuresViewModel model,
            DetailActions actions,
            DetailWords words,
            Supplier<Engine> engine,
            Background background,
            JobId job,
            Path jobFolder) {
        this.model = model;
        this.actions = actions;
        this.words = words;
        this.engine = engine;
        this.background = background;
        this.job = job;
        this.rejects = jobFolder.resolve("rejects");
    }

    void retryAll() {
        actions.retry(FailureChoice.ALL);
    }

    void retryTicked() {
        model.choice(actions::retry);
    }

    void skipTicked() {
        model.choice(actions::skip);
    }

    /** Saves the failures of the chosen cause, or all when the job failed as a whole. */
    void export() {
        Optional<String> cause =
                model.chosen().get().flatMap(CauseRow::cluster).map(cluster -> cluster.cause());
        actions.chooseFile(words.get("failures.export.name", job.value()))
                .ifPresent(file ->
                        background.atOnce(
                                () -> FailuresCsv.write(file, after -> page(cause, after)),
                                count -> actions.say(words.get("failures.exported", count, file)),
                                actions::warn));
    }

    private java.util.List<FailureRecord> page(Optional<String> cause, long after) {
        return engine.get().failures(job, new FailureQuery(cause, after, PAGE));
    }

    /** Whether the job has rejected rows at all. */
    void lookForRejects(Consumer<Boolean> found) {
        background.atOnce(this::hasRejects, found, failure -> found.accept(false));
    }

    private boolean hasRejects() throws IOException {
        if (!Files.isDirectory(rejects)) {
            return false;
        }
        try (Stream<Path> files = Files.list(rejects)) {
            return files.findAny().isPresent();
        }
    }

    /** An item is named by its path where names alone would not tell it. */
    private static String last(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /** Opens the rejected rows of one item, or the folder of all. */
    void openRejects(Optional<FailureRecord> record) {
        background.atOnce(
                () ->
                        record.map(one -> rejects.resolve(last(one.name()) + ".rejects.csv"))
                                .filter(Files::isRegularFile)
                                .orElse(rejects),
                actions::open,
                actions::warn);
    }
}
