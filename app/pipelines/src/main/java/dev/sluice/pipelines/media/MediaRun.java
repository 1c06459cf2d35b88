package dev.sluice.pipelines.media;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.JobItems;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.pipeline.Phase;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.PipelineRun;
import dev.sluice.engine.pipeline.RunContext;
import dev.sluice.engine.pipeline.Source;
import dev.sluice.pipelines.http.BandwidthCap;
import dev.sluice.pipelines.http.KeptBandwidth;
import dev.sluice.pipelines.media.extract.ExtractPhase;
import dev.sluice.pipelines.media.output.NameTemplate;
import dev.sluice.pipelines.media.output.Outputs;
import dev.sluice.pipelines.process.ChildRecords;
import dev.sluice.pipelines.tool.ToolName;
import dev.sluice.pipelines.tool.Tools;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** One Media job open for work. */
final class MediaRun implements PipelineRun {
    private static final Logger LOG = LoggerFactory.getLogger(MediaRun.class);

    private final MediaSettings settings;
    private final Links links;
    private final Source source;
    private final Summary summary;
    private final Outputs outputs;
    private final Map<PhaseId, Phase> phases;

    private MediaRun(
            MediaSettings settings,
            Links links,
            Source source,
            Summary summary,
            Outputs outputs,
            Map<PhaseId, Phase> phases) {
        this.settings = settings;
        this.links = links;
        this.source = source;
        this.summary = summary;
        this.outputs = outputs;
        this.phases = Map.copyOf(phases);
    }

    /** Makes the folder of results and finds the programs that the mode needs. */
    static MediaRun open(RunContext context, MediaSettings settings)
            throws PhaseFailure, IOException, InterruptedException {
        ChildRecords.keepIn(context.home());
        new KeptBandwidth(context.home(), BandwidthCap.OF_PROGRAM).apply();
        openFolder(settings);
        Tools tools = new Tools(context.home());
        Outputs outputs =
                new Outputs(
                        context.home(),
                        settings.to(),
                        context.job().id(),
                        settings.template().orElse(NameTemplate.USUAL),
                        settings.force(),
                        context.clock());
        outputs.removeUnfinished();
        List<Operand> operands = operands(context.job().request().operands());
        Map<PhaseId, Phase> phases = new HashMap<>();
        if (settings.mode().extracts()) {
            tools.askTogether(ToolName.FFMPEG, ToolName.FFPROBE);
            phases.put(
                    MediaPhases.EXTRACT,
                    new ExtractPhase(
                            settings.audio(),
                            outputs,
                            context.stagingFolder().resolve("extract"),
                            tools.need(ToolName.FFMPEG).path(),
                            tools.need(ToolName.FFPROBE).path()));
        }
        // Last, since it opens what must be closed again.
        Links links = new Links(context, settings, tools, outputs);
        if (settings.mode().downloads()) {
            phases.put(MediaPhases.DOWNLOAD, links.download());
        }
        return new MediaRun(
                settings,
                links,
                new MediaSource(operands, links::source),
                new Summary(context, settings, outputs),
                outputs,
                phases);
    }

    static List<Operand> operands(List<String> texts) throws PhaseFailure {
        try {
            List<Operand> operands = new ArrayList<>();
            for (String text : texts) {
                operands.add(Operand.parse(text));
            }
            return operands;
        } catch (InvalidOption e) {
            throw new PhaseFailure(Failure.permanent(e.sentence()), e);
        }
    }

    private static void openFolder(MediaSettings settings) throws PhaseFailure {
        try {
            Files.createDirectories(settings.to());
        } catch (IOException e) {
            throw new PhaseFailure(
                    Failure.permanent(
                            "The folder %s cannot be made; check its permissions or name another."
                                    .formatted(settings.to()),
                            e.toString()),
                    e);
        }
        if (!Files.isWritable(settings.to())) {
            throw new PhaseFailure(
                    Failure.permanent(
                            "The folder %s cannot be written; check its permissions or name another."
                                    .formatted(settings.to())));
        }
    }

    @Override
    public Source source() {
        return source;
    }

    @Override
    public Phase phase(PhaseId id) {
        Phase phase = phases.get(id);
        if (phase == null) {
            throw new IllegalArgumentException("Media has no phase " + id + " to run.");
        }
        return phase;
    }

    @Override
    public OptionalInt batchSize() {
        return OptionalInt.of(settings.batch());
    }

    @Override
    public void finish(JobItems items) throws IOException {
        summary.write(items);
    }

    @Override
    public void close() {
        try {
            outputs.removeUnfinished();
        } catch (IOException e) {
            LOG.warn("The next run of the job removes what this one has left.", e);
        }
        links.close();
    }
}
