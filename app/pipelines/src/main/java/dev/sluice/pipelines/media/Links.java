package dev.sluice.pipelines.media;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.pipeline.Phase;
import dev.sluice.engine.pipeline.PhaseContext;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.RunContext;
import dev.sluice.engine.pipeline.Source;
import dev.sluice.pipelines.media.item.MediaItem;
import dev.sluice.pipelines.media.item.Results;
import dev.sluice.pipelines.media.local.LocalMedia;
import dev.sluice.pipelines.media.output.Outputs;
import dev.sluice.pipelines.tool.Tools;

import java.util.Map;

/**
 * What comes from elsewhere: which source an operand stands for, and the phase that fetches.
 *
 * <p>Sources yield {@link MediaItem#draft()}. The phase answers {@code Skipped} when everything
 * that the mode wants is on the archive list from an earlier job ({@link Outputs#find}), puts what
 * it has fetched in its place ({@link Outputs#place}, kind {@code MEDIA}) and notes the path as
 * {@link Results#MEDIA}.
 */
final class Links {
    private final MediaSettings settings;

    Links(RunContext context, MediaSettings settings, Tools tools, Outputs outputs) {
        this.settings = settings;
    }

    Source source(Operand operand) {
        return switch (operand) {
            case Operand.Local(var path) -> new LocalMedia(path);
            case Operand.Link(String link) -> notYet(link);
            case Operand.LinkFile(var file) -> notYet(file.toString());
        };
    }

    Phase download() {
        return Links::local;
    }

    private static Outcome local(PhaseContext attempt) {
        MediaItem item = MediaItem.of(attempt.item());
        return switch (item.place()) {
            case MediaItem.Place.File(var path) -> {
                attempt.meter().alreadyDone(0, attempt.item().weight());
                yield new Outcome.Done(Map.of(Results.MEDIA, path.toString()), Map.of(), 0);
            }
            case MediaItem.Place.Http(String link) -> new Outcome.Failed(failure(link));
            case MediaItem.Place.Site(String page) -> new Outcome.Failed(failure(page));
        };
    }

    private Source notYet(String what) {
        return (after, stop) -> {
            throw new PhaseFailure(failure(what + " for " + settings.to()));
        };
    }

    private static Failure failure(String what) {
        return Failure.permanent("Links cannot be fetched by this version: %s.".formatted(what));
    }
}
