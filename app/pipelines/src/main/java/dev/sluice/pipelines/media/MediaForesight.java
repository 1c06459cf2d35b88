package dev.sluice.pipelines.media;

import dev.sluice.engine.job.ItemDraft;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.pipeline.Foresight;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.pipeline.Options;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.PhaseSwitch;
import dev.sluice.engine.pipeline.Preview;
import dev.sluice.engine.pipeline.Sizing;
import dev.sluice.engine.pipeline.Source;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.engine.pipeline.Survey;
import dev.sluice.pipelines.media.kind.Beginnings;
import dev.sluice.pipelines.media.kind.Endings;
import dev.sluice.pipelines.media.local.LocalMedia;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What Media tells before anything is queued. It asks servers for lists, never for media, and by
 * the same rules as a job.
 */
final class MediaForesight implements Foresight {
    private static final Logger LOG = LoggerFactory.getLogger(MediaForesight.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Glimpses glimpses;

    /** As of the last survey: switches must be told at once, and a look for programs takes time. */
    private volatile boolean ffmpegMissing;

    MediaForesight() {
        this(PATIENCE);
    }

    /**
     * @param patience how long lists are read
     */
    MediaForesight(Duration patience) {
        this.glimpses = new Glimpses(patience);
    }

    @Override
    public List<PhaseSwitch> switches(Options options) {
        return MediaSwitches.of(MediaSettings.mode(options), ffmpegMissing);
    }

    @Override
    public boolean recognises(Path file) {
        try {
            return Beginnings.isMedia(file);
        } catch (IOException e) {
            LOG.debug("{} can't be looked into.", file, e);
            return false;
        }
    }

    @Override
    public Optional<Preview> preview(
            JobRequest request, Options options, Path home, StopSignal stop)
            throws IOException, InterruptedException {
        Optional<MediaSettings> settings = settings(options);
        if (settings.isEmpty()) {
            return Optional.empty();
        }
        Glimpse glimpse = glimpses.of(request.operands(), settings.get(), home, stop);
        return new ItemsShown(settings.get(), home).of(request.name(), glimpse);
    }

    @Override
    public Survey survey(
            JobRequest request, Options options, Path home, Path staging, StopSignal stop)
            throws IOException, InterruptedException {
        Optional<MediaSettings> settings = settings(options);
        if (settings.isEmpty()) {
            return Survey.NOTHING;
        }
        Glimpse glimpse = glimpses.of(request.operands(), settings.get(), home, stop);
        MediaSurvey survey = new MediaSurvey(glimpse, settings.get(), home, stop);
        Survey made = survey.make();
        ffmpegMissing = survey.ffmpegMissing();
        return made;
    }

    /** Of links and lists only servers know how much they are. */
    @Override
    public Optional<Sizing> sizing(JobRequest request, Options options) {
        boolean asks = request.operands().stream().anyMatch(MediaForesight::asksServers);
        return asks ? Optional.empty() : Optional.of(stop -> size(request.operands(), stop));
    }

    private static boolean asksServers(String operand) {
        return Operand.SCHEME.matcher(operand).matches()
                || Operand.LISTS.contains(Endings.of(operand));
    }

    private static Sizing.Size size(List<String> operands, StopSignal stop)
            throws IOException, PhaseFailure, InterruptedException {
        long items = 0;
        long weight = 0;
        for (String operand : operands) {
            Source source = new LocalMedia(Path.of(operand));
            Optional<String> cursor = Optional.empty();
            do {
                Source.Page page = source.next(cursor, stop);
                items += page.items().size();
                weight += page.items().stream().mapToLong(ItemDraft::weight).sum();
                cursor = page.cursor();
            } while (cursor.isPresent());
        }
        return new Sizing.Size(items, weight);
    }

    /** Options that do not fit together tell nothing; validation says what is wrong with them. */
    private static Optional<MediaSettings> settings(Options options) {
        try {
            return Optional.of(MediaSettings.lenient(options));
        } catch (InvalidOption e) {
            LOG.debug("These options tell nothing yet.", e);
            return Optional.empty();
        }
    }
}
