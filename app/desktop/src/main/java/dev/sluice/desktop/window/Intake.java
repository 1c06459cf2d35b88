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
import java.nio.file.Files;
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

    /** Who brings more than so many of them brings tables; the sheet must not wait for them all. */
    private static final int LOOKED_INTO = 50;

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
        List<String> open =
                others.stream()
                        .filter(operand -> ListOfLinks.mayBe(operand) || isNameless(operand))
                        .limit(LOOKED_INTO)
                        .toList();
        if (open.isEmpty()) {
            open(others, Contents.UNKNOWN);
        } else {
            background.atOnce(
                    () -> contents(open),
                    contents -> open(others, contents),
                    _ -> open(others, Contents.UNKNOWN));
        }
    }

    /**
     * What only a look into files can tell.
     *
     * @param linked operands that go where links go
     * @param tables operands that hold rows, and folders, which may
     */
    private record Contents(Set<String> linked, Set<String> tables) {
        static final Contents UNKNOWN = new Contents(Set.of(), Set.of());
    }

    /** Whether it is a path whose name says nothing of what it holds. */
    private boolean isNameless(String operand) {
        return !Looking.isLink(operand)
                && !links.operands().claims(operand)
                && !FolderWalk.counts(String.valueOf(Path.of(operand).getFileName()));
    }

    private void open(List<String> operands, Contents contents) {
        Map<Boolean, List<String>> parts =
                operands.stream()
                        .collect(
                                Collectors.partitioningBy(operand ->
                                        Looking.isLink(operand)
                                                || contents.linked().contains(operand)
                                                || links.operands().claims(operand)));
        List<String> linked = parts.getOrDefault(true, List.of());
        List<String> rest = parts.getOrDefault(false, List.of());
        if (linked.isEmpty()) {
            open(files, rest);
        } else if (rest.stream().noneMatch(operand -> mayHoldTables(operand, contents))) {
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

    private static boolean mayHoldTables(String operand, Contents contents) {
        return contents.tables().contains(operand)
                || FolderWalk.counts(String.valueOf(Path.of(operand).getFileName()));
    }

    /** What can't be read is nothing; the sheet says what is wrong with it. */
    private Contents contents(List<String> operands) {
        Set<String> linked = new HashSet<>();
        Set<String> tables = new HashSet<>();
        for (String operand : operands) {
            Path path = Path.of(operand);
            if (Files.isDirectory(path)) {
                tables.add(operand);
            } else if (ListOfLinks.mayBe(operand)) {
                if (isListOfLinks(operand)) {
                    linked.add(operand);
                }
            } else if (links.foresight().recognises(path)) {
                linked.add(operand);
            } else if (files.foresight().recognises(path)) {
                tables.add(operand);
            }
        }
        return new Contents(linked, tables);
    }

    private static boolean isListOfLinks(String text) {
        try {
            return ListOfLinks.isOne(text);
        } catch (IOException e) {
            LOG.debug("{} can't be read", text, e);
            return false;
        }
    }

    private Wanted of(JobRequest saved) {
        Pipeline pipeline = saved.pipeline().equals(links.id()) ? links : files;
        return new Wanted(pipeline, saved.operands(), saved.options());
    }
}
