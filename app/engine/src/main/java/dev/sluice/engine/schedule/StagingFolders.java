package dev.sluice.engine.schedule;

import dev.sluice.engine.job.JobId;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where jobs keep files between phases: in the usual folder of the home, or in one that a person
 * chose. A job stays in the folder in which it began, whatever is chosen later; what it began in
 * stands in its own folder before anything is staged. Any thread; what reads or writes waits for
 * the disk.
 */
final class StagingFolders {
    private static final Logger LOG = LoggerFactory.getLogger(StagingFolders.class);

    /** In the home: all roots that were ever chosen, so that left-overs in them are found. */
    private static final String CHOSEN_EVER = "staging-folders";

    private final Ports ports;
    private volatile Optional<Path> chosen;

    /** A root that is about to be chosen. */
    private volatile Optional<Path> prepared = Optional.empty();

    StagingFolders(Ports ports, Optional<Path> chosen) {
        this.ports = ports;
        this.chosen = chosen;
    }

    /** What a person chose; empty for the usual folder. */
    Optional<Path> chosen() {
        return chosen;
    }

    /** Jobs that begin from now on go there; {@link #prepare} has been asked before. */
    void choose(Optional<Path> folder) {
        chosen = folder;
        prepared = Optional.empty();
    }

    /** Makes sure that a folder can be used, and will be looked through for left-overs. */
    void prepare(Path folder) throws IOException {
        Path root = rootIn(folder);
        prepared = Optional.of(root);
        ports.disk().makeFolder(root);
        Set<String> all = new LinkedHashSet<>(chosenEver());
        if (all.add(root.toString())) {
            ports.disk().keep(ports.home().resolve(CHOSEN_EVER), String.join("\n", all));
        }
    }

    /** Below which folders of jobs are made now. */
    Path root() {
        return chosen.map(this::rootIn).orElse(ports.staging());
    }

    /**
     * Removes the root of a folder that was chosen once, when no job keeps anything there. Only
     * what this home made is ever removed, never what a person chose or put there.
     */
    void removeIfLeft(Path root) throws IOException {
        if (isOurs(root) && !isInUse(root)) {
            ports.disk().removeIfEmpty(root);
            // It may have been chosen again meanwhile, by a person who should not wait for us.
            if (isInUse(root)) {
                ports.disk().makeFolder(root);
            }
        }
    }

    private boolean isOurs(Path root) {
        return Optional.ofNullable(root.getParent())
                .filter(folder -> rootIn(folder).equals(root))
                .isPresent();
    }

    private boolean isInUse(Path root) {
        return root.equals(root()) || prepared.equals(Optional.of(root));
    }

    /**
     * All roots in which there may be folders of jobs. Those on a disk that is not there at the
     * moment are among them.
     */
    List<Path> roots() {
        Set<Path> roots = new LinkedHashSet<>();
        roots.add(ports.staging());
        roots.add(root());
        try {
            for (String line : chosenEver()) {
                roots.add(Path.of(line));
            }
        } catch (IOException | InvalidPathException e) {
            LOG.warn("Which staging folders were used before can't be read.", e);
        }
        return new ArrayList<>(roots);
    }

    /** The staging folder of a job, to look into it or to remove it. */
    Path of(JobId job) throws IOException {
        return recorded(job).orElse(ports.staging()).resolve(job.value());
    }

    /**
     * The same where nothing of the job is needed any more: in the place of a folder that is gone
     * stands the usual one, as what is made below the other might be on another disk.
     */
    Path forDiscarding(JobId job) throws IOException {
        Path folder = of(job);
        return gone(folder).isEmpty() ? folder : ports.staging().resolve(job.value());
    }

    /**
     * The staging folder of a job that is about to begin or to go on; it is there afterwards.
     *
     * @throws StagingGone when a person chose it and it is not there. It is not made then: what
     *     would be made might be on another disk
     */
    Path open(JobId job) throws IOException {
        Optional<Path> recorded = recorded(job);
        Path usual = ports.staging().resolve(job.value());
        Path root =
                recorded.orElseGet(() -> ports.disk().isFolder(usual) ? ports.staging() : root());
        if (!root.equals(ports.staging())) {
            if (!ports.disk().isFolder(root)) {
                throw new StagingGone(root, recorded.isPresent());
            }
        }
        Path folder = root.resolve(job.value());
        ports.disk().makeFolder(folder);
        // Not before, as an empty root may be removed, and would then be waited for.
        if (!root.equals(ports.staging()) && recorded.isEmpty()) {
            ports.disk().keep(record(job), root.toString());
        }
        return folder;
    }

    /**
     * The root of a job's staging folder, where that was chosen and is not there any more; so
     * nothing of the job can go on, and nothing that fails is the fault of its items.
     */
    Optional<Path> gone(Path folder) {
        Optional<Path> root = Optional.ofNullable(folder.getParent());
        return root.filter(it -> !it.equals(ports.staging()) && !ports.disk().isFolder(it));
    }

    private Optional<Path> recorded(JobId job) throws IOException {
        try {
            return ports.disk().read(record(job)).map(Path::of);
        } catch (InvalidPathException e) {
            throw new IOException(record(job) + " names no folder.", e);
        }
    }

    private Path record(JobId job) {
        return StagingPlace.record(ports.home(), job);
    }

    private List<String> chosenEver() throws IOException {
        return ports.disk()
                .read(ports.home().resolve(CHOSEN_EVER))
                .map(text -> text.lines().toList())
                .orElse(List.of());
    }

    private Path rootIn(Path folder) {
        return StagingPlace.root(ports.home(), folder);
    }
}
