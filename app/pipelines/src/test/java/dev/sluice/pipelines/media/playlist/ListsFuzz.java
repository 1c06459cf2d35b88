package dev.sluice.pipelines.media.playlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.job.ItemDraft;
import dev.sluice.pipelines.fuzz.Draws;
import dev.sluice.pipelines.http.HttpProblem;
import dev.sluice.pipelines.http.Link;
import dev.sluice.pipelines.http.PlainText;
import dev.sluice.pipelines.media.item.MediaItem;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Whatever a server sends as a list becomes items that can be shown and stored, or one sentence;
 * and a list from a server never names a file of this machine.
 */
public final class ListsFuzz {
    private static final Path NOWHERE = Path.of("/nowhere/list.m3u");

    private ListsFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) throws HttpProblem {
        Draws draws = new Draws(data);
        Link base = Link.parse("https://example.org/feeds/list");
        int form = draws.next(5);
        byte[] document = draws.rest();
        try {
            switch (form) {
                case 0, 1 -> check(Documents.xml(document, base, "https://example.org/"), true);
                case 2 -> check(LinkLines.ofServer(LinkLines.decode(document), base), true);
                case 3 -> check(LinkLines.ofFile(LinkLines.decode(document), NOWHERE), false);
                default -> check(FlatPlaylist.read(LinkLines.decode(document), base), true);
            }
        } catch (UnreadableList e) {
            assertThat(e.sentence()).isNotBlank();
            assertThat(PlainText.of(e.sentence(), 10_000)).isEqualTo(e.sentence());
        }
        assertThat(DocumentForm.of(document, "")).isNotNull();
        link(LinkLines.decode(document));
    }

    private static void check(Listing listing, boolean ofServer) {
        for (Listing.Entry entry : listing.entries()) {
            if (entry instanceof Listing.Entry.Media(MediaItem item, var _)) {
                ItemDraft draft = item.draft();
                assertThat(draft.key()).isNotEmpty();
                shown(item.title());
                item.artist().ifPresent(ListsFuzz::shown);
                item.album().ifPresent(ListsFuzz::shown);
                item.date().ifPresent(date -> assertThat(date).matches("\\d{4}-\\d{2}-\\d{2}"));
                if (ofServer) {
                    assertThat(item.place()).isNotInstanceOf(MediaItem.Place.File.class);
                }
            }
        }
        listing.next().ifPresent(next -> assertThat(next.uri().getHost()).isNotNull());
    }

    private static void shown(String text) {
        assertThat(text).isNotBlank();
        assertThat(PlainText.of(text, 1_000)).isEqualTo(text);
    }

    /** What is read as a link is read so again, and has a host. */
    private static void link(String text) {
        Optional<Link> link = parsed(text);
        if (link.isPresent()) {
            assertThat(link.get().host()).isNotEmpty();
            assertThat(link.get().uri().getRawAuthority()).doesNotContain("@");
            assertThat(parsed(link.get().toString())).isEqualTo(link);
        }
    }

    private static Optional<Link> parsed(String text) {
        try {
            return Optional.of(Link.parse(text));
        } catch (HttpProblem e) {
            assertThat(e.sentence()).isNotBlank();
            return Optional.empty();
        }
    }
}
