package dev.sluice.pipelines.media;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.pipeline.Phase;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.Remarks;
import dev.sluice.engine.pipeline.RunContext;
import dev.sluice.engine.pipeline.Source;
import dev.sluice.pipelines.http.AddressGuard;
import dev.sluice.pipelines.http.BandwidthCap;
import dev.sluice.pipelines.http.HttpDoor;
import dev.sluice.pipelines.http.HttpProblem;
import dev.sluice.pipelines.http.Transfer;
import dev.sluice.pipelines.media.download.DownloadPhase;
import dev.sluice.pipelines.media.item.MediaItem;
import dev.sluice.pipelines.media.local.LocalMedia;
import dev.sluice.pipelines.media.output.Kind;
import dev.sluice.pipelines.media.output.Outputs;
import dev.sluice.pipelines.media.playlist.PlaylistSettings;
import dev.sluice.pipelines.media.playlist.PlaylistSource;
import dev.sluice.pipelines.media.site.SitePages;
import dev.sluice.pipelines.tool.Tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What comes from elsewhere: which source an operand stands for, and the phase that fetches. One
 * door leads out for all of a job. Close it with the job's run.
 */
final class Links implements AutoCloseable {
    private final MediaSettings settings;
    private final Outputs outputs;
    private final Path staging;
    private final boolean alone;
    private final HttpDoor door;
    private final SitePages pages;
    private final Optional<BandwidthCap.Limited> limited;
    private final Map<Operand, Source> sources = new HashMap<>();

    Links(RunContext context, MediaSettings settings, Tools tools, Outputs outputs) {
        this(
                context.stagingFolder(),
                context.job().request().operands().size() == 1,
                context.clock(),
                settings,
                tools,
                outputs,
                context.remarks());
    }

    /**
     * @param unfinished folder for what is unfinished
     * @param alone whether there is one operand
     */
    Links(
            Path unfinished,
            boolean alone,
            Clock clock,
            MediaSettings settings,
            Tools tools,
            Outputs outputs,
            Remarks remarks) {
        this.settings = settings;
        this.outputs = outputs;
        this.staging = unfinished.resolve("download");
        this.alone = alone;
        AddressGuard guard = new AddressGuard(settings.allowedHosts());
        this.door = HttpDoor.open(guard, clock);
        this.pages =
                new SitePages(
                        tools,
                        guard,
                        door,
                        unfinished.resolve("pages"),
                        settings.cookies(),
                        settings.video(),
                        remarks);
        this.limited = settings.bandwidth().map(BandwidthCap.OF_PROGRAM::atMost);
    }

    /** The same source each time: it keeps the document that it is in. */
    Source source(Operand operand) {
        return sources.computeIfAbsent(operand, this::opened);
    }

    private Source opened(Operand operand) {
        return switch (operand) {
            case Operand.Local(var path) -> new LocalMedia(path);
            case Operand.Link(String link) -> ofLink(link);
            case Operand.LinkFile(var file) ->
                    PlaylistSource.ofFile(file, alone, wishes(), door, pages);
        };
    }

    private Source ofLink(String link) {
        try {
            return PlaylistSource.ofLink(link, alone, wishes(), door, pages);
        } catch (HttpProblem e) {
            return (_, _) -> {
                throw new PhaseFailure(Failure.permanent(e.sentence()), e);
            };
        }
    }

    private PlaylistSettings wishes() {
        Optional<ItemRange> range = settings.range();
        return new PlaylistSettings(
                place -> range.map(r -> r.holds(place)).orElse(true),
                place ->
                        range.map(r -> r.to().isPresent() && place > r.to().getAsLong())
                                .orElse(false),
                settings.newestFirst(),
                item -> settings.onlyNew() && isArchived(item));
    }

    private boolean isArchived(MediaItem item) {
        try {
            for (Kind kind : settings.kinds()) {
                if (outputs.find(item, kind).isEmpty()) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Phase download() {
        return new DownloadPhase(
                outputs,
                item ->
                        settings.mode().extracts()
                                && outputs.find(item, settings.audio().kind()).isEmpty(),
                staging,
                new Transfer(door, BandwidthCap.OF_PROGRAM, System::nanoTime),
                pages);
    }

    @Override
    public void close() {
        limited.ifPresent(BandwidthCap.Limited::close);
        door.close();
    }
}
