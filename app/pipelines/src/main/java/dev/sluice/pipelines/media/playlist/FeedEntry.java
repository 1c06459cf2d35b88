package dev.sluice.pipelines.media.playlist;

import dev.sluice.pipelines.http.HttpProblem;
import dev.sluice.pipelines.http.Link;
import dev.sluice.pipelines.http.PlainText;
import dev.sluice.pipelines.media.item.MediaItem;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One entry of a feed while it is read; its elements come in any order. One thread. */
final class FeedEntry {
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_GUID = 1_000;
    private static final int MOST_ATTACHED = 20;

    private final List<Attached> enclosures = new ArrayList<>();
    private final List<Attached> contents = new ArrayList<>();
    private String title = "";
    private String guid = "";
    private String artist = "";
    private String date = "";
    private String cover = "";
    private OptionalLong seconds = OptionalLong.empty();

    /** A link that is attached to the entry, as it is written there. */
    private record Attached(String link, Optional<String> type, OptionalLong bytes) {}

    /** Takes what the element that starts here tells; goes to its end if it reads its text. */
    void take(Xml xml) throws UnreadableList {
        switch (xml.name()) {
            case "title" -> {
                // Other name spaces have titles of pictures and the like.
                if (!xml.isOf("mrss")) {
                    title = xml.text();
                }
            }
            case "guid", "id" -> guid = xml.text();
            case "pubdate", "published" -> date = xml.text();
            case "updated", "date" -> date = date.isEmpty() ? xml.text() : date;
            case "author", "creator" -> {
                // In Atom it has elements of its own, of which the name is taken.
                if (!xml.isOf("Atom")) {
                    artist = artist.isEmpty() ? xml.text() : artist;
                }
            }
            case "name" -> artist = artist.isEmpty() ? xml.text() : artist;
            case "duration" -> seconds = Dates.seconds(xml.text());
            case "enclosure" -> attach(enclosures, xml, "url", "length");
            case "link" -> {
                if (xml.attribute("rel").filter("enclosure"::equals).isPresent()) {
                    attach(enclosures, xml, "href", "length");
                }
            }
            case "content" -> {
                if (xml.isOf("mrss")) {
                    attach(contents, xml, "url", "fileSize");
                }
            }
            case "image", "thumbnail" ->
                    cover = xml.attribute("href").or(() -> xml.attribute("url")).orElse(cover);
            default -> {
                // Descriptions, categories and the rest are not needed.
            }
        }
    }

    private static void attach(List<Attached> to, Xml xml, String link, String length) {
        Optional<String> text = xml.attribute(link);
        if (text.isPresent() && to.size() < MOST_ATTACHED) {
            to.add(new Attached(text.get(), xml.attribute("type"), bytes(xml.attribute(length))));
        }
    }

    private static OptionalLong bytes(Optional<String> length) {
        // Feeds write 0 or 1 where they do not know; and no sum of sizes shall overflow.
        return length.filter(text -> text.matches("\\d{2,12}"))
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }

    /** What the feed calls the entry; empty when it has no name for it. */
    String guid() {
        return guid;
    }

    /** The links of its media as they are written. */
    List<String> links() {
        return offered().stream().map(Attached::link).toList();
    }

    /**
     * The media of the entry: nearly always one, none in an entry that is only to be read.
     *
     * @param named whether its guid is its own
     */
    List<Listing.Entry> entries(Feed feed, boolean named) {
        List<Listing.Entry> all = new ArrayList<>();
        for (Attached attached : offered()) {
            media(feed, attached, all.size(), named).ifPresent(all::add);
        }
        return all;
    }

    private List<Attached> offered() {
        return enclosures.isEmpty() ? firstOnly(contents) : enclosures;
    }

    /** Media RSS offers one thing in several forms. */
    private static List<Attached> firstOnly(List<Attached> forms) {
        return forms.subList(0, Math.min(1, forms.size()));
    }

    private Optional<Listing.Entry> media(Feed feed, Attached attached, int number, boolean named) {
        String link;
        try {
            Link resolved = feed.base().resolve(attached.link());
            if (!MediaTypes.isMedia(attached.type(), resolved)) {
                return Optional.empty();
            }
            link = resolved.toString();
        } catch (HttpProblem e) {
            // It becomes an item all the same, and its download says what is wrong with it.
            link = attached.link();
        }
        boolean byGuid = named && !guid.isEmpty();
        String identity = byGuid ? PlainText.of(guid, LONGEST_GUID) : link;
        String key = feed.identity() + " " + identity + (number == 0 ? "" : " " + (number + 1));
        Optional<Instant> published = Dates.parse(date);
        String name = PlainText.of(title, LONGEST_TITLE);
        MediaItem item =
                new MediaItem(
                        key,
                        "",
                        new MediaItem.Place.Http(link),
                        name.isEmpty() ? PlainText.of(lastName(link), LONGEST_TITLE) : name,
                        plain(artist).or(() -> plain(feed.artist())).or(() -> plain(feed.title())),
                        plain(feed.title()),
                        published.flatMap(Dates::day),
                        Optional.empty(),
                        cover(feed),
                        seconds,
                        attached.bytes());
        return Optional.of(new Listing.Entry.Media(item, published));
    }

    private Optional<String> cover(Feed feed) {
        String picture = cover.isEmpty() ? feed.cover() : cover;
        try {
            return picture.isEmpty()
                    ? Optional.empty()
                    : Optional.of(feed.base().resolve(picture).toString());
        } catch (HttpProblem e) {
            // A picture that cannot be had is none.
            return Optional.empty();
        }
    }

    private static String lastName(String link) {
        String name = link.replaceFirst("[?#].*$", "").replaceFirst("^.*/", "");
        return name.isBlank() ? "untitled" : name;
    }

    private static Optional<String> plain(String text) {
        return Optional.of(PlainText.of(text, LONGEST_TITLE)).filter(plain -> !plain.isEmpty());
    }

    /**
     * What the feed says of all its entries.
     *
     * @param identity the link under which the feed is known, the same on all its pages
     * @param base what links in this page are relative to
     */
    record Feed(String identity, Link base, String title, String artist, String cover) {}
}
