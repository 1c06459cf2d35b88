package dev.sluice.pipelines.load;

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
import dev.sluice.engine.pipeline.Suggestion;
import dev.sluice.engine.pipeline.Survey;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Load tells before anything is queued. */
final class LoadForesight implements Foresight {
    private static final Logger LOG = LoggerFactory.getLogger(LoadForesight.class);

    /** So many files are tried for first rows. */
    private static final int TRIED = 5;

    @Override
    public List<PhaseSwitch> switches(Options options) {
        return settings(options).map(LoadSwitches::of).orElse(List.of());
    }

    @Override
    public Map<String, List<Suggestion>> suggestions(Path home) throws IOException {
        return Map.of("into", TargetsAtHand.in(home));
    }

    @Override
    public boolean recognises(Path file) {
        return RowsRecognised.in(file);
    }

    @Override
    public Optional<Preview> preview(
            JobRequest request, Options options, Path home, StopSignal stop)
            throws IOException, InterruptedException {
        Optional<LoadSettings> settings = settings(options);
        if (settings.isEmpty()) {
            return Optional.empty();
        }
        FileSource source = new FileSource(request.operands(), settings.get().months());
        try {
            List<ItemDraft> files = source.next(Optional.empty(), stop).items();
            for (ItemDraft draft : files.subList(0, Math.min(TRIED, files.size()))) {
                stop.check();
                Optional<Preview> preview =
                        FirstRowsShown.of(Path.of(draft.key()), settings.get().scan());
                if (preview.isPresent()) {
                    return preview;
                }
            }
        } catch (PhaseFailure e) {
            LOG.debug("There is nothing to preview.", e);
        }
        return Optional.empty();
    }

    @Override
    public Survey survey(
            JobRequest request, Options options, Path home, Path staging, StopSignal stop)
            throws IOException, InterruptedException {
        Optional<LoadSettings> settings = settings(options);
        return settings.isEmpty()
                ? Survey.NOTHING
                : new LoadSurvey(request, settings.get(), home, staging, stop).make();
    }

    @Override
    public Optional<Sizing> sizing(JobRequest request, Options options) {
        return settings(options)
                .map(settings -> new FileSource(request.operands(), settings.months()))
                .map(source -> stop -> size(source, stop));
    }

    private static Sizing.Size size(FileSource source, StopSignal stop)
            throws IOException, PhaseFailure, InterruptedException {
        long files = 0;
        long bytes = 0;
        Optional<String> cursor = Optional.empty();
        do {
            Source.Page page = source.next(cursor, stop);
            for (ItemDraft draft : page.items()) {
                files++;
                bytes += draft.weight();
            }
            cursor = page.cursor();
        } while (cursor.isPresent());
        return new Sizing.Size(files, bytes);
    }

    /** Options that do not fit together tell nothing; validation says what is wrong with them. */
    private static Optional<LoadSettings> settings(Options options) {
        try {
            return Optional.of(LoadSettings.lenient(options));
        } catch (InvalidOption e) {
            LOG.debug("These options tell nothing yet.", e);
            return Optional.empty();
        }
    }
}
