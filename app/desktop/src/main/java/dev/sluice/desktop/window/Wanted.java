package dev.sluice.desktop.window;

import dev.sluice.engine.pipeline.Pipeline;

import java.util.List;
import java.util.Map;

/**
 * What a sheet is to be opened with.
 *
 * @param pipeline what is to be done
 * @param options what is already chosen
 */
record Wanted(Pipeline pipeline, List<String> operands, Map<String, String> options) {
    Wanted {
        operands = List.copyOf(operands);
        options = Map.copyOf(options);
    }
}
