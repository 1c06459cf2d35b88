package dev.sluice.pipelines.media.extract;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.pipeline.NoRoom;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.pipelines.media.item.MediaItem;
import dev.sluice.pipelines.process.ChildCommand;
import dev.sluice.pipelines.process.ChildProcess;
import dev.sluice.pipelines.process.LastLines;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One run of ffmpeg that brings the audio of a file into a form. */
final class Encoding {
    private static final Logger LOG = LoggerFactory.getLogger(Encoding.class);
    private static final Pattern FULL =
            Pattern.compile("No space left on device|Disk quota exceeded");

    /** Lines of what ffmpeg says that are kept. */
    private static final int ERRORS = 8;

    /** A file that ends this much before its time is cut short, not just rounded. */
    private static final double SHARE_MISSED = 0.02;

    private static final double SECONDS_MISSED = 0.5;
    private static final double FRAME_SECONDS = 0.1;
    private static final String PLACE = "out_time_us=";
    private static final double MICROS = 1_000_000;

    private final Path ffmpeg;
    private final AudioForm form;
    private final ProbedMedia media;

    Encoding(Path ffmpeg, AudioForm form, ProbedMedia media) {
        this.ffmpeg = ffmpeg;
        this.form = form;
        this.media = media;
    }

    /** What comes out goes into this kind of file. */
    Container container() {
        return Container.of(form.format().codec().orElse(media.codec()));
    }

    /**
     * Writes the audio.
     *
     * @param to in a folder that is there; overwritten
     */
    void run(Path from, Path to, MediaItem item, MediaMeter meter, StopSignal stop)
            throws PhaseFailure, IOException, InterruptedException {
        LastLines errors = new LastLines(ERRORS);
        Reached reached = new Reached(meter);
        Path folder = to.resolveSibling(".").normalize();
        Optional<Path> comment = Optional.empty();
        if (container().cover() == Container.Cover.COMMENT && media.picture().isPresent()) {
            int picture = media.picture().getAsInt();
            comment = CoverComment.write(ffmpeg, from, picture, folder, stop);
        }
        boolean cover =
                container().cover() == Container.Cover.STREAM && media.picture().isPresent();
        int code = ffmpeg(arguments(from, to, item, comment, cover), to, reached, errors, stop);
        if (code != 0 && cover) {
            LOG.info("{} is tried without its cover: {}", from, errors.lines());
            errors = new LastLines(ERRORS);
            code = ffmpeg(arguments(from, to, item, comment, false), to, reached, errors, stop);
        }
        String said = String.join(" | ", errors.lines());
        if (code != 0) {
            throw failed(from, said);
        }
        if (!Files.isRegularFile(to) || Files.size(to) == 0) {
            throw Refusal.of(from, errors.lines());
        }
        checkLength(from, reached.seconds, said);
    }

    /** Runs it to its end; the exit code. */
    private int ffmpeg(
            List<String> arguments, Path to, Reached reached, LastLines errors, StopSignal stop)
            throws IOException, InterruptedException {
        ChildCommand command =
                ChildCommand.of(ffmpeg, arguments, to.resolveSibling(".").normalize());
        int code = ChildProcess.run(command, reached::line, errors, stop);
        if (errors.lines().stream().anyMatch(FULL.asPredicate())) {
            throw new NoRoom(to, new IOException(String.join(" | ", errors.lines())));
        }
        return code;
    }

    private PhaseFailure failed(Path from, String said) {
        boolean unknown = said.contains("Unknown encoder");
        return new PhaseFailure(
                unknown
                        ? Failure.permanent(
                                "The ffmpeg at %s cannot make %s; install a full one or choose another --audio."
                                        .formatted(ffmpeg, form.format().word()),
                                said)
                        : Failure.permanent(
                                "The audio of %s cannot be extracted; the file may be damaged: get a fresh copy of it."
                                        .formatted(from),
                                said));
    }

    /** ffmpeg is content with whatever it could read of a file that was cut. */
    private void checkLength(Path from, double reached, String said) throws PhaseFailure {
        boolean complains = said.contains("partial file") || said.contains("ended prematurely");
        double expected = media.length().orElse(0);
        double missed = expected - reached;
        boolean told = complains && missed > FRAME_SECONDS;
        boolean seen =
                media.exact()
                        && media.audioSeconds().isPresent()
                        && missed > Math.max(SECONDS_MISSED, expected * SHARE_MISSED);
        if (told || seen) {
            throw new PhaseFailure(
                    Failure.permanent(
                            "%s is cut short: its audio ends after %.0f of %.0f seconds; get a fresh copy of it."
                                    .formatted(from, reached, expected),
                            said));
        }
    }

    private List<String> arguments(
            Path from, Path to, MediaItem item, Optional<Path> comment, boolean cover) {
        List<String> all = new ArrayList<>(List.of("-nostdin", "-hide_banner", "-v", "error"));
        all.addAll(HostileMedia.input(from));
        comment.ifPresent(file -> all.addAll(HostileMedia.ownComments(file)));
        all.addAll(List.of("-map", "0:" + media.audio()));
        if (cover) {
            all.addAll(List.of("-map", "0:" + media.picture().getAsInt()));
            // What calls itself a cover may be a picture for each chapter.
            all.addAll(List.of("-c:v", "copy", "-frames:v", "1"));
            all.addAll(List.of("-disposition:v:0", "attached_pic"));
        }
        all.addAll(List.of("-sn", "-dn", "-map_metadata", "0"));
        comment.ifPresent(file -> all.addAll(List.of("-map_metadata", "1")));
        tag(all, "title", Optional.of(item.title()));
        tag(all, "artist", item.artist());
        tag(all, "album", item.album());
        tag(all, "date", item.date());
        all.addAll(filters());
        all.addAll(form.format().encoder(form.quality()));
        // The same input gives the same file, whenever and however often it is made.
        all.addAll(List.of("-fflags", "+bitexact"));
        all.addAll(List.of("-progress", "pipe:1", "-stats_period", "0.2", "-nostats", "-y"));
        if (container().muxer().equals("wav")) {
            // Its lengths end at 4 GB, which some hours of good sound have.
            all.addAll(List.of("-rf64", "auto"));
        }
        all.addAll(List.of("-f", container().muxer(), "file:" + to));
        return all;
    }

    private List<String> filters() {
        List<String> filters = new ArrayList<>();
        if (form.loudness()) {
            filters.add("loudnorm=I=-16:TP=-1.5:LRA=11");
        }
        if (form.format() == AudioFormat.OPUS && media.channels() > 2) {
            // Its encoder refuses the layout "5.1(side)", which most films have.
            filters.add("aformat=channel_layouts=" + surround(media.channels()));
        }
        List<String> all = new ArrayList<>();
        if (!filters.isEmpty()) {
            all.addAll(List.of("-af", String.join(",", filters)));
        }
        if (form.loudness()) {
            // That filter works at 192 kHz; without a rate the result would be so too.
            all.addAll(List.of("-ar", "48000"));
        }
        return all;
    }

    private static String surround(int channels) {
        return switch (channels) {
            case 3 -> "3.0";
            case 4 -> "quad";
            case 5 -> "5.0";
            case 6 -> "5.1";
            case 7 -> "6.1";
            case 8 -> "7.1";
            default -> "stereo";
        };
    }

    /** What the file says of itself holds; what it does not say, the source knows. */
    private void tag(List<String> arguments, String name, Optional<String> value) {
        boolean said = !media.tags().getOrDefault(name, "").isBlank();
        if (!said && value.isPresent()) {
            arguments.addAll(List.of("-metadata", name + "=" + value.get()));
        }
    }

    /** Follows the place in the playing time that ffmpeg reports. */
    private static final class Reached {
        private final MediaMeter meter;
        private volatile double seconds;

        Reached(MediaMeter meter) {
            this.meter = meter;
        }

        void line(String text) {
            if (text.startsWith(PLACE)) {
                try {
                    double at = Long.parseLong(text.substring(PLACE.length())) / MICROS;
                    if (at > seconds) {
                        seconds = at;
                        meter.reached(at);
                    }
                } catch (NumberFormatException e) {
                    // Until there is a first packet it says N/A.
                    return;
                }
            }
        }
    }
}
