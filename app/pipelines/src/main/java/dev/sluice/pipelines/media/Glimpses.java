package dev.sluice.pipelines.media;

import dev.sluice.engine.job.JobId;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.Remarks;
import dev.sluice.engine.pipeline.Source;
import dev.sluice.engine.pipeline.StopRequested;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.engine.progress.Total;
import dev.sluice.pipelines.files.FileTree;
import dev.sluice.pipelines.http.HttpProblem;
import dev.sluice.pipelines.http.Link;
import dev.sluice.pipelines.media.item.MediaItem;
import dev.sluice.pipelines.media.output.NameTemplate;
import dev.sluice.pipelines.media.output.Outputs;
import dev.sluice.pipelines.tool.Tools;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reads the lists of requests for a first look: some seconds, some pages, no media. The last look
 * is kept for a while, since a person who types changes mostly what has nothing to do with lists.
 * Any thread.
 */
final class Glimpses {
    private static final Logger LOG = LoggerFactory.getLogger(Glimpses.class);
    private static final JobId NOBODY = new JobId("j-glimpse");
    private static final int MOST_ITEMS = 10_000;
    private static final int MOST_PAGES = 20;
    private static final long KEPT_NANOS = Duration.ofMinutes(1).toNanos();

    /** What went wrong may go well when it is asked again. */
    private static final long KEPT_WRONG_NANOS = Duration.ofSeconds(5).toNanos();

    private static final int LOOK_MILLIS = 50;

    private final Duration patience;
    private final ReentrantLock reading = new ReentrantLock();
    private Optional<Kept> kept = Optional.empty();

    /**
     * @param patience after which a list is left alone
     */
    Glimpses(Duration patience) {
        this.patience = patience;
    }

    /** What decides which items there are. */
    private record Asked(
            List<String> operands,
            Optional<ItemRange> range,
            boolean newestFirst,
            List<String> allowedHosts,
            Optional<Path> cookies,
            Path home) {}

    private record Kept(Asked asked, Glimpse glimpse, long at) {
        boolean serves(Asked other) {
            boolean wrong = !glimpse.problems().isEmpty() || glimpse.open();
            long most = wrong ? KEPT_WRONG_NANOS : KEPT_NANOS;
            return asked.equals(other) && System.nanoTime() - at < most;
        }
    }

    /**
     * Looks at a request.
     *
     * @throws StopRequested when asked to stop
     */
    Glimpse of(List<String> operands, MediaSettings settings, Path home, StopSignal stop)
            throws IOException, InterruptedException {
        Asked asked =
                new Asked(
                        operands,
                        settings.range(),
                        settings.newestFirst(),
                        settings.allowedHosts(),
                        settings.cookies(),
                        home);
        while (!reading.tryLock(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            stop.check();
        }
        try {
            Optional<Kept> known = kept.filter(last -> last.serves(asked));
            if (known.isEmpty()) {
                Glimpse read = read(asked, settings.unlimited(), stop);
                known = Optional.of(new Kept(asked, read, System.nanoTime()));
                kept = known;
            }
            return known.get().glimpse();
        } finally {
            reading.unlock();
        }
    }

    private Glimpse read(Asked asked, MediaSettings settings, StopSignal stop)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("sluice-look");
        Seen seen = new Seen();
        Clock clock = Clock.systemUTC();
        Outputs nobodys =
                new Outputs(asked.home(), settings.to(), NOBODY, NameTemplate.USUAL, true, clock);
        try (Deadline deadline = new Deadline(stop, patience);
                Links links =
                        new Links(
                                folder,
                                true,
                                clock,
                                settings,
                                new Tools(asked.home()),
                                nobodys,
                                Remarks.NONE)) {
            for (String operand : asked.operands()) {
                seen.take(operand, links, deadline);
            }
        } catch (StopRequested e) {
            stop.check();
            LOG.debug("A list takes longer than {}.", patience, e);
            seen.complete = false;
        } finally {
            FileTree.remove(folder);
        }
        return seen.glimpse();
    }

    /** Gathers what is seen. */
    private static final class Seen {
        private final List<MediaItem> items = new ArrayList<>();
        private final List<Glimpse.Problem> problems = new ArrayList<>();
        private long found;
        private int pages;
        private boolean complete = true;

        void take(String text, Links links, StopSignal stop)
                throws IOException, InterruptedException {
            try {
                take(links.source(Operand.parse(text)), stop);
            } catch (InvalidOption e) {
                problems.add(new Glimpse.Problem(e.sentence(), Optional.empty()));
            } catch (PhaseFailure e) {
                problems.add(new Glimpse.Problem(e.failure().message(), refusedHost(text, e)));
            }
        }

        private void take(Source source, StopSignal stop)
                throws PhaseFailure, IOException, InterruptedException {
            Optional<String> cursor = Optional.empty();
            do {
                if (found >= MOST_ITEMS || pages >= MOST_PAGES) {
                    complete = false;
                    return;
                }
                stop.check();
                Source.Page page = source.next(cursor, stop);
                pages++;
                found += page.items().size();
                page.items().stream()
                        .limit(MOST_ITEMS - items.size())
                        .map(MediaItem::of)
                        .forEach(items::add);
                cursor = page.cursor();
            } while (cursor.isPresent());
        }

        /** Only of what a person named: where it leads on to is somebody else's wish. */
        private static Optional<String> refusedHost(String operand, PhaseFailure e) {
            if (!(e.getCause() instanceof HttpProblem problem)
                    || problem.kind() != HttpProblem.Kind.REFUSED_ADDRESS) {
                return Optional.empty();
            }
            try {
                String host = Link.parse(operand).host();
                return Optional.of(host).filter(_ -> problem.sentence().endsWith(" " + host + "."));
            } catch (HttpProblem noLink) {
                LOG.debug("{} is no link.", operand, noLink);
                return Optional.empty();
            }
        }

        Glimpse glimpse() {
            Total open = found == 0 ? Total.unknown() : new Total.AtLeast(found);
            return new Glimpse(items, complete ? Total.known(found) : open, problems);
        }
    }
}
