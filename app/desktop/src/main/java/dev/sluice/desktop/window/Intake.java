package dev.sluice.desktop.window;

import dev.sluice.desktop.add.Looking;
import dev.sluice.desktop.fx.Background;
import dev.sluice.desktop.saved.SavedJob;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.pipelines.files.FolderWalk;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What files, folders, links and saved jobs are taken for, however they came. FX thread. */
final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    /** Who brings more than so many texts brings tables; the sheet must not wait for them all. */
    private static final int TEXTS = 50;

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

    /**
     * Takes all of {@code operands}. A saved job gets a sheet of its own, and so do links and media
     * beside tables.
     */
    void take(List<String> operands) {
        operands.stream()
                .filter(SavedJob::isOne)
                .forEach(file -> savedJobs.open(Path.of(file), saved -> open.accept(of(saved))));
        List<String> others =
                operands.stream().filter(operand -> !SavedJob.isOne(operand)).toList();
        List<String> texts = others.stream().filter(ListOfLinks::mayBe).limit(TEXTS).toList();
        if (texts.isEmpty()) {
            open(others, Set.of());
        } else {
            background.atOnce(
                    () -> listsOfLinks(texts),
                    lists -> open(others, lists),
                    _ -> open(others, Set.of()));
        }
    }

    private void open(List<String> operands, Set<String> lists) {
        Map<Boolean, List<String>> parts =
                operands.stream()
                        .collect(
                                Collectors.partitioningBy(operand ->
                                        Looking.isLink(operand)
                                                || lists.contains(operand)
                                                || links.operands().claims(operand)));
        List<String> linked = parts.getOrDefault(true, List.of());
        List<String> rest = parts.getOrDefault(false, List.of());
        if (linked.isEmpty()) {
            open(files, rest);
        } else if (rest.stream().noneMatch(Intake::mayHoldTables)) {
            open(links, operands);
        } else {
            open(files, rest);
            open(links, linked);
        }
    }

    private void open(Pipeline pipeline, List<String> operands) {
        if (!operands.isEmpty()) {
            open.accept(new Wanted(pipeline, operands, Map.of()));
        }
    }

    /** By its name: a file of rows, or what is probably a folder. */
    private static boolean mayHoldTables(String operand) {
        String name = String.valueOf(Path.of(operand).getFileName());
        return FolderWalk.counts(name) || name.indexOf('.') < 0;
    }

    /** One that can't be read is none; the sheet says what is wrong with it. */
    private static Set<String> listsOfLinks(List<String> texts) {
        Set<String> lists = new HashSet<>();
        for (String text : texts) {
            try {
                if (ListOfLinks.isOne(text)) {
                    lists.add(text);
                }
            } catch (IOException e) {
                LOG.debug("{} can't be read", text, e);
            }
        }
        return lists;
    }

    private Wanted of(JobRequest saved) {
        Pipeline pipeline = saved.pipeline().equals(links.id()) ? links : files;
        return new Wanted(pipeline, saved.operands(), saved.options());
    }
}
