package dev.sluice.engine.pipeline;

import dev.sluice.engine.job.PhaseId;

import java.io.IOException;
import java.util.OptionalInt;

/**
 * One job open for work, holding what its phases share (connections, schemas). Its phases may run
 * at the same time on several threads.
 */
public interface PipelineRun extends AutoCloseable {
    Source source();

    /** The phase of this id; asked for enabled item and job phases only. */
    Phase phase(PhaseId id);

    /** How many items are worked on in one go; empty for no batches. */
    default OptionalInt batchSize() {
        return OptionalInt.empty();
    }

    /**
     * After a cancel, once nothing of the job runs any more: removes what a cancelled job must not
     * leave at its targets (unfinished parts). The job's own staging folder is removed by the
     * engine.
     */
    default void discard() throws IOException, PhaseFailure {}

    /** Releases connections; called once, when nothing of the job runs any more. Must not throw. */
    @Override
    void close();
}
