package dev.sluice.pipelines.media;

import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.pipeline.DryRun;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.pipeline.PhaseSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says what a request would do. Asks no server and writes nothing. */
final class MediaPlan {
    private MediaPlan() {}

    static DryRun of(JobRequest request, MediaSettings settings) throws InvalidOption {
        List<String> lines = new ArrayList<>();
        for (String text : request.operands()) {
            lines.add(
                    switch (Operand.parse(text)) {
                        case Operand.Link(String link) -> "link: " + link;
                        case Operand.LinkFile(var file) -> "list of links: " + file;
                        case Operand.Local(var path) -> "media: " + path;
                    });
        }
        lines.add(
                "phases: "
                        + MediaPhases.of(settings.mode(), settings.delay()).stream()
                                .filter(PhaseSpec::enabled)
                                .map(phase -> phase.id().value())
                                .collect(Collectors.joining(", ")));
        lines.add("results: " + settings.to());
        return new DryRun(request.operands().size(), 0, lines);
    }
}
