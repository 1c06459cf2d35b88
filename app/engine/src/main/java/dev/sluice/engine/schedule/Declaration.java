package dev.sluice.engine.schedule;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.pipeline.Options;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.PhaseSpec;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.engine.pipeline.Scope;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a pipeline declares for one stored request. Pipelines are other people's code that is asked
 * on the loop, so whatever they throw here becomes a failure of their own job.
 *
 * @param phases in order, the source first
 */
record Declaration(Pipeline pipeline, Options options, List<PhaseSpec> phases) {
    private static final Logger LOG = LoggerFactory.getLogger(Declaration.class);

    /**
     * Asks the pipeline.
     *
     * @throws PhaseFailure when it does not take the request, or makes a mistake
     */
    static Declaration of(Optional<Pipeline> found, JobRequest request) throws PhaseFailure {
        if (found.isEmpty()) {
            throw new PhaseFailure(
                    Failure.permanent(
                            "There is no pipeline '" + request.pipeline() + "' in this program."));
        }
        Pipeline pipeline = found.get();
        try {
            Options options = Options.parse(pipeline.options(), request.options());
            List<PhaseSpec> phases = List.copyOf(pipeline.phases(options));
            check(phases);
            return new Declaration(pipeline, options, phases);
        } catch (InvalidOption e) {
            throw new PhaseFailure(Failure.permanent(e.sentence()));
        } catch (RuntimeException | Error e) {
            LOG.error(
                    "A fault of the pipeline '{}' while asked for its phases.",
                    request.pipeline(),
                    e);
            throw new PhaseFailure(
                    Failure.defect(
                            "The pipeline '"
                                    + request.pipeline()
                                    + "' could not tell its phases ("
                                    + e.getClass().getSimpleName()
                                    + "); retry the job, and report it with the log if it comes"
                                    + " again.",
                            e.toString()));
        }
    }

    private static void check(List<PhaseSpec> phases) {
        if (phases.isEmpty() || phases.getFirst().scope() != Scope.SOURCE) {
            throw new IllegalArgumentException("The first phase is to be the source.");
        }
        Set<PhaseId> ids = new HashSet<>();
        for (PhaseSpec phase : phases) {
            if (!ids.add(phase.id())) {
                throw new IllegalArgumentException("There are two phases " + phase.id() + ".");
            }
        }
    }
}
