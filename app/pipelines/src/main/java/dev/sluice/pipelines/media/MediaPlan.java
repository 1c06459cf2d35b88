package dev.sluice.pipelines.media;

import dev.sluice.engine.job.ItemDraft;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.pipeline.DryRun;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.PhaseSpec;
import dev.sluice.engine.pipeline.Remarks;
import dev.sluice.engine.pipeline.Source;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.pipelines.files.FileTree;
import dev.sluice.pipelines.media.item.MediaItem;
import dev.sluice.pipelines.media.output.NameTemplate;
import dev.sluice.pipelines.media.output.Outputs;
import dev.sluice.pipelines.tool.Tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says what a request would do. It asks servers for their lists, fetches no media and keeps
 * nothing; what is on the archive list is not known to it.
 */
final class MediaPlan {
    private static final int NAMED = 20;
    private static final JobId NOBODY = new JobId("j-plan");

    private MediaPlan() {}

    static DryRun of(JobRequest request, MediaSettings settings, Path home)
            throws InvalidOption, PhaseFailure, IOException {
        List<Operand> operands = new ArrayList<>();
        for (String text : request.operands()) {
            operands.add(Operand.parse(text));
        }
        NameTemplate template = settings.template().orElse(NameTemplate.USUAL);
        Path folder = Files.createTempDirectory("sluice-plan");
        Outputs outputs =
                new Outputs(folder, settings.to(), NOBODY, template, true, Clock.systemUTC());
        Found found = new Found();
        boolean alone = operands.size() == 1;
        Clock clock = Clock.systemUTC();
        Tools tools = new Tools(home);
        try (Links links =
                new Links(folder, alone, clock, settings, tools, outputs, Remarks.NONE)) {
            found.read(new MediaSource(operands, links::source), settings, outputs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            FileTree.remove(folder);
        }
        List<String> lines = new ArrayList<>();
        lines.add("%d %s".formatted(found.items, found.items == 1 ? "item" : "items"));
        lines.addAll(found.names);
        if (found.items > found.names.size()) {
            lines.add("  and %d more".formatted(found.items - found.names.size()));
        }
        lines.add("phases: " + phases(settings));
        lines.add("results: " + settings.to());
        return new DryRun(found.items, found.bytes, lines);
    }

    private static String phases(MediaSettings settings) {
        return MediaPhases.of(settings.mode(), settings.delay(), 0).stream()
                .filter(PhaseSpec::enabled)
                .map(phase -> phase.id().value())
                .collect(Collectors.joining(", "));
    }

    /** What the sources yield. */
    private static final class Found {
        private final List<String> names = new ArrayList<>();
        private final Set<String> taken = new HashSet<>();
        private long items;
        private long bytes;

        void read(MediaSource source, MediaSettings settings, Outputs outputs)
                throws PhaseFailure, IOException, InterruptedException {
            Optional<String> cursor = Optional.empty();
            do {
                Source.Page page = source.next(cursor, StopSignal.NEVER);
                for (ItemDraft draft : page.items()) {
                    items++;
                    MediaItem item = MediaItem.of(draft);
                    bytes += item.bytes().orElse(0);
                    if (names.size() < NAMED) {
                        names.add("  " + NameGuess.of(item, settings, outputs, taken));
                    }
                }
                cursor = page.cursor();
            } while (cursor.isPresent());
        }
    }
}
