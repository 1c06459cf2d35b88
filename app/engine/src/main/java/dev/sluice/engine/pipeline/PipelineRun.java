package dev.sluice.engine.pipeline;

import dev.sluice.engine.job.JobItems;
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
     * After all items and phases have ended, also where items failed: writes what sums the job up,
     * such as a manifest. The job's end is committed only afterwards, so it may be called again
     * after a kill. What it throws is logged and does not change how the job ended.
     *
     * @param items all items of the job with how they ended
     */
    default void finish(JobItems items) throws IOException, PhaseFailure, InterruptedException {}

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
