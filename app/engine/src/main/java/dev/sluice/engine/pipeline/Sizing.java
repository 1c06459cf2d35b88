package dev.sluice.engine.pipeline;

import java.io.IOException;

/** Counts what a request is about, without the network. */
@FunctionalInterface
public interface Sizing {
    /**
     * Counts; may take as long as listing all folders does.
     *
     * @throws StopRequested when asked to stop
     */
    Size count(StopSignal stop) throws IOException, PhaseFailure, InterruptedException;

    /**
     * @param weight summed, in the currency of {@link dev.sluice.engine.job.Item#weight()}
     */
    record Size(long items, long weight) {}
}
