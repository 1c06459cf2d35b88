package dev.sluice.pipelines.media.item;

import dev.sluice.engine.job.Item;
import dev.sluice.engine.job.ItemDraft;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A video or a sound as the source found it; travels through the phases in the facts of an item.
 *
 * @param key names it for good, over all jobs: a feed's guid with its feed, a site's id, a link, a
 *     path
 * @param version changes when there is something new under the same key; empty when that cannot be
 *     told
 * @param title what a person calls it; never blank
 * @param artist who made it: channel, author, podcast
 * @param album the playlist, feed or folder it is part of
 * @param date when it was published, {@code 2024-03-17}
 * @param id short and speaking where there is one, such as a site's id of a video
 * @param cover link to a picture
 * @param seconds how long it plays
 * @param bytes how large it is
 */
public record MediaItem(
        String key,
        String version,
        Place place,
        String title,
        Optional<String> artist,
        Optional<String> album,
        Optional<String> date,
        Optional<String> id,
        Optional<String> cover,
        OptionalLong seconds,
        OptionalLong bytes) {
    private static final String VERSION = "version";
    private static final String FILE = "file";
    private static final String HTTP = "http";
    private static final String SITE = "site";
    private static final String TITLE = "title";
    private static final String ARTIST = "artist";
    private static final String ALBUM = "album";
    private static final String DATE = "date";
    private static final String ID = "id";
    private static final String COVER = "cover";
    private static final String SECONDS = "seconds";
    private static final String BYTES = "bytes";

    /** Where it is to be had. */
    public sealed interface Place {
        /** On this machine already. */
        record File(Path path) implements Place {}

        /** At a link, as it is. */
        record Http(String link) implements Place {}

        /** On a page that yt-dlp knows how to read. */
        record Site(String page) implements Place {}
    }

    /** One of which only the place and a name are known. */
    public static MediaItem of(String key, Place place, String title) {
        return new MediaItem(
                key,
                "",
                place,
                title,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    /** As a source yields it. */
    public ItemDraft draft() {
        Map<String, String> facts = new HashMap<>();
        facts.put(TITLE, title);
        if (!version.isEmpty()) {
            facts.put(VERSION, version);
        }
        switch (place) {
            case Place.File(Path path) -> facts.put(FILE, path.toString());
            case Place.Http(String link) -> facts.put(HTTP, link);
            case Place.Site(String page) -> facts.put(SITE, page);
        }
        artist.ifPresent(text -> facts.put(ARTIST, text));
        album.ifPresent(text -> facts.put(ALBUM, text));
        date.ifPresent(text -> facts.put(DATE, text));
        id.ifPresent(text -> facts.put(ID, text));
        cover.ifPresent(text -> facts.put(COVER, text));
        seconds.ifPresent(n -> facts.put(SECONDS, Long.toString(n)));
        bytes.ifPresent(n -> facts.put(BYTES, Long.toString(n)));
        return new ItemDraft(key, title, Math.max(1, bytes.orElse(1)), facts);
    }

    /** As a phase gets it; facts that phases have added since are heeded. */
    public static MediaItem of(Item item) {
        return of(item.key(), item.name(), item.facts());
    }

    /** As a source has yielded it. */
    public static MediaItem of(ItemDraft draft) {
        return of(draft.key(), draft.name(), draft.facts());
    }

    private static MediaItem of(String key, String name, Map<String, String> facts) {
        return new MediaItem(
                key,
                facts.getOrDefault(VERSION, ""),
                place(key, facts),
                facts.getOrDefault(TITLE, name),
                Optional.ofNullable(facts.get(ARTIST)),
                Optional.ofNullable(facts.get(ALBUM)),
                Optional.ofNullable(facts.get(DATE)),
                Optional.ofNullable(facts.get(ID)),
                Optional.ofNullable(facts.get(COVER)),
                number(facts, SECONDS),
                number(facts, BYTES));
    }

    private static Place place(String key, Map<String, String> facts) {
        String file = facts.get(FILE);
        String link = facts.get(HTTP);
        String page = facts.get(SITE);
        if (file != null) {
            return new Place.File(Path.of(file));
        }
        if (link != null) {
            return new Place.Http(link);
        }
        if (page != null) {
            return new Place.Site(page);
        }
        throw new IllegalArgumentException("The item " + key + " is nowhere to be had.");
    }

    private static OptionalLong number(Map<String, String> facts, String name) {
        String text = facts.get(name);
        return text == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }
}
