package dev.sluice.desktop.window;

import dev.sluice.desktop.add.Looking;
import dev.sluice.desktop.saved.SavedJob;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.pipeline.Pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What files, folders, links and saved jobs are taken for, however they came. FX thread. */
final class Intake {
    private final Pipeline files;
    private final Pipeline links;
    private final SavedJobs savedJobs;
    private final Consumer<Wanted> open;

    /**
     * @param files the one that takes files
     * @param links the one that takes links
     * @param open told what each sheet is to be opened with
     */
    Intake(Pipeline files, Pipeline links, SavedJobs savedJobs, Consumer<Wanted> open) {
        this.files = files;
        this.links = links;
        this.savedJobs = savedJobs;
        this.open = open;
    }

    /** Takes all of {@code operands}; a saved job gets a sheet of its own. */
    void take(List<String> operands) {
        operands.stream()
                .filter(SavedJob::isOne)
                .forEach(file -> savedJobs.open(Path.of(file), saved -> open.accept(of(saved))));
        List<String> others =
                operands.stream().filter(operand -> !SavedJob.isOne(operand)).toList();
        if (!others.isEmpty()) {
            open.accept(new Wanted(recognise(others), others, Map.of()));
        }
    }

    private Pipeline recognise(List<String> operands) {
        boolean media =
                operands.stream().anyMatch(Looking::isLink)
                        || operands.stream().allMatch(links.operands()::claims);
        return media ? links : files;
    }

    private Wanted of(JobRequest saved) {
        Pipeline pipeline = saved.pipeline().equals(links.id()) ? links : files;
        return new Wanted(pipeline, saved.operands(), saved.options());
    }
}
