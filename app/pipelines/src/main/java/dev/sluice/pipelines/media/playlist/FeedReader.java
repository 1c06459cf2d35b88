package dev.sluice.pipelines.media.playlist;

import dev.sluice.pipelines.http.HttpProblem;
import dev.sluice.pipelines.http.Link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads RSS 0.9 to 2.0 and Atom, and where a feed goes on (RFC 5005). */
final class FeedReader {
    private final Xml xml;
    private final Link base;
    private final String identity;
    private final List<FeedEntry> entries = new ArrayList<>();
    private String title = "";
    private String artist = "";
    private String cover = "";
    private Optional<String> next = Optional.empty();

    private FeedReader(Xml xml, Link base, String identity) {
        this.xml = xml;
        this.base = base;
        this.identity = identity;
    }

    /** Whether a document with this root is a feed. */
    static boolean isRoot(String name) {
        return name.equals("rss") || name.equals("feed") || name.equals("rdf");
    }

    /**
     * @param xml at the start of the root
     * @param base where the document came from
     * @param identity the link under which the feed is known
     */
    static Listing read(Xml xml, Link base, String identity) throws UnreadableList {
        FeedReader reader = new FeedReader(xml, base, identity);
        reader.readAll();
        return reader.listing();
    }

    private void readAll() throws UnreadableList {
        while (xml.next()) {
            if (xml.atStart()) {
                switch (xml.name()) {
                    case "item", "entry" -> entry();
                    default -> ofFeed();
                }
            }
        }
    }

    private void entry() throws UnreadableList {
        if (entries.size() >= Listing.MOST_ENTRIES) {
            throw new UnreadableList(
                    "%s has more than %,d entries, the most that are read of one list."
                            .formatted(base.shown(), Listing.MOST_ENTRIES),
                    null);
        }
        FeedEntry entry = new FeedEntry();
        int inside = xml.depth();
        while (xml.next() && xml.depth() >= inside) {
            if (xml.atStart()) {
                entry.take(xml);
            }
        }
        entries.add(entry);
    }

    private void ofFeed() throws UnreadableList {
        switch (xml.name()) {
            case "title" -> title = title.isEmpty() ? xml.text() : title;
            case "author", "creator" -> {
                // In Atom it has elements of its own, of which the name is taken.
                if (!xml.isOf("Atom")) {
                    artist = artist.isEmpty() ? xml.text() : artist;
                }
            }
            case "name" -> artist = artist.isEmpty() ? xml.text() : artist;
            case "image", "textinput" -> {
                cover = xml.attribute("href").orElse(cover);
                // In RSS they have titles of their own, which are not the feed's.
                xml.skip();
            }
            case "link" -> {
                if (xml.attribute("rel").filter("next"::equals).isPresent()) {
                    next = xml.attribute("href");
                }
            }
            default -> {
                // Nothing that is needed.
            }
        }
    }

    private Listing listing() {
        FeedEntry.Feed feed = new FeedEntry.Feed(identity, base, title, artist, cover);
        List<Listing.Entry> media = new ArrayList<>();
        Set<String> shared = sharedGuids();
        for (FeedEntry entry : entries) {
            media.addAll(entry.entries(feed, !shared.contains(entry.guid())));
        }
        return new Listing(media, next.flatMap(this::page));
    }

    /** Guids that some feeds give to several entries; by them all but one would be passed over. */
    private Set<String> sharedGuids() {
        Map<String, List<String>> links = new HashMap<>();
        Set<String> shared = new HashSet<>();
        for (FeedEntry entry : entries) {
            List<String> first = links.putIfAbsent(entry.guid(), entry.links());
            if (first != null && !first.equals(entry.links())) {
                shared.add(entry.guid());
            }
        }
        return shared;
    }

    private Optional<Link> page(String reference) {
        try {
            return Optional.of(base.resolve(reference));
        } catch (HttpProblem e) {
            // A next page that is no link is no next page.
            return Optional.empty();
        }
    }
}
