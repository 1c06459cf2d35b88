package dev.sluice.pipelines.media.playlist;

import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.pipelines.http.Answer;
import dev.sluice.pipelines.http.HttpDoor;
import dev.sluice.pipelines.http.HttpProblem;
import dev.sluice.pipelines.http.Link;
import dev.sluice.pipelines.media.item.MediaItem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Fetches what a link leads to and tells what it is: media, a list of some form, or a page. A type
 * that the server names is a hint; what stands in the document decides.
 */
final class Documents {
    /** Ten thousand entries of a feed take about ten of these. */
    private static final int MOST_BYTES = 64 << 20;

    private static final Map<String, String> ACCEPT =
            Map.of(
                    "Accept",
                    "application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.8");

    private final HttpDoor door;
    private final Sites sites;

    Documents(HttpDoor door, Sites sites) {
        this.door = door;
        this.sites = sites;
    }

    /**
     * Reads the list at a place.
     *
     * @param identity the link under which the list is known, the same on all its pages
     */
    Listing read(Place place, String identity, StopSignal stop)
            throws PhaseFailure, UnreadableList, IOException, InterruptedException {
        return switch (place) {
            case Place.OnServer(Link link) -> fetched(link, identity, stop);
            case Place.OnDisk(Path file) -> onDisk(file);
        };
    }

    private Listing fetched(Link link, String identity, StopSignal stop)
            throws PhaseFailure, UnreadableList, IOException, InterruptedException {
        if (MediaTypes.isMedia(link)) {
            return media(link, OptionalLong.empty());
        }
        byte[] document;
        Link base;
        String type;
        try (Answer answer = door.need(link, ACCEPT, stop)) {
            type = answer.contentType().orElse("");
            base = answer.link();
            if (MediaTypes.isMedia(type)) {
                return media(link, answer.length());
            }
            document = answer.document(MOST_BYTES);
        } catch (HttpProblem e) {
            if (e.kind() == HttpProblem.Kind.FORBIDDEN) {
                // Some sites turn away all but browsers, and yt-dlp passes for one.
                return page(link, stop, e);
            }
            throw e;
        }
        return switch (DocumentForm.of(document, type)) {
            case XML -> xml(document, base, identity);
            case LINES -> {
                String text = LinkLines.decode(document);
                yield LinkLines.isStream(text) ? site(link) : LinkLines.ofServer(text, base);
            }
            case PAGE -> page(link, stop, new HttpProblem(HttpProblem.Kind.UNUSABLE, ""));
            case OTHER ->
                    throw new UnreadableList(
                            "%s is neither media nor a feed, playlist or page that Sluice knows."
                                    .formatted(link.shown()),
                            null);
        };
    }

    private Listing page(Link link, StopSignal stop, HttpProblem otherwise)
            throws PhaseFailure, UnreadableList, IOException, InterruptedException {
        Optional<String> playlist = sites.playlist(link, stop);
        if (playlist.isPresent()) {
            return FlatPlaylist.read(playlist.get(), link);
        }
        if (otherwise.kind() == HttpProblem.Kind.FORBIDDEN) {
            throw otherwise;
        }
        return site(link);
    }

    static Listing xml(byte[] document, Link base, String identity) throws UnreadableList {
        Xml xml = new Xml(document, base.shown());
        while (xml.next()) {
            if (FeedReader.isRoot(xml.name())) {
                return FeedReader.read(xml, base, identity);
            }
            if (OpmlReader.isRoot(xml.name())) {
                return OpmlReader.read(xml, Optional.of(base));
            }
            break;
        }
        throw new UnreadableList(
                "%s is XML, but neither a feed nor an outline of feeds.".formatted(base.shown()),
                null);
    }

    private static Listing onDisk(Path file) throws UnreadableList, IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new UnreadableList(
                    "%s is larger than %,d bytes, the most that is read of a list."
                            .formatted(file, MOST_BYTES),
                    null);
        }
        byte[] document = Files.readAllBytes(file);
        if (DocumentForm.of(document, "") != DocumentForm.XML) {
            return LinkLines.ofFile(LinkLines.decode(document), file);
        }
        Xml xml = new Xml(document, file.toString());
        if (xml.next() && OpmlReader.isRoot(xml.name())) {
            return OpmlReader.read(xml, Optional.empty());
        }
        if (FeedReader.isRoot(xml.name())) {
            // A feed that was saved: what is relative in it leads nowhere.
            return FeedReader.read(xml, nowhere(), file.toString());
        }
        throw new UnreadableList(
                "%s is XML, but neither a feed nor an outline of feeds.".formatted(file), null);
    }

    private static Link nowhere() throws UnreadableList {
        try {
            return Link.parse("http://feed.invalid/");
        } catch (HttpProblem e) {
            throw new UnreadableList(e.sentence(), e);
        }
    }

    private static Listing media(Link link, OptionalLong bytes) {
        MediaItem named =
                MediaItem.of(
                        link.toString(),
                        new MediaItem.Place.Http(link.toString()),
                        LinkLines.baseName(link.lastName()));
        MediaItem item =
                new MediaItem(
                        named.key(),
                        "",
                        named.place(),
                        named.title(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalLong.empty(),
                        bytes);
        return Listing.of(List.of(new Listing.Entry.Media(item, Optional.empty())));
    }

    private static Listing site(Link link) {
        MediaItem item =
                MediaItem.of(
                        link.toString(), new MediaItem.Place.Site(link.toString()), link.shown());
        return Listing.of(List.of(new Listing.Entry.Media(item, Optional.empty())));
    }
}
