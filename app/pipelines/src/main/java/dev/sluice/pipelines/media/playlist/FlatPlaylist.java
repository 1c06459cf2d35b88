package dev.sluice.pipelines.media.playlist;

import dev.sluice.pipelines.http.HttpProblem;
import dev.sluice.pipelines.http.Link;
import dev.sluice.pipelines.http.PlainText;
import dev.sluice.pipelines.media.item.MediaItem;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Reads what {@code yt-dlp --flat-playlist -J} writes. */
final class FlatPlaylist {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int DEEPEST = 4;
    private static final int LONGEST = 300;

    private final Link page;
    private final List<Listing.Entry> entries = new ArrayList<>();

    private FlatPlaylist(Link page) {
        this.page = page;
    }

    /**
     * @param page that was read; what the playlist names is relative to it
     */
    static Listing read(String json, Link page) throws UnreadableList {
        try {
            FlatPlaylist playlist = new FlatPlaylist(page);
            JsonNode root = JSON.readTree(json);
            if (!root.isObject()) {
                throw new UnreadableList(
                        "yt-dlp did not describe %s.".formatted(page.shown()), null);
            }
            playlist.take(root, Optional.empty(), 0);
            return Listing.of(playlist.entries);
        } catch (JacksonException e) {
            throw new UnreadableList(
                    "yt-dlp described %s in a way that can't be read; update yt-dlp."
                            .formatted(page.shown()),
                    e);
        }
    }

    private void take(JsonNode node, Optional<String> album, int depth) throws UnreadableList {
        if (entries.size() >= Listing.MOST_ENTRIES) {
            throw new UnreadableList(
                    "%s lists more than %,d videos, the most that are read of one list."
                            .formatted(page.shown(), Listing.MOST_ENTRIES),
                    null);
        }
        if (node.path("entries").isArray() && depth < DEEPEST) {
            Optional<String> title = text(node, "title").or(() -> album);
            for (JsonNode entry : node.path("entries")) {
                // An entry that the site holds back is a null.
                if (entry.isObject()) {
                    take(entry, title, depth + 1);
                }
            }
        } else {
            entries.add(video(node, album));
        }
    }

    private Listing.Entry video(JsonNode node, Optional<String> album) {
        Optional<String> id = text(node, "id");
        Optional<Instant> published = published(node);
        String link = link(node);
        MediaItem item =
                new MediaItem(
                        id.map(own ->
                                        text(node, "ie_key")
                                                        .or(() -> text(node, "extractor_key"))
                                                        .orElse("site")
                                                        .toLowerCase(Locale.ROOT)
                                                + ":"
                                                + own)
                                .filter(key -> !key.startsWith("generic:"))
                                .orElse(link),
                        "",
                        new MediaItem.Place.Site(link),
                        text(node, "title").or(() -> id).orElse("untitled"),
                        text(node, "uploader").or(() -> text(node, "channel")),
                        album,
                        published.flatMap(Dates::day),
                        id,
                        Optional.empty(),
                        node.path("duration").isNumber()
                                ? OptionalLong.of(Math.max(0, node.path("duration").asLong()))
                                : OptionalLong.empty(),
                        OptionalLong.empty());
        return new Listing.Entry.Media(item, published);
    }

    /** The page of the video; the playlist's own where it names none that may be fetched. */
    private String link(JsonNode node) {
        return Stream.of("webpage_url", "url", "original_url")
                .flatMap(name -> resolved(node.path(name).asString("")).stream())
                .findFirst()
                .orElse(page.toString());
    }

    private Optional<String> resolved(String text) {
        try {
            return Link.looksLikeOne(text)
                    ? Optional.of(page.resolve(text).toString())
                    : Optional.empty();
        } catch (HttpProblem e) {
            // Another name may hold one that can be fetched.
            return Optional.empty();
        }
    }

    private static Optional<Instant> published(JsonNode node) {
        if (node.path("timestamp").isNumber()) {
            return Optional.of(Instant.ofEpochSecond(node.path("timestamp").asLong()));
        }
        return text(node, "upload_date").flatMap(Dates::parse);
    }

    private static Optional<String> text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isString()
                ? Optional.of(PlainText.of(value.asString(), LONGEST))
                        .filter(text -> !text.isEmpty())
                : Optional.empty();
    }
}
