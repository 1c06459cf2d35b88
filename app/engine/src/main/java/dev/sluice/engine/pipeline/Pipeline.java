package dev.sluice.engine.pipeline;

import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.PipelineId;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A kind of work. Found with {@link java.util.ServiceLoader}, so that a third party's pipeline is a
 * jar. One instance serves all jobs, from any thread.
 */
public interface Pipeline {
    PipelineId id();

    /** What a request names to work on. */
    default OperandSpec operands() {
        return OperandSpec.PATHS;
    }

    /** All options, in the order in which they are asked for. */
    List<OptionSpec<?>> options();

    /** Which of the options are one question; each option is in one at most. */
    default List<OptionChoice> choices() {
        return List.of();
    }

    /**
     * All phases in order, the source first, then item phases, then job phases; those left out have
     * enabled = false.
     */
    List<PhaseSpec> phases(Options options);

    /**
     * Checks what can be told at once and without waiting: operands that exist, options that fit
     * together. Called before a request is queued; must not block on anything slow.
     *
     * @throws InvalidOption with the first thing that is wrong, naming its option ({@code operands}
     *     for operands)
     */
    void validate(JobRequest request, Options options) throws InvalidOption;

    /**
     * Does ahead what takes a job with these options its time at the first use in a process, such
     * as loading a driver. Called on a thread of its own while the job is being queued; fails
     * silently, since the job will say what is wrong.
     */
    default void prepare(Options options) {}

    /**
     * Opens one job for work; called on a worker thread at each start and each resume. Reaches
     * targets, checks them.
     *
     * @throws PhaseFailure when the job cannot be worked on; a transient failure is retried, others
     *     end the job
     * @throws IOException when something is wrong with files; no room makes the job wait
     */
    PipelineRun open(RunContext context) throws PhaseFailure, IOException, InterruptedException;

    /**
     * Turns a valid request into the jobs it stands for; may read folders, so it is called off the
     * FX thread. One job unless the options ask for more.
     *
     * @throws InvalidOption when nothing is left to be done
     */
    default Expansion expand(JobRequest request, Options options)
            throws InvalidOption, IOException {
        return Expansion.of(request);
    }

    /**
     * Finds out what a valid request would do; writes nothing.
     *
     * @param home what Sluice keeps; a pipeline's settings are looked up in it
     */
    DryRun dryRun(JobRequest request, Options options, Path home)
            throws InvalidOption, PhaseFailure, IOException;

    /** Reads the results of an ended job back and compares them with its manifest. */
    Verification verify(RunContext context) throws PhaseFailure, IOException, InterruptedException;

    /** What can be told of a request before it is queued. */
    default Foresight foresight() {
        return Foresight.NONE;
    }
}
