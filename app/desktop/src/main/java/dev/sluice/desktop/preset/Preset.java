package dev.sluice.desktop.preset;

import dev.sluice.engine.job.PipelineId;

import java.util.Map;

/**
 * Options that a person keeps under a name.
 *
 * @param name unlike those of all other presets of its pipeline, not blank
 * @param usual whether a new sheet of the pipeline begins with it
 * @param options as in a request; what is not given is as usual
 */
public record Preset(PipelineId pipeline, String name, boolean usual, Map<String, String> options) {
    public Preset {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A preset needs a name.");
        }
        options = Map.copyOf(options);
    }

    boolean isOf(PipelineId other, String otherName) {
        return pipeline.equals(other) && name.equalsIgnoreCase(otherName);
    }
}
