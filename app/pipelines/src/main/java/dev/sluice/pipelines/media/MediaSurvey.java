package dev.sluice.pipelines.media;

import dev.sluice.engine.job.JobId;
import dev.sluice.engine.pipeline.Said;
import dev.sluice.engine.pipeline.Said.Part;
import dev.sluice.engine.pipeline.Sizing;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.engine.pipeline.Survey;
import dev.sluice.pipelines.media.extract.AudioFormat;
import dev.sluice.pipelines.media.item.MediaItem;
import dev.sluice.pipelines.media.output.NameTemplate;
import dev.sluice.pipelines.media.output.Outputs;
import dev.sluice.pipelines.tool.Tools;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Weighs what a glimpse has shown, and says what a job would meet. One use. */
final class MediaSurvey {
    private static final JobId NOBODY = new JobId("j-survey");

    /** Of a film, where nobody says how long it plays. */
    private static final double SOUND_OF_FILM = 0.1;

    private final Glimpse glimpse;
    private final MediaSettings settings;
    private final Path home;
    private final StopSignal stop;
    private final MediaAdvice advice;

    private long wanted;
    private long weighed;
    private long bytes;
    private long resultBytes;
    private long sites;
    private long earlier;
    private Instant lastEarlier = Instant.EPOCH;

    MediaSurvey(Glimpse glimpse, MediaSettings settings, Path home, StopSignal stop) {
        this.glimpse = glimpse;
        this.settings = settings;
        this.home = home;
        this.stop = stop;
        this.advice = new MediaAdvice(settings, new Tools(home));
    }

    Survey make() throws IOException, InterruptedException {
        DoneBefore doneBefore = doneBefore();
        for (MediaItem item : glimpse.items()) {
            stop.check();
            Optional<Instant> done = doneBefore.of(item);
            if (done.isPresent()) {
                earlier++;
                lastEarlier = done.get().isAfter(lastEarlier) ? done.get() : lastEarlier;
            } else {
                weigh(item);
            }
        }
        advice.problems(glimpse.problems());
        advice.ffmpeg();
        advice.ytDlp(sites);
        advice.folder();
        advice.room(resultBytes);
        advice.open(glimpse);
        advice.unweighed(wanted, wanted - weighed);
        return new Survey(
                room(),
                earlier == 0
                        ? Optional.empty()
                        : Optional.of(new Survey.Earlier(earlier, lastEarlier, Map.of())),
                advice.all(),
                Optional.of(new Sizing.Size(wanted, bytes)));
    }

    /** Known when it is made. */
    boolean ffmpegMissing() {
        return advice.ffmpegMissing();
    }

    private DoneBefore doneBefore() {
        return new DoneBefore(
                settings,
                new Outputs(
                        home,
                        settings.to(),
                        NOBODY,
                        NameTemplate.USUAL,
                        settings.force(),
                        Clock.systemUTC()));
    }

    private void weigh(MediaItem item) {
        wanted++;
        boolean here = item.place() instanceof MediaItem.Place.File;
        boolean fetched = settings.mode().downloads() && !here;
        if (item.place() instanceof MediaItem.Place.Site && fetched) {
            sites++;
        }
        long own = item.bytes().orElse(0);
        bytes += Math.max(1, own);
        if (item.bytes().isPresent() || (!fetched && item.seconds().isPresent())) {
            weighed++;
        }
        resultBytes += (fetched ? own : 0) + (settings.mode().extracts() ? sound(item, own) : 0);
    }

    /** What its audio takes, about. */
    private long sound(MediaItem item, long own) {
        boolean copied = settings.audio().format() == AudioFormat.COPY;
        boolean here = item.place() instanceof MediaItem.Place.File;
        if (NameGuess.isSound(item)) {
            // A copy of what is sound already is the downloaded file itself.
            return copied && !here ? 0 : own;
        }
        if (item.seconds().isPresent()) {
            return item.seconds().getAsLong() * settings.audio().bytesPerSecond();
        }
        return Math.round(own * SOUND_OF_FILM);
    }

    private List<Survey.Room> room() {
        if (resultBytes == 0) {
            return List.of();
        }
        long unknown = wanted - weighed;
        Said what =
                unknown == 0
                        ? Said.of("media.room", "in the folder of results")
                        : Said.of(
                                "media.room.some",
                                "for the %,d of %,d items whose size is known"
                                        .formatted(weighed, wanted),
                                new Part.Count(weighed),
                                new Part.Count(wanted));
        return List.of(new Survey.Room(settings.to(), resultBytes, what));
    }
}
