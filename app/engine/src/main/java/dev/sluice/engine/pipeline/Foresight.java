package dev.sluice.engine.pipeline;

import dev.sluice.engine.job.JobRequest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a pipeline can tell of a request before it is queued. A pipeline says what it can and leaves
 * the rest; a face shows what it is told. Nothing here writes.
 */
public interface Foresight {
    /** Tells nothing. */
    Foresight NONE = new Foresight() {};

    /**
     * How phases can be switched as these options stand; those left out can't be. At once, on any
     * thread.
     */
    default List<PhaseSwitch> switches(Options options) {
        return List.of();
    }

    /**
     * What a person has at hand to choose from, by the name of the option. Reads files of the home.
     * Off the FX thread.
     *
     * @param home the home folder
     */
    default Map<String, List<Suggestion>> suggestions(Path home) throws IOException {
        return Map.of();
    }

    /**
     * Whether the content of a file is this pipeline's, where its name says nothing; a file that
     * can't be read is nobody's. Reads its beginning. Off the FX thread.
     */
    default boolean recognises(Path file) {
        return false;
    }

    /**
     * The first rows or items; reads a bounded amount, whatever the files hold. Off the FX thread.
     *
     * @param home the home folder
     * @return nothing when there are none that can be read
     * @throws StopRequested when asked to stop
     */
    default Optional<Preview> preview(
            JobRequest request, Options options, Path home, StopSignal stop)
            throws IOException, InterruptedException {
        return Optional.empty();
    }

    /**
     * What it would meet; may take as long as listing all folders does, or as some seconds on the
     * network. Off the FX thread.
     *
     * @param home the home folder
     * @param staging below which a job that began now would keep temporary files
     * @throws StopRequested when asked to stop
     */
    default Survey survey(
            JobRequest request, Options options, Path home, Path staging, StopSignal stop)
            throws IOException, InterruptedException {
        return Survey.NOTHING;
    }

    /**
     * A way to count what it is about; empty where that takes the network, or makes no sense. At
     * once, on any thread.
     */
    default Optional<Sizing> sizing(JobRequest request, Options options) {
        return Optional.empty();
    }
}
