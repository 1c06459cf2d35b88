package dev.sluice.pipelines.media.playlist;

import dev.sluice.pipelines.http.Link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads OPML: outlines that name feeds, or links. */
final class OpmlReader {
    private OpmlReader() {}

    static boolean isRoot(String name) {
        return name.equals("opml");
    }

    /**
     * @param xml at the start of the root
     * @param base what links are relative to; absent for a file on this machine
     */
    static Listing read(Xml xml, Optional<Link> base) throws UnreadableList {
        List<Listing.Entry> entries = new ArrayList<>();
        while (xml.next()) {
            if (xml.atStart() && xml.name().equals("outline")) {
                Optional<String> link = xml.attribute("xmlUrl").or(() -> xml.attribute("url"));
                link.ifPresent(text -> entries.add(LinkLines.entry(text, "", base)));
            }
            if (entries.size() > Listing.MOST_ENTRIES) {
                throw new UnreadableList(
                        "The outline names more than %,d links, the most that are read of one list."
                                .formatted(Listing.MOST_ENTRIES),
                        null);
            }
        }
        return Listing.of(entries);
    }
}
