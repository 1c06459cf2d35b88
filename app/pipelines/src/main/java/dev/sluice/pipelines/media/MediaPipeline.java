package dev.sluice.pipelines.media;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.engine.pipeline.DryRun;
import dev.sluice.engine.pipeline.Foresight;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.pipeline.OperandSpec;
import dev.sluice.engine.pipeline.OptionSpec;
import dev.sluice.engine.pipeline.Options;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.PhaseSpec;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.engine.pipeline.PipelineRun;
import dev.sluice.engine.pipeline.RunContext;
import dev.sluice.engine.pipeline.Verification;
import dev.sluice.pipelines.media.kind.Endings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Media: playlists and links, audio out of video. */
public final class MediaPipeline implements Pipeline {
    public static final PipelineId ID = new PipelineId("media");

    private final Foresight foresight = new MediaForesight();

    @Override
    public PipelineId id() {
        return ID;
    }

    @Override
    public OperandSpec operands() {
        return new OperandSpec(
                "LINK|FILE",
                "Links, media files and folders, playlists (M3U), feeds, OPML and text files of"
                        + " links",
                true,
                Endings.mediaAndLists());
    }

    @Override
    public List<OptionSpec<?>> options() {
        return MediaOptions.ALL;
    }

    @Override
    public List<PhaseSpec> phases(Options options) {
        return MediaPhases.of(
                MediaSettings.mode(options),
                Duration.ofSeconds(options.need(MediaOptions.DELAY)),
                options.need(MediaOptions.EXTRACT_PRIORITY));
    }

    @Override
    public void validate(JobRequest request, Options options) throws InvalidOption {
        if (request.operands().isEmpty()) {
            throw new InvalidOption("operands", "Name the links or media files to archive.");
        }
        MediaSettings settings = MediaSettings.of(options);
        for (String text : request.operands()) {
            boolean local = Operand.parse(text) instanceof Operand.Local;
            if (local && !settings.mode().extracts()) {
                throw new InvalidOption(
                        "operands",
                        "%s is on this machine already, so there is nothing to download; leave out --mode download."
                                .formatted(text));
            }
        }
        if (settings.cookies().isPresent() && !Files.isRegularFile(settings.cookies().get())) {
            throw new InvalidOption(
                    "cookies",
                    "%s is no file; check the path.".formatted(settings.cookies().get()));
        }
        if (Files.exists(settings.to()) && !Files.isDirectory(settings.to())) {
            throw new InvalidOption("to", "%s is a file; name a folder.".formatted(settings.to()));
        }
    }

    @Override
    public PipelineRun open(RunContext context)
            throws PhaseFailure, IOException, InterruptedException {
        try {
            return MediaRun.open(context, MediaSettings.of(context.options()));
        } catch (InvalidOption e) {
            throw new PhaseFailure(Failure.permanent(e.sentence()), e);
        }
    }

    @Override
    public DryRun dryRun(JobRequest request, Options options, Path home)
            throws InvalidOption, PhaseFailure, IOException {
        return MediaPlan.of(request, MediaSettings.of(options), home);
    }

    @Override
    public Verification verify(RunContext context) throws IOException {
        return MediaVerification.of(context);
    }

    @Override
    public Foresight foresight() {
        return foresight;
    }
}
