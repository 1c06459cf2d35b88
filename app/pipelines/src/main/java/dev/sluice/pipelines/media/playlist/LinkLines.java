package dev.sluice.pipelines.media.playlist;

import dev.sluice.pipelines.http.HttpProblem;
import dev.sluice.pipelines.http.Link;
import dev.sluice.pipelines.http.PlainText;
import dev.sluice.pipelines.media.item.MediaItem;
import dev.sluice.pipelines.media.kind.Endings;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads lists with a link a line: M3U with its titles and durations, and plain lines, where what
 * begins with # is a remark. A list on this machine may name files on this machine; one from a
 * server may not.
 */
final class LinkLines {
    private static final int LONGEST_LINE = 16_384;
    private static final int LONGEST_TITLE = 300;

    private LinkLines() {}

    /** Whether it is a stream in pieces (HLS) rather than a list of media. */
    static boolean isStream(String text) {
        return text.contains("#EXT-X-TARGETDURATION") || text.contains("#EXT-X-STREAM-INF");
    }

    /** As UTF-8, and as Latin-1 where it is none. */
    static String decode(byte[] document) {
        try {
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(document))
                            .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            // Old M3U files are in Latin-1, in which all bytes are letters.
            return new String(document, StandardCharsets.ISO_8859_1);
        }
    }

    /** Reads a list from a server. */
    static Listing ofServer(String text, Link base) throws UnreadableList {
        return read(text, base.shown(), (line, title) -> entry(line, title, Optional.of(base)));
    }

    /** Reads a list that lies on this machine. */
    static Listing ofFile(String text, Path file) throws UnreadableList {
        return read(text, file.toString(), (line, title) -> local(line, title, file));
    }

    private interface Line {
        Listing.Entry entry(String line, Described described);
    }

    /** What {@code #EXTINF} tells of the next line. */
    record Described(String title, OptionalLong seconds) {
        static final Described NOTHING = new Described("", OptionalLong.empty());

        static Described parse(String line) {
            String[] parts = line.substring("#EXTINF:".length()).split(",", 2);
            OptionalLong seconds = Dates.seconds(parts[0].strip().split("\\s", 2)[0]);
            return new Described(
                    parts.length > 1 ? PlainText.of(parts[1], LONGEST_TITLE) : "", seconds);
        }
    }

    private static Listing read(String text, String shown, Line reading) throws UnreadableList {
        List<Listing.Entry> entries = new ArrayList<>();
        Described described = Described.NOTHING;
        int number = 0;
        for (String raw : (Iterable<String>) text.lines()::iterator) {
            number++;
            String line = raw.strip();
            if (line.length() > LONGEST_LINE || line.indexOf('\0') >= 0) {
                throw new UnreadableList(
                        "%s is no list of links: line %d is too long or holds a NUL."
                                .formatted(shown, number),
                        null);
            }
            if (line.startsWith("#EXTINF:")) {
                described = Described.parse(line);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                entries.add(reading.entry(line, described));
                described = Described.NOTHING;
            }
            if (entries.size() > Listing.MOST_ENTRIES) {
                throw new UnreadableList(
                        "%s has more than %,d links, the most that are read of one list."
                                .formatted(shown, Listing.MOST_ENTRIES),
                        null);
            }
        }
        return Listing.of(entries);
    }

    private static Listing.Entry local(String line, Described described, Path list) {
        if (!line.contains("://")) {
            try {
                Path file = list.toAbsolutePath().resolveSibling(line).normalize();
                if (Files.isRegularFile(file) && Endings.isMedia(line)) {
                    return media(file.toString(), new MediaItem.Place.File(file), described, line);
                }
            } catch (InvalidPathException e) {
                // Then it is meant as a link, and its download says what is wrong with it.
                return entry(line, described, Optional.empty());
            }
        }
        return entry(line, described, Optional.empty());
    }

    /** A link without more words. */
    static Listing.Entry entry(String text, String title, Optional<Link> base) {
        return entry(text, new Described(title, OptionalLong.empty()), base);
    }

    private static Listing.Entry entry(String text, Described described, Optional<Link> base) {
        try {
            Link link = base.isPresent() ? base.get().resolve(text) : Link.parse(text);
            return MediaTypes.isMedia(link)
                    ? media(
                            link.toString(),
                            new MediaItem.Place.Http(link.toString()),
                            described,
                            link.lastName())
                    : new Listing.Entry.More(link);
        } catch (HttpProblem e) {
            // It becomes an item all the same, and its download says what is wrong with it.
            return media(text, new MediaItem.Place.Http(text), described, text);
        }
    }

    private static Listing.Entry media(
            String key, MediaItem.Place place, Described described, String name) {
        String plain = described.title().isEmpty() ? baseName(name) : described.title();
        MediaItem item =
                new MediaItem(
                        key,
                        "",
                        place,
                        plain,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        described.seconds(),
                        OptionalLong.empty());
        return new Listing.Entry.Media(item, Optional.empty());
    }

    /** A title out of the name of a file or link. */
    static String baseName(String name) {
        String last = name.replaceFirst("^.*[/\\\\]", "");
        int dot = last.lastIndexOf('.');
        String plain = PlainText.of(dot > 0 ? last.substring(0, dot) : last, LONGEST_TITLE);
        return plain.isEmpty() ? "untitled" : plain;
    }
}
