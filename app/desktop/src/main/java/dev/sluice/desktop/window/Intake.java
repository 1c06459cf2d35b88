package dev.sluice.desktop.window;

import dev.sluice.desktop.add.Looking;
import dev.sluice.desktop.fx.Background;
import dev.sluice.desktop.saved.SavedJob;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.pipeline.Pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What files, folders, links and saved jobs are taken for, however they came. FX thread. */
final class Intake {
    private final Pipeline files;
    private final Pipeline links;
    private final SavedJobs savedJobs;
    private final Background background;
    private final Consumer<Wanted> open;

    /**
     * @param files the one that takes files
     * @param links the one that takes links
     * @param background looks into files
     * @param open told what each sheet is to be opened with
     */
    Intake(
            Pipeline files,
            Pipeline links,
            SavedJobs savedJobs,
            Background background,
            Consumer<Wanted> open) {
        this.files = files;
        this.links = links;
        this.savedJobs = savedJobs;
        this.background = background;
        this.open = open;
    }

    /** Takes all of {@code operands}; a saved job gets a sheet of its own. */
    void take(List<String> operands) {
        operands.stream()
                .filter(SavedJob::isOne)
                .forEach(file -> savedJobs.open(Path.of(file), saved -> open.accept(of(saved))));
        List<String> others =
                operands.stream().filter(operand -> !SavedJob.isOne(operand)).toList();
        if (others.isEmpty()) {
            return;
        }
        if (others.stream().noneMatch(ListOfLinks::mayBe)) {
            open(recognise(others, Set.of()), others);
            return;
        }
        background.atOnce(
                () -> recognise(others, listsOfLinks(others)),
                pipeline -> open(pipeline, others),
                // The sheet says what is wrong with a file that can't be read.
                _ -> open(files, others));
    }

    private void open(Pipeline pipeline, List<String> operands) {
        open.accept(new Wanted(pipeline, operands, Map.of()));
    }

    private Pipeline recognise(List<String> operands, Set<String> lists) {
        boolean media =
                operands.stream().anyMatch(Looking::isLink)
                        || operands.stream()
                                .allMatch(
                                        one -> lists.contains(one) || links.operands().claims(one));
        return media ? links : files;
    }

    private static Set<String> listsOfLinks(List<String> operands) throws IOException {
        Set<String> lists = new HashSet<>();
        for (String operand : operands) {
            if (ListOfLinks.isOne(operand)) {
                lists.add(operand);
            }
        }
        return lists;
    }

    private Wanted of(JobRequest saved) {
        Pipeline pipeline = saved.pipeline().equals(links.id()) ? links : files;
        return new Wanted(pipeline, saved.operands(), saved.options());
    }
}
