package dev.sluice.pipelines.media.playlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.ItemDraft;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.Source;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.engine.progress.Total;
import dev.sluice.pipelines.http.AddressGuard;
import dev.sluice.pipelines.http.HttpDoor;
import dev.sluice.testkit.http.LoopbackServer;
import dev.sluice.testkit.http.ServedFile;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What links and files of links stand for. */
@Timeout(30)
class PlaylistSourceTest {
    @TempDir Path folder;
    private LoopbackServer server;
    private HttpDoor door;
    private Sites sites = Sites.NONE;

    @BeforeEach
    void setUp() throws IOException {
        server = LoopbackServer.start();
        door = HttpDoor.open(new AddressGuard(List.of("127.0.0.1")), Clock.systemUTC());
    }

    @AfterEach
    void tearDown() throws IOException {
        door.close();
        server.close();
    }

    private PlaylistSource link(String path, PlaylistSettings settings) throws IOException {
        return PlaylistSource.ofLink(server.link(path), true, settings, door, sites);
    }

    private PlaylistSource link(String path) throws IOException {
        return link(path, PlaylistSettings.ALL);
    }

    private static List<Source.Page> pages(PlaylistSource source) throws Exception {
        List<Source.Page> pages = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Source.Page page = source.next(cursor, StopSignal.NEVER);
            pages.add(page);
            cursor = page.cursor();
        } while (cursor.isPresent());
        return pages;
    }

    private static List<ItemDraft> items(PlaylistSource source) throws Exception {
        return pages(source).stream().flatMap(page -> page.items().stream()).toList();
    }

    private static List<String> names(List<ItemDraft> items) {
        return items.stream().map(ItemDraft::name).toList();
    }

    private static String rss(String items, String more) {
        return "<?xml version='1.0'?><rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom'"
                + " xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'><channel>"
                + "<title>Talks</title><itunes:author>The House</itunes:author>"
                + more
                + items
                + "</channel></rss>";
    }

    private static String item(int number) {
        return """
        <item><title>Talk %1$d</title><guid>g%1$d</guid>\
        <pubDate>%2$02d Mar 2024 10:00:00 GMT</pubDate>\
        <itunes:duration>1:00:0%3$d</itunes:duration>\
        <enclosure url="/m/%1$d.mp3" length="%4$d" type="audio/mpeg"/></item>\
        """
                .formatted(number, 1 + number % 28, number % 10, 1_000 + number);
    }

    private static String items(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(PlaylistSourceTest::item)
                .collect(Collectors.joining());
    }

    @Test
    void feedYieldsItsEntriesWithAllThatItTellsOfThem() throws Exception {
        server.text("/feed", "application/rss+xml", rss(items(1, 3), ""));
        List<ItemDraft> items = items(link("/feed"));
        assertThat(names(items)).containsExactly("Talk 1", "Talk 2", "Talk 3");
        ItemDraft first = items.getFirst();
        assertThat(first.key()).isEqualTo(server.link("/feed") + " g1");
        assertThat(first.weight()).isEqualTo(1_001);
        assertThat(first.facts())
                .containsEntry("http", server.link("/m/1.mp3"))
                .containsEntry("artist", "The House")
                .containsEntry("album", "Talks")
                .containsEntry("date", "2024-03-02")
                .containsEntry("seconds", "3601");
    }

    @Test
    void entriesThatShareAGuidAreToldApartByTheirLinks() throws Exception {
        String same = items(1, 2).replaceAll("<guid>g\\d</guid>", "<guid>g</guid>");
        server.text("/feed", "application/rss+xml", rss(same + item(3) + item(3), ""));

        assertThat(items(link("/feed")))
                .extracting(ItemDraft::key)
                .containsExactly(
                        server.link("/feed") + " " + server.link("/m/1.mp3"),
                        server.link("/feed") + " " + server.link("/m/2.mp3"),
                        server.link("/feed") + " g3",
                        server.link("/feed") + " g3");
    }

    @Test
    void sizeThatNoFileHasIsTakenForNone() throws Exception {
        String huge = item(1).replace("length=\"1001\"", "length=\"999999999999999\"");
        server.text("/feed", "application/rss+xml", rss(huge + item(2), ""));

        assertThat(items(link("/feed"))).extracting(ItemDraft::weight).containsExactly(1L, 1_002L);
    }

    @Test
    void atomFeedIsReadAsWell() throws Exception {
        server.text(
                "/atom",
                "application/atom+xml",
                """
                <feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>
                <author><name>Anna</name></author>
                <entry><id>urn:1</id><title type="text">One &amp; only</title>
                <author><name>Bert</name></author><updated>2024-05-01T10:00:00Z</updated>
                <link rel="alternate" href="/page"/>
                <link rel="enclosure" type="video/mp4" href="v.mp4" length="77"/></entry>
                <entry><id>urn:2</id><title>Only to read</title></entry></feed>
                """);
        List<ItemDraft> items = items(link("/atom"));
        assertThat(names(items)).containsExactly("One & only");
        assertThat(items.getFirst().facts())
                .containsEntry("artist", "Bert")
                .containsEntry("http", server.link("/v.mp4"))
                .containsEntry("date", "2024-05-01");
    }

    @Test
    void pagesOfAFeedAreCommittedOneByOneAndGoneOnWithAfterARestart() throws Exception {
        for (int page = 1; page <= 3; page++) {
            String next = page < 3 ? "<atom:link rel='next' href='/feed" + (page + 1) + "'/>" : "";
            server.text("/feed" + page, "text/xml", rss(items(page * 10 - 9, page * 10), next));
        }
        List<Source.Page> pages = pages(link("/feed1"));
        assertThat(pages).hasSize(3);
        assertThat(pages.get(0).total()).isEqualTo(new Total.AtLeast(10));
        assertThat(pages.get(1).total()).isEqualTo(new Total.AtLeast(20));
        assertThat(server.asked()).hasSize(3);

        // Another instance, as after a restart, goes on with the second page.
        Source.Page second = link("/feed1").next(pages.getFirst().cursor(), StopSignal.NEVER);
        assertThat(names(second.items())).startsWith("Talk 11");
        assertThat(second.items().getFirst().key()).isEqualTo(server.link("/feed1") + " g11");
        assertThat(server.asked()).hasSize(4);
    }

    @Test
    void feedThatLeadsToItselfEnds() throws Exception {
        server.text("/feed", "text/xml", rss(items(1, 2), "<atom:link rel='next' href='/feed'/>"));
        assertThat(items(link("/feed"))).hasSizeLessThan(5);
    }

    @Test
    void rangeOrderAndArchiveChooseAmongTheItems() throws Exception {
        server.text("/feed", "text/xml", rss(items(1, 20), ""));
        PlaylistSettings settings =
                new PlaylistSettings(
                        place -> place >= 2 && place <= 5,
                        place -> place > 5,
                        true,
                        item -> item.title().equals("Talk 18"));
        assertThat(names(items(link("/feed", settings))))
                .containsExactly("Talk 19", "Talk 17", "Talk 16");
    }

    @Test
    void tenThousandEntriesArePlannedInTwoSecondsOfOneCore() throws Exception {
        server.text("/feed", "text/xml", rss(items(1, 10_000), ""));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();
        List<Source.Page> pages = pages(link("/feed"));
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - begun))
                .isLessThan(Duration.ofSeconds(2));
        assertThat(pages.stream().mapToInt(page -> page.items().size()).sum()).isEqualTo(10_000);
        assertThat(pages.getFirst().total()).isEqualTo(new Total.AtLeast(5_000));
    }

    @Test
    void outlineOfFeedsGoesOnPastOneThatIsMissing() throws Exception {
        server.text("/a", "text/xml", rss(item(1), ""));
        server.text("/c", "text/xml", rss(item(3), ""));
        server.text(
                "/opml",
                "text/x-opml",
                "<opml version='2.0'><body><outline text='x'><outline xmlUrl='/a'/></outline>"
                        + "<outline xmlUrl='/b'/><outline xmlUrl='c'/></body></opml>");
        List<ItemDraft> items = items(link("/opml"));
        assertThat(names(items)).containsExactly("Talk 1", server.link("/b"), "Talk 3");
        assertThat(items.get(1).facts()).containsEntry("http", server.link("/b"));
    }

    @Test
    void missingListThatIsAllThereIsFailsTheJobWithItsReason() {
        assertThatThrownBy(() -> items(link("/none")))
                .isInstanceOfSatisfying(
                        PhaseFailure.class,
                        e -> assertThat(e.failure()).isInstanceOf(Failure.Permanent.class))
                .hasMessageContaining("There is nothing at " + server.link("/none"));
    }

    @Test
    void listOfLinksMixesMediaFeedsAndPages() throws Exception {
        server.text("/feed", "text/xml", rss(items(1, 2), ""));
        server.text("/page", "text/html", "<!DOCTYPE html><html></html>");
        server.on("/media", ServedFile.of(1, 1_000));
        Path list = folder.resolve("links.txt");
        Files.writeString(
                list,
                "# mine\n"
                        + String.join(
                                "\n",
                                server.link("/x/My%20Song.mp3"),
                                server.link("/feed"),
                                server.link("/page"),
                                server.link("/media"),
                                "javascript:alert(1)")
                        + "\n");
        List<ItemDraft> items =
                items(PlaylistSource.ofFile(list, true, PlaylistSettings.ALL, door, sites));
        assertThat(names(items))
                .containsExactly(
                        "My Song",
                        "Talk 1",
                        "Talk 2",
                        server.link("/page"),
                        "media",
                        "javascript:alert(1)");
        assertThat(items.get(3).facts()).containsEntry("site", server.link("/page"));
        assertThat(items.get(4).facts()).containsEntry("bytes", "1000");
    }

    @Test
    void m3uNamesItsMediaAndFilesBesideItOnlyOnThisMachine() throws Exception {
        Path song = Files.writeString(folder.resolve("song.mp3"), "x");
        Path list = folder.resolve("list.m3u");
        String text =
                """
                #EXTM3U
                #EXTINF:125,Band - \u202eSong\u0007
                song.mp3
                #EXTINF:-1,Radio
                http://radio.example/live.mp3
                """;
        Files.writeString(list, text);
        List<ItemDraft> items =
                items(PlaylistSource.ofFile(list, true, PlaylistSettings.ALL, door, sites));
        assertThat(names(items)).containsExactly("Band - Song", "Radio");
        assertThat(items.getFirst().facts())
                .containsEntry("file", song.toString())
                .containsEntry("seconds", "125");

        server.text("/list.m3u8", "audio/x-mpegurl", text);
        assertThat(items(link("/list.m3u8")).getFirst().facts())
                .containsEntry("http", server.link("/song.mp3"))
                .doesNotContainKey("file");
    }

    @Test
    void streamInPiecesIsLeftToYtDlp() throws Exception {
        server.text(
                "/live.m3u8",
                "application/vnd.apple.mpegurl",
                "#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXTINF:6,\na.ts\n");
        assertThat(items(link("/live.m3u8")).getFirst().facts())
                .containsEntry("site", server.link("/live.m3u8"));
    }

    @Test
    void pageIsReadByYtDlpWhereItIsThere() throws Exception {
        server.text("/list", "text/html", "<html></html>");
        sites =
                (page, _) ->
                        Optional.of(
                                """
                                {"_type":"playlist","title":"Best of","entries":[null,
                                {"_type":"url","id":"abc","ie_key":"Youtube","title":"One","url":"https://site.example/watch?v=abc","duration":61.0,"channel":"C","timestamp":1700000000},
                                {"_type":"url","id":"x","url":"file:///etc/passwd","title":"Odd"}]}\
                                """);
        List<ItemDraft> items = items(link("/list"));
        assertThat(names(items)).containsExactly("One", "Odd");
        assertThat(items.getFirst().key()).isEqualTo("youtube:abc");
        assertThat(items.getFirst().facts())
                .containsAllEntriesOf(
                        Map.of(
                                "site", "https://site.example/watch?v=abc",
                                "album", "Best of",
                                "artist", "C",
                                "seconds", "61",
                                "date", "2023-11-14"));
        assertThat(items.get(1).facts()).containsEntry("site", server.link("/list"));
    }

    @Test
    void entityBombAndForeignEntitiesAreNotFollowed() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "canary");
        server.text(
                "/feed",
                "text/xml",
                "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b"
                        + " '&a;&a;&a;'><!ENTITY x SYSTEM '"
                        + secret.toUri()
                        + "'>]>"
                        + rss(item(1).replace("Talk 1", "T &x; &b;"), "").substring(21));
        try {
            assertThat(names(items(link("/feed"))).toString()).doesNotContain("canary", "aaaa");
        } catch (PhaseFailure e) {
            assertThat(e.failure().message()).contains("no XML that can be read");
        }
    }

    @Test
    void brokenFeedIsNamedWithItsPlace() {
        server.text("/feed", "text/xml", "<?xml version='1.0'?>\n<rss><channel><item></rss>");
        assertThatThrownBy(() -> items(link("/feed")))
                .hasMessageContaining(
                        server.link("/feed") + " is no XML that can be read in line 2");
    }

    @Test
    void nestingWithoutEndIsRefused() {
        server.text("/feed", "text/xml", "<rss>" + "<a>".repeat(10_000));
        assertThatThrownBy(() -> items(link("/feed"))).hasMessageContaining("nested more than 64");
    }
}
