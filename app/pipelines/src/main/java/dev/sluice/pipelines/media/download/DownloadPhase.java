package dev.sluice.pipelines.media.download;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.pipeline.Phase;
import dev.sluice.engine.pipeline.PhaseContext;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.pipelines.files.FileTree;
import dev.sluice.pipelines.http.Arrived;
import dev.sluice.pipelines.http.HttpProblem;
import dev.sluice.pipelines.http.Link;
import dev.sluice.pipelines.http.PlainText;
import dev.sluice.pipelines.http.Transfer;
import dev.sluice.pipelines.http.TransferOrder;
import dev.sluice.pipelines.media.item.MediaItem;
import dev.sluice.pipelines.media.item.Results;
import dev.sluice.pipelines.media.output.Archived;
import dev.sluice.pipelines.media.output.Kind;
import dev.sluice.pipelines.media.output.Outputs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * Brings one item to this machine. What is unfinished lies in the job's staging folder, where a
 * later attempt goes on with it; the folder of results sees whole files only.
 */
public final class DownloadPhase implements Phase {
    /** How sure it is that nothing is missing; a fact of the item. */
    public static final String VERIFIED = "verified";

    private final Outputs outputs;
    private final Wanted wanted;
    private final Path staging;
    private final Transfer transfer;
    private final SiteDownloads sites;

    /** Which results of an item are still to be made. */
    @FunctionalInterface
    public interface Wanted {
        /** Whether any is, apart from the media file itself. */
        boolean more(MediaItem item) throws IOException;
    }

    /**
     * @param wanted tells what is still to be made of an item
     * @param staging for unfinished files
     * @param sites fetches what lies behind pages
     */
    public DownloadPhase(
            Outputs outputs, Wanted wanted, Path staging, Transfer transfer, SiteDownloads sites) {
        this.outputs = outputs;
        this.wanted = wanted;
        this.staging = staging;
        this.transfer = transfer;
        this.sites = sites;
    }

    @Override
    public Outcome run(PhaseContext context)
            throws PhaseFailure, IOException, InterruptedException {
        MediaItem item = MediaItem.of(context.item());
        DownloadMeter meter = new DownloadMeter(context.meter(), context.item().weight());
        if (item.place() instanceof MediaItem.Place.File(Path file)) {
            return local(file, context);
        }
        Optional<Archived> there =
                outputs.find(item, Kind.MEDIA).filter(media -> Files.isRegularFile(media.file()));
        if (there.isPresent()) {
            return again(there.get(), item, meter, context);
        }
        Path folder = staging.resolve("%08d".formatted(context.item().ordinal()));
        Fetched fetched = fetched(item, folder, meter, context);
        Archived archived =
                outputs.place(
                        item,
                        Kind.MEDIA,
                        fetched.file(),
                        fetched.extension(),
                        item.seconds().orElse(0),
                        "");
        meter.finish(fetched.bytes());
        FileTree.remove(folder);
        return new Outcome.Done(
                Map.of(
                        Results.MEDIA,
                        archived.file().toString(),
                        Results.DOWNLOADED_AT,
                        context.clock().instant().toString(),
                        VERIFIED,
                        fetched.verified()),
                Map.of("bytes.downloaded", fetched.bytes()),
                0);
    }

    private static Outcome local(Path file, PhaseContext context) {
        context.meter().alreadyDone(0, context.item().weight());
        return new Outcome.Done(Map.of(Results.MEDIA, file.toString()), Map.of(), 0);
    }

    private Outcome again(
            Archived archived, MediaItem item, DownloadMeter meter, PhaseContext context)
            throws IOException {
        if (!archived.ours() && !wanted.more(item)) {
            return new Outcome.Skipped(
                    "already downloaded on "
                            + LocalDate.ofInstant(archived.at(), context.clock().getZone()));
        }
        // An attempt of this job was cut off behind the last step, or only the audio is missing.
        meter.wasThere(Files.size(archived.file()));
        return new Outcome.Done(
                Map.of(
                        Results.MEDIA,
                        archived.file().toString(),
                        Results.DOWNLOADED_AT,
                        archived.at().toString()),
                Map.of(),
                0);
    }

    private Fetched fetched(MediaItem item, Path folder, DownloadMeter meter, PhaseContext context)
            throws PhaseFailure, IOException, InterruptedException {
        try {
            return switch (item.place()) {
                case MediaItem.Place.Http(String link) -> direct(link, folder, meter, context);
                case MediaItem.Place.Site(String page) ->
                        sites.fetch(page, folder, meter, context.stop());
                case MediaItem.Place.File(Path file) ->
                        throw new IllegalStateException(file + " needs no download.");
            };
        } catch (HttpProblem e) {
            throw new PhaseFailure(e.failure(), e);
        }
    }

    private Fetched direct(String text, Path folder, DownloadMeter meter, PhaseContext context)
            throws PhaseFailure, IOException {
        Link link = Link.parse(text);
        Arrived arrived =
                transfer.fetch(
                        new TransferOrder(link, Map.of(), folder, ""), meter, context.stop());
        if (arrived.bytes() == 0) {
            throw new PhaseFailure(
                    Failure.permanent(
                            "%s is empty; there is nothing in it.".formatted(link.shown())));
        }
        if (FileKind.isPage(arrived.file(), arrived.contentType())) {
            FileTree.remove(folder);
            throw new PhaseFailure(
                    Failure.permanent(
                            "%s leads to text (%s) rather than to media; check the link."
                                    .formatted(
                                            link.shown(),
                                            PlainText.of(
                                                    arrived.contentType().orElse("unnamed"), 60))));
        }
        return new Fetched(
                arrived.file(),
                arrived.bytes(),
                FileKind.extension(link, arrived.contentType()),
                arrived.verified().words());
    }
}
