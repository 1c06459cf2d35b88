package dev.sluice.engine.job;

import java.util.List;
import java.util.Map;

/**
 * What somebody asked for: a pipeline, what it works on and its options, all as text, so that it
 * can be stored, shown and run again. Secrets are never in here, only references to them.
 *
 * @param pipeline the kind of work
 * @param name what the job is called on screens; never blank
 * @param operands what it works on: absolute paths, links, in the order given
 * @param options values by option name, as the pipeline's {@code OptionSpec}s format them; absent
 *     means default
 */
public record JobRequest(
        PipelineId pipeline, String name, List<String> operands, Map<String, String> options) {
    public JobRequest {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A job needs a name.");
        }
        operands = List.copyOf(operands);
        options = Map.copyOf(options);
    }
}
