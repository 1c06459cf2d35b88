package dev.sluice.desktop.settings;

import dev.sluice.engine.job.PipelineId;
import dev.sluice.ui.Messages;

import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

/** Pipelines by their names in the person's language; one of a third party by its id. */
final class PipelineNames extends StringConverter<PipelineId> {
    private final Messages messages;

    PipelineNames(Messages messages) {
        this.messages = messages;
    }

    @Override
    public String toString(@Nullable PipelineId pipeline) {
        if (pipeline == null) {
            return "";
        }
        return messages.getOr("pipeline." + pipeline.value(), pipeline.value());
    }

    @Override
    public PipelineId fromString(String name) {
        throw new UnsupportedOperationException("Pipelines are chosen, not typed.");
    }
}
