package dev.sluice.pipelines.media.extract;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.pipeline.Phase;
import dev.sluice.engine.pipeline.PhaseContext;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.pipelines.media.item.MediaItem;
import dev.sluice.pipelines.media.item.Results;
import dev.sluice.pipelines.media.output.Archived;
import dev.sluice.pipelines.media.output.Digest;
import dev.sluice.pipelines.media.output.Kind;
import dev.sluice.pipelines.media.output.Outputs;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes the audio out of one file. ffmpeg writes into the staging folder under a name of this
 * attempt; only a finished file goes to the results.
 */
public final class ExtractPhase implements Phase {
    private final AudioForm form;
    private final Outputs outputs;
    private final Path staging;
    private final Path ffmpeg;
    private final Probe probe;

    /**
     * @param staging folder of this phase for unfinished files
     */
    public ExtractPhase(AudioForm form, Outputs outputs, Path staging, Path ffmpeg, Path ffprobe) {
        this.form = form;
        this.outputs = outputs;
        this.staging = staging;
        this.ffmpeg = ffmpeg;
        this.probe = new Probe(ffprobe);
    }

    @Override
    public Outcome run(PhaseContext context)
            throws PhaseFailure, IOException, InterruptedException {
        MediaItem item = MediaItem.of(context.item());
        Kind kind = form.kind();
        Optional<Archived> there =
                outputs.find(item, kind).filter(audio -> Files.isRegularFile(audio.file()));
        if (there.isPresent()) {
            return there.get().ours() ? again(context, there.get()) : skipped(there.get(), context);
        }
        Path media = media(context, item);
        ProbedMedia probed = probe.look(media, context.stop());
        MediaMeter meter =
                new MediaMeter(context.meter(), probed.length().orElse(0), context.item().weight());
        long seconds = MediaMeter.whole(probed.length().orElse(0));
        Encoding encoding = new Encoding(ffmpeg, form(probed), probed);
        if (!probed.moving() && form(probed).format() == AudioFormat.COPY && outputs.holds(media)) {
            // A podcast: what was downloaded is the audio.
            meter.finish();
            String sha256 = Digest.of(media, context.stop());
            return done(outputs.enter(item, kind, media, seconds, sha256), seconds);
        }
        Path folder = staging.resolve("%08d".formatted(context.item().ordinal()));
        clear(folder);
        Files.createDirectories(folder);
        // An ffmpeg of a killed attempt may still be writing; it must not meet this one.
        Path unfinished =
                folder.resolve(UUID.randomUUID() + "." + encoding.container().extension());
        try {
            encoding.run(media, unfinished, item, meter, context.stop());
            Archived archived =
                    outputs.place(
                            item,
                            kind,
                            unfinished,
                            encoding.container().extension(),
                            seconds,
                            Digest.of(unfinished, context.stop()));
            meter.finish();
            return done(archived, seconds);
        } finally {
            clear(folder);
        }
    }

    /** Encoding once more what is in the form already would only cost quality. */
    private AudioForm form(ProbedMedia probed) {
        boolean already =
                form.format().codec().equals(Optional.of(probed.codec()))
                        && form.quality() != AudioFormat.Quality.LOW
                        && !form.loudness();
        return already ? new AudioForm(AudioFormat.COPY, form.quality(), false) : form;
    }

    private Path media(PhaseContext context, MediaItem item) throws PhaseFailure, IOException {
        String downloaded = context.item().facts().get(Results.MEDIA);
        if (downloaded != null) {
            return Path.of(downloaded);
        }
        if (item.place() instanceof MediaItem.Place.File(Path file)) {
            return file;
        }
        return outputs.find(item, Kind.MEDIA)
                .map(Archived::file)
                .orElseThrow(() ->
                        new PhaseFailure(
                                Failure.permanent(
                                        "%s is not downloaded yet; do that first, or both with --mode both."
                                                .formatted(item.title()))));
    }

    /** An attempt of this job was cut off behind the last step. */
    private static Outcome again(PhaseContext context, Archived archived) {
        new MediaMeter(context.meter(), archived.seconds(), context.item().weight()).alreadyDone();
        return done(archived, archived.seconds());
    }

    private static Outcome skipped(Archived archived, PhaseContext context) {
        return new Outcome.Skipped(
                "already extracted on "
                        + LocalDate.ofInstant(archived.at(), context.clock().getZone()));
    }

    private static Outcome done(Archived archived, long seconds) {
        return new Outcome.Done(
                Map.of(Results.AUDIO, archived.file().toString()),
                Map.of("seconds.extracted", seconds),
                0);
    }

    private static void clear(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
