package dev.sluice.pipelines.media.playlist;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.ItemDraft;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.Source;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.engine.progress.Total;
import dev.sluice.pipelines.http.HttpDoor;
import dev.sluice.pipelines.http.HttpProblem;
import dev.sluice.pipelines.http.Link;
import dev.sluice.pipelines.media.item.MediaItem;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The media that a link or a file of links stands for, over all pages of a feed and all lists that
 * a list names. Each document is one page of items or more; the cursor holds the lists that are
 * open, so that a restart fetches the innermost anew and goes on within it. Items have keys of
 * their own, so a list that has changed meanwhile yields nothing twice.
 *
 * <p>A list that can't be had becomes an item that fails with the reason, so that the others go on;
 * only where it is all that was asked for, the job itself fails.
 */
public final class PlaylistSource implements Source {
    /** Lists in lists in lists are somebody's joke. */
    private static final int DEEPEST = 3;

    private static final int MOST_PAGES = 10_000;
    private static final int PAGE = 5_000;

    /** How often the engine asks again for a list that may pass, before it is given up. */
    private static final int MOST_TRIES = 3;

    private final Place begin;
    private final boolean alone;
    private final PlaylistSettings settings;
    private final Documents documents;
    private final Map<String, Integer> failedTries = new HashMap<>();
    private final Map<String, Listing> kept = new HashMap<>();

    private PlaylistSource(
            Place begin, boolean alone, PlaylistSettings settings, HttpDoor door, Sites sites) {
        this.begin = begin;
        this.alone = alone;
        this.settings = settings;
        this.documents = new Documents(door, sites);
    }

    /**
     * What a link stands for.
     *
     * @param alone whether the job has nothing else to do
     * @throws HttpProblem if it is no link that may be fetched
     */
    public static PlaylistSource ofLink(
            String link, boolean alone, PlaylistSettings settings, HttpDoor door, Sites sites)
            throws HttpProblem {
        return new PlaylistSource(
                new Place.OnServer(Link.parse(link)), alone, settings, door, sites);
    }

    /** What a file of links stands for; as for {@link #ofLink}. */
    public static PlaylistSource ofFile(
            Path file, boolean alone, PlaylistSettings settings, HttpDoor door, Sites sites) {
        return new PlaylistSource(new Place.OnDisk(file), alone, settings, door, sites);
    }

    @Override
    public Page next(Optional<String> after, StopSignal stop)
            throws PhaseFailure, IOException, InterruptedException {
        PlaylistCursor cursor =
                after.isPresent() ? PlaylistCursor.parse(after.get()) : PlaylistCursor.begin(begin);
        List<ItemDraft> items = new ArrayList<>();
        while (!cursor.open().isEmpty() && !settings.over().test(cursor.seen() + 1)) {
            stop.check();
            PlaylistCursor.Frame frame = cursor.innermost();
            boolean known = kept.containsKey(frame.place().text());
            if (!known && !items.isEmpty()) {
                // What was found is committed before anybody waits for the next document.
                return page(items, cursor);
            }
            cursor = step(cursor, items, stop);
            if (items.size() >= PAGE) {
                return page(items, cursor);
            }
        }
        return new Page(items, Optional.empty(), Total.known(cursor.found()));
    }

    private static Page page(List<ItemDraft> items, PlaylistCursor cursor) {
        Total total = cursor.found() == 0 ? Total.unknown() : new Total.AtLeast(cursor.found());
        return new Page(items, Optional.of(cursor.text()), total);
    }

    /** Takes entries of the innermost list up to one that leads on, or to its end. */
    private PlaylistCursor step(PlaylistCursor cursor, List<ItemDraft> items, StopSignal stop)
            throws PhaseFailure, IOException, InterruptedException {
        PlaylistCursor.Frame frame = cursor.innermost();
        Optional<Listing> listing = listing(cursor, items, stop);
        if (listing.isEmpty()) {
            return cursor.closed().counted(1);
        }
        List<Listing.Entry> entries = listing.get().entries();
        long seen = cursor.seen();
        long found = cursor.found();
        int at = frame.taken();
        while (at < entries.size() && items.size() < PAGE && !settings.over().test(seen + 1)) {
            switch (entries.get(at)) {
                case Listing.Entry.Media(MediaItem item, _) -> {
                    seen++;
                    if (settings.chosen().test(seen) && !settings.leftOut().test(item)) {
                        items.add(item.draft());
                        found++;
                    }
                }
                case Listing.Entry.More(Link link) -> {
                    PlaylistCursor here = cursor.with(frame.taking(at + 1), seen, found);
                    return opened(here, link, items);
                }
            }
            at++;
        }
        if (at < entries.size()) {
            return cursor.with(frame.taking(at), seen, found);
        }
        kept.remove(frame.place().text());
        Optional<PlaylistCursor.Frame> next =
                listing.get()
                        .next()
                        .filter(_ -> frame.page() < MOST_PAGES)
                        .flatMap(link -> frame.page(new Place.OnServer(link)));
        PlaylistCursor through = cursor.with(next.orElse(frame), seen, found);
        return next.isPresent() ? through : through.closed();
    }

    private static PlaylistCursor opened(PlaylistCursor cursor, Link link, List<ItemDraft> items) {
        Place place = new Place.OnServer(link);
        boolean inItself =
                cursor.open().stream().anyMatch(frame -> frame.identity().equals(link.toString()));
        if (cursor.open().size() < DEEPEST && !inItself) {
            return cursor.opened(PlaylistCursor.Frame.of(place));
        }
        items.add(itself(place).draft());
        return cursor.counted(1);
    }

    /** Empty when it can't be had; then it stands among the items itself. */
    private Optional<Listing> listing(PlaylistCursor cursor, List<ItemDraft> items, StopSignal stop)
            throws PhaseFailure, IOException, InterruptedException {
        PlaylistCursor.Frame frame = cursor.innermost();
        String name = frame.place().text();
        Listing known = kept.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            Listing read = ordered(documents.read(frame.place(), frame.identity(), stop));
            kept.put(name, read);
            return Optional.of(read);
        } catch (HttpProblem e) {
            fail(cursor, e.failure(), e);
        } catch (UnreadableList e) {
            fail(cursor, Failure.permanent(e.sentence()), e);
        } catch (PhaseFailure e) {
            fail(cursor, e.failure(), e);
        }
        items.add(itself(frame.place()).draft());
        return Optional.empty();
    }

    private void fail(PlaylistCursor cursor, Failure failure, Exception cause) throws PhaseFailure {
        String name = cursor.innermost().place().text();
        boolean mayPass = failure instanceof Failure.Transient;
        boolean all = alone && cursor.open().size() == 1 && cursor.innermost().page() == 1;
        if (all || (mayPass && failedTries.merge(name, 1, Integer::sum) < MOST_TRIES)) {
            throw new PhaseFailure(failure, cause);
        }
    }

    private static MediaItem itself(Place place) {
        return switch (place) {
            case Place.OnServer(Link link) ->
                    MediaItem.of(
                            link.toString(),
                            new MediaItem.Place.Http(link.toString()),
                            link.shown());
            case Place.OnDisk(Path file) ->
                    MediaItem.of(
                            file.toString(),
                            new MediaItem.Place.File(file),
                            String.valueOf(file.getFileName()));
        };
    }

    private Listing ordered(Listing listing) {
        if (!settings.newestFirst()) {
            return listing;
        }
        Comparator<Listing.Entry> newest =
                Comparator.comparing(PlaylistSource::published, Comparator.reverseOrder());
        return new Listing(listing.entries().stream().sorted(newest).toList(), listing.next());
    }

    /** Undated entries stay behind the dated ones, in the order of the list. */
    private static Instant published(Listing.Entry entry) {
        return entry instanceof Listing.Entry.Media media
                ? media.published().orElse(Instant.MIN)
                : Instant.MIN;
    }
}
