package dev.sluice.pipelines.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.pipeline.Options;
import dev.sluice.engine.pipeline.PhaseSwitch;
import dev.sluice.engine.pipeline.Preview;
import dev.sluice.engine.pipeline.Said;
import dev.sluice.engine.pipeline.Sizing;
import dev.sluice.engine.pipeline.StopRequested;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.engine.pipeline.StopSwitch;
import dev.sluice.engine.pipeline.Survey;
import dev.sluice.pipelines.media.item.MediaItem;
import dev.sluice.pipelines.media.output.Kind;
import dev.sluice.pipelines.media.output.NameTemplate;
import dev.sluice.pipelines.media.output.Outputs;
import dev.sluice.testkit.http.LoopbackServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What Media tells before anything is queued. */
@Timeout(60)
final class MediaForesightTest {
    private static final PhaseId DOWNLOAD = new PhaseId("download");
    private static final PhaseId EXTRACT = new PhaseId("extract");

    @TempDir Path folder;

    private LoopbackServer server;
    private MediaForesight foresight = new MediaForesight();
    private Path home;
    private Path to;

    @BeforeEach
    void open() throws IOException {
        server = LoopbackServer.start();
        home = Files.createDirectory(folder.resolve("home"));
        to = Files.createDirectory(folder.resolve("to"));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private static String items(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i ->
                        ("<item><title>Talk %1$d</title><guid>g%1$d</guid><pubDate>Mon, 0%2$d Jan"
                                        + " 2024 10:00:00 GMT</pubDate><enclosure url='/m/%1$d.mp4'"
                                        + " type='video/mp4' length='%1$d000000'/></item>")
                                .formatted(i, i % 9 + 1))
                .collect(Collectors.joining());
    }

    private String feed(int items) {
        return serve("/feed", items(1, items));
    }

    private String serve(String path, String items) {
        server.text(
                path,
                "application/rss+xml",
                "<rss><channel><title>Talks</title>" + items + "</channel></rss>");
        return server.link(path);
    }

    private Options options(Map<String, String> more) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of("to", to.toString()));
        all.putIfAbsent("allow-host", "127.0.0.1");
        all.putAll(more);
        all.values().removeIf(String::isEmpty);
        return Options.parse(MediaOptions.ALL, all);
    }

    private static JobRequest request(String... operands) {
        return new JobRequest(MediaPipeline.ID, "talks", List.of(operands), Map.of());
    }

    private Optional<Preview> preview(Map<String, String> more, String... operands)
            throws Exception {
        return foresight.preview(request(operands), options(more), home, StopSignal.NEVER);
    }

    private Survey survey(Map<String, String> more, String... operands) throws Exception {
        return foresight.survey(request(operands), options(more), home, home, StopSignal.NEVER);
    }

    private static List<String> names(Preview preview) {
        return preview.rows().stream().map(List::getFirst).toList();
    }

    private static String caption(Preview preview) {
        return preview.caption().map(Said::english).orElse("none");
    }

    private void archive(String feed, int item, Kind... kinds) throws IOException {
        MediaItem known =
                MediaItem.of(
                        feed + " g" + item,
                        new MediaItem.Place.Http("http://x.invalid/"),
                        "Talk " + item);
        Clock then = Clock.fixed(Instant.parse("2024-02-03T12:00:00Z"), ZoneOffset.UTC);
        Outputs outputs =
                new Outputs(home, to, new JobId("j-earlier"), NameTemplate.USUAL, false, then);
        for (Kind kind : kinds) {
            Path file = Files.writeString(folder.resolve("finished"), "media");
            outputs.place(known, kind, file, kind.equals(Kind.MEDIA) ? "mp4" : "mp3", 0, "");
        }
    }

    @Test
    void theFirstItemsAreShownUnderTheNamesThatTheirResultsWouldGet() throws Exception {
        String feed = feed(25);

        Preview preview = preview(Map.of("audio", "mp3"), feed).orElseThrow();

        assertThat(names(preview).getFirst()).isEqualTo("Talks/2024-01-02 Talk 1.mp3");
        assertThat(preview.rows()).hasSize(5);
        assertThat(preview.rows().getFirst()).contains("1000000");
        assertThat(caption(preview)).isEqualTo("first 5 of 25 items");
    }

    @Test
    void theNamesFollowTheTemplateWithoutAnotherQuestionToTheServer() throws Exception {
        String feed = feed(2);

        preview(Map.of(), feed);
        Preview preview =
                preview(Map.of("template", "{year}/{title}.{ext}", "mode", "download"), feed)
                        .orElseThrow();
        survey(Map.of(), feed);

        assertThat(names(preview)).containsExactly("2024/Talk 1.mp4", "2024/Talk 2.mp4");
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void twoItemsOfOneNameAreShownUnderTwo() throws Exception {
        String feed = feed(3);

        List<String> names =
                names(
                        preview(
                                        Map.of("template", "{title}.{ext}"),
                                        feed,
                                        serve("/again", items(1, 1)))
                                .orElseThrow());

        assertThat(names).doesNotHaveDuplicates().contains("Talk 1.…").hasSize(4);
        assertThat(names.getLast()).matches("Talk 1 \\[.+\\]\\.…");
    }

    @Test
    void whatIsOnTheArchiveListIsMarkedAndCounted() throws Exception {
        String feed = feed(3);
        archive(feed, 1, Kind.MEDIA, Kind.audio("mp3 normal"));
        archive(feed, 2, Kind.MEDIA);
        Map<String, String> options = Map.of("audio", "mp3");

        Preview preview = preview(options, feed).orElseThrow();
        Survey survey = survey(options, feed);

        assertThat(preview.columns()).extracting(Preview.Column::name).endsWith("Done before");
        assertThat(preview.rows()).extracting(List::getLast).containsExactly("2024-02-03", "", "");
        assertThat(survey.earlier().orElseThrow().items()).isEqualTo(1);
        assertThat(survey.size()).contains(new Sizing.Size(2, 5_000_000));
        Preview onlyNew = preview(Map.of("audio", "mp3", "only-new", "true"), feed).orElseThrow();
        assertThat(onlyNew.rows()).hasSize(2);
        assertThat(survey(Map.of("audio", "mp3", "force", "true"), feed).earlier()).isEmpty();
    }

    @Test
    void roomIsNamedForDownloadsAndSound() throws Exception {
        Survey survey = survey(Map.of(), feed(3));

        assertThat(survey.room()).hasSize(1);
        assertThat(survey.room().getFirst().where()).isEqualTo(to);
        assertThat(survey.room().getFirst().bytes()).isEqualTo(6_600_000);
        assertThat(survey.advice()).noneMatch(a -> a.said().key().equals("media.advice.room"));
    }

    @Test
    void anAddressOfThisMachineIsRefusedWithAWayToAllowIt() throws Exception {
        String feed = feed(3);

        Survey refused = survey(Map.of("allow-host", "cache.example.org"), feed);

        Survey.Advice advice = refused.advice().getFirst();
        assertThat(advice.warning()).isTrue();
        assertThat(advice.remedies().getFirst().change())
                .isEqualTo(Map.of("allow-host", "cache.example.org,127.0.0.1"));
        assertThat(preview(Map.of("allow-host", "cache.example.org"), feed)).isEmpty();
        Survey allowed = survey(advice.remedies().getFirst().change(), feed);
        assertThat(allowed.size().orElseThrow().items()).isEqualTo(3);
    }

    @Test
    void aServerThatLeadsToThisMachineIsNotOfferedForAllowing() throws Exception {
        server.redirect("/away", "http://127.0.0.2:1/feed");

        Survey survey = survey(Map.of(), server.link("/away"));

        assertThat(advice(survey)).singleElement().asString().contains("127.0.0.2");
        assertThat(survey.advice().getFirst().remedies()).isEmpty();
    }

    @Test
    void aListThatDoesNotComeIsLeftAloneAfterAWhile() throws Exception {
        server.on("/slow", (_, wire) -> wire.stall());
        foresight = new MediaForesight(Duration.ofMillis(300));

        Survey survey = survey(Map.of(), server.link("/slow"));

        assertThat(advice(survey)).anyMatch(text -> text.contains("takes longer"));
    }

    @Test
    void aFeedWithoutEndIsShownAsOneThatGrows() throws Exception {
        for (int page = 1; page <= 25; page++) {
            server.text(
                    "/page/" + page,
                    "application/atom+xml",
                    ("<feed xmlns='http://www.w3.org/2005/Atom'><title>Endless</title><link"
                         + " rel='next'"
                         + " href='/page/%2$d'/><entry><title>T%1$d</title><id>%1$d</id><link"
                         + " rel='enclosure' type='audio/mpeg' href='/m/%1$d.mp3'/></entry></feed>")
                            .formatted(page, page + 1));
        }

        Preview preview = preview(Map.of(), server.link("/page/1")).orElseThrow();

        assertThat(caption(preview)).isEqualTo("first 5 of 20 items or more");
    }

    @Test
    void whoLooksNoMoreIsNotKeptWaiting() throws Exception {
        Options options = options(Map.of());
        StopSwitch stop = new StopSwitch();
        server.on(
                "/slow",
                (_, wire) -> {
                    stop.request();
                    wire.stall();
                });
        JobRequest request = request(server.link("/slow"));

        assertThatThrownBy(() -> foresight.survey(request, options, home, home, stop))
                .isInstanceOf(StopRequested.class);
    }

    @Test
    void filesOfThisMachineAreShownAndWeighed() throws Exception {
        Path films = Files.createDirectory(folder.resolve("films"));
        Files.write(films.resolve("a.mp4"), new byte[1000]);
        Files.write(films.resolve("b.mp3"), new byte[500]);

        Preview preview = preview(Map.of("mode", "extract"), films.toString()).orElseThrow();
        Survey survey = survey(Map.of("mode", "extract"), films.toString());

        assertThat(names(preview)).containsExactly("a.…", "b.mp3");
        assertThat(survey.size()).contains(new Sizing.Size(2, 1500));
        assertThat(
                        foresight
                                .sizing(request(films.toString()), options(Map.of()))
                                .orElseThrow()
                                .count(StopSignal.NEVER))
                .isEqualTo(new Sizing.Size(2, 1500));
        assertThat(foresight.sizing(request(server.link("/feed")), options(Map.of()))).isEmpty();
    }

    @Test
    void withoutFfmpegDownloadingIsOfferedAndTheSwitchSaysWhy() throws Exception {
        String feed = feed(1);
        Files.writeString(home.resolve("tools.properties"), "tools.ffmpeg=/nowhere/ffmpeg\n");

        Survey survey = survey(Map.of(), feed);

        Survey.Advice missing = survey.advice().getFirst();
        assertThat(missing.said().key()).isEqualTo("media.advice.no-ffmpeg");
        assertThat(missing.remedies().getFirst().change()).isEqualTo(Map.of("mode", "download"));
        assertThat(why(EXTRACT, Map.of())).contains("media.phase.no-ffmpeg");
        assertThat(advice(survey(Map.of("mode", "download"), feed))).isEmpty();
    }

    @Test
    void aFolderThatCannotBeIsToldBeforeAnythingIsQueued() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        Survey survey = survey(Map.of("to", file.resolve("below").toString()), feed(1));

        assertThat(survey.advice()).anyMatch(a -> a.said().key().equals("media.advice.folder"));
    }

    @Test
    void phasesAreSwitchedByTheMode() throws Exception {
        assertThat(change(EXTRACT, Map.of())).isEqualTo(Map.of("mode", "download"));
        assertThat(change(DOWNLOAD, Map.of())).isEqualTo(Map.of("mode", "extract"));
        assertThat(change(EXTRACT, Map.of("mode", "download"))).isEqualTo(Map.of("mode", ""));
        assertThat(change(DOWNLOAD, Map.of("mode", "download"))).isEmpty();
        assertThat(change(EXTRACT, Map.of("mode", "extract"))).isEmpty();
    }

    private Map<String, String> change(PhaseId phase, Map<String, String> options)
            throws Exception {
        return foresight.switches(options(options)).stream()
                .filter(each -> each.phase().equals(phase))
                .findFirst()
                .map(PhaseSwitch::change)
                .orElse(Map.of());
    }

    private Optional<String> why(PhaseId phase, Map<String, String> options) throws Exception {
        return foresight.switches(options(options)).stream()
                .filter(each -> each.phase().equals(phase))
                .findFirst()
                .flatMap(PhaseSwitch::why)
                .map(Said::key);
    }

    private static List<String> advice(Survey survey) {
        return survey.advice().stream().map(advice -> advice.said().english()).toList();
    }
}
