package dev.sluice.pipelines.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.Command;
import dev.sluice.engine.Engine;
import dev.sluice.engine.job.ItemState;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Extracting as the engine runs it, with the real ffmpeg. */
@Timeout(120)
class ExtractTest {
    private static final Map<String, String> EXTRACT = Map.of("mode", "extract");

    @TempDir Path temporary;
    private MediaWorkshop shop;

    @BeforeEach
    void setUp() throws Exception {
        shop = new MediaWorkshop(temporary);
    }

    private JobState state(JobId job) {
        return shop.store.job(job).orElseThrow().job().state();
    }

    @Test
    void audioIsCopiedAsItIsIntoAContainerThatFits() throws Exception {
        shop.film(1, "-c:a", "aac", "a.mp4");
        shop.film(1, "-c:v", "libvpx", "-c:a", "libopus", "b.webm");
        shop.film(1, "-c:a", "ac3", "c.mkv");
        JobId job = shop.run(EXTRACT, shop.films);
        assertThat(state(job)).isEqualTo(JobState.SUCCEEDED);
        assertThat(shop.found()).containsExactly("a.m4a", "b.opus", "c.mka", "films.m3u8");
        assertThat(shop.probe("b.opus", "stream=codec_name")).isEqualTo("codec_name=opus\n");
        assertThat(Files.readAllLines(shop.results.resolve("films.m3u8")))
                .containsExactly(
                        "#EXTM3U",
                        "#EXTINF:1,a",
                        "a.m4a",
                        "#EXTINF:1,b",
                        "b.opus",
                        "#EXTINF:1,c",
                        "c.mka");
    }

    @ParameterizedTest
    @CsvSource({"mp3, true", "aac, false", "opus, true", "flac, false"})
    void audioIsBroughtIntoTheFormThatIsAskedFor(String form, boolean loudness) throws Exception {
        Path film = shop.film(2, "-c:a", "ac3", "-ac", "6", "a.mkv");
        JobId job =
                shop.run(
                        Map.of(
                                "mode",
                                "extract",
                                "audio",
                                form,
                                "loudness",
                                Boolean.toString(loudness)),
                        film);
        assertThat(state(job)).isEqualTo(JobState.SUCCEEDED);
        String result = shop.found().getFirst();
        assertThat(shop.probe(result, "stream=codec_name")).contains("codec_name=" + form);
        assertThat(shop.store.job(job).orElseThrow().totals().phases())
                .anySatisfy((phase, totals) -> assertThat(totals.units()).isEqualTo(2));
    }

    @Test
    void tagsAndCoverComeAlong() throws Exception {
        soundWithCover("cover.png", "-frames:v", "1");
        shop.run(Map.of("mode", "extract", "audio", "mp3"), shop.films.resolve("a.m4a"));
        String said = shop.probe("a.mp3", "format_tags=title,artist:stream=codec_name");
        assertThat(said).contains("TAG:title=A talk", "TAG:artist=Ann", "codec_name=png");
    }

    @Test
    void coverThatTheFormDoesNotTakeIsLeftOutAndTheSoundIsNot() throws Exception {
        shop.film(1, "-frames:v", "1", "-an", "cover.tiff");
        String cover = shop.films.resolve("cover.tiff").toString();
        Path film =
                shop.film(
                        1,
                        "-c:a",
                        "aac",
                        "-attach",
                        cover,
                        "-metadata:s:t",
                        "mimetype=image/tiff",
                        "-metadata:s:t",
                        "filename=cover.tiff",
                        "a.mkv");
        JobId job = shop.run(EXTRACT, film);
        assertThat(state(job)).as(shop.failure(job, "a.mkv")).isEqualTo(JobState.SUCCEEDED);
        assertThat(shop.probe("a.m4a", "stream=codec_name")).isEqualTo("codec_name=aac\n");
    }

    @Test
    void waveFileHasRoomForTheLengthOfALargeOne() throws Exception {
        Path film = shop.film(1, "-c:a", "pcm_s16le", "a.mkv");
        shop.run(EXTRACT, film);
        byte[] head = Files.readAllBytes(shop.results.resolve("a.wav"));
        assertThat(new String(head, 12, 4, StandardCharsets.US_ASCII)).isEqualTo("JUNK");
        assertThat(shop.probe("a.wav", "stream=codec_name")).isEqualTo("codec_name=pcm_s16le\n");
    }

    @Test
    void opusAndOggTakeTheCoverInAComment() throws Exception {
        soundWithCover("cover.png", "-frames:v", "1");
        shop.run(Map.of("mode", "extract", "audio", "opus"), shop.films.resolve("a.m4a"));

        String said = shop.probe("a.opus", "stream=codec_name,width:stream_tags=title,artist");
        assertThat(said)
                .contains("TAG:title=A talk", "TAG:artist=Ann", "codec_name=png", "width=32");
        Path back = shop.films.resolve("back.png");
        shop.ffmpeg(
                List.of(
                        "ffmpeg",
                        "-v",
                        "error",
                        "-y",
                        "-i",
                        shop.results.resolve("a.opus").toString(),
                        "-map",
                        "0:v",
                        "-c",
                        "copy",
                        "-f",
                        "rawvideo",
                        back.toString()));
        assertThat(back).hasSameBinaryContentAs(shop.films.resolve("cover.png"));
    }

    @Test
    void aCoverThatIsTooLargeIsLeftOutAndTheSoundIsThere() throws Exception {
        soundWithCover("cover.png", "-vf", "scale=1600:1600,noise=alls=100", "-frames:v", "1");
        assertThat(shop.films.resolve("cover.png").toFile().length()).isGreaterThan(2 << 20);

        shop.run(Map.of("mode", "extract", "audio", "opus"), shop.films.resolve("a.m4a"));

        assertThat(shop.probe("a.opus", "stream=codec_name"))
                .contains("codec_name=opus")
                .doesNotContain("png");
    }

    /** A second of sound, with what the first picture of a film is made into. */
    private void soundWithCover(String cover, String... how) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(how));
        arguments.addAll(List.of("-map", "0:v", cover));
        shop.film(1, arguments.toArray(String[]::new));
        withCover(cover);
    }

    private void withCover(String cover) throws Exception {
        shop.ffmpeg(
                List.of(
                        "ffmpeg",
                        "-v",
                        "error",
                        "-y",
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=d=1",
                        "-i",
                        cover,
                        "-map",
                        "0",
                        "-map",
                        "1",
                        "-c:v",
                        "copy",
                        "-disposition:v:0",
                        "attached_pic",
                        "-metadata",
                        "title=A talk",
                        "-metadata",
                        "artist=Ann",
                        "a.m4a"));
    }

    @Test
    void hostileAndBrokenMediaFailInOneSentenceEachAndTheRestGoesOn() throws Exception {
        Path good = shop.film(3, "-c:a", "aac", "-movflags", "+faststart", "good.mp4");
        byte[] bytes = Files.readAllBytes(good);
        Files.write(shop.films.resolve("cut.mp4"), Arrays.copyOf(bytes, bytes.length * 2 / 3));
        Files.writeString(
                shop.films.resolve("list.mp4"),
                "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n");
        Files.writeString(
                shop.films.resolve("concat.mp4"), "ffconcat version 1.0\nfile '/etc/passwd'\n");
        Files.writeString(shop.films.resolve("text.mp4"), "hello\n");
        Files.write(shop.films.resolve("empty.mp4"), new byte[0]);
        shop.film(1, "-an", "silent.mp4");
        List<String> many =
                new ArrayList<>(
                        List.of("ffmpeg", "-v", "error", "-f", "lavfi", "-i", "sine=d=0.1"));
        for (int i = 0; i < 150; i++) {
            many.addAll(List.of("-map", "0:0"));
        }
        many.addAll(List.of("-c:a", "flac", "many.mka"));
        shop.ffmpeg(many);

        JobId job = shop.run(EXTRACT, shop.films);

        assertThat(state(job)).isEqualTo(JobState.COMPLETED_WITH_FAILURES);
        assertThat(shop.found()).containsExactly("good.m4a");
        assertThat(shop.failure(job, "cut.mp4")).contains("is cut short: its audio ends after");
        assertThat(shop.failure(job, "list.mp4")).contains("is no media file but a list");
        assertThat(shop.failure(job, "concat.mp4")).contains("is no media file but a list");
        assertThat(shop.failure(job, "text.mp4")).contains("cut short or no media file");
        assertThat(shop.failure(job, "empty.mp4")).contains("is empty");
        assertThat(shop.failure(job, "silent.mp4")).contains("has no audio");
        assertThat(shop.failure(job, "many.mka")).contains("more than 100 streams");
    }

    @Test
    void onlyWhatIsNewOrHasChangedOrIsAskedForInAnotherFormIsDoneAgain() throws Exception {
        Path film = shop.film(1, "-c:a", "aac", "a.mp4");
        shop.run(EXTRACT, film);
        byte[] first = Files.readAllBytes(shop.results.resolve("a.m4a"));

        JobId again = shop.run(EXTRACT, film);
        assertThat(shop.item(again, "a.mp4").state()).isEqualTo(ItemState.SKIPPED);
        assertThat(shop.item(again, "a.mp4").reason().orElseThrow())
                .startsWith("already extracted on ");

        JobId form = shop.run(Map.of("mode", "extract", "audio", "mp3"), film);
        assertThat(shop.item(form, "a.mp4").state()).isEqualTo(ItemState.DONE);

        JobId forced = shop.run(Map.of("mode", "extract", "force", "true"), film);
        assertThat(shop.item(forced, "a.mp4").state()).isEqualTo(ItemState.DONE);
        assertThat(Files.readAllBytes(shop.results.resolve("a.m4a"))).isEqualTo(first);

        shop.film(2, "-c:a", "aac", "a.mp4");
        JobId changed = shop.run(EXTRACT, film);
        assertThat(shop.item(changed, "a.mp4").state()).isEqualTo(ItemState.DONE);
        assertThat(shop.found()).containsExactly("a.m4a", "a.mp3");
        assertThat(shop.probe("a.m4a", "format=duration")).startsWith("duration=2");
    }

    @Test
    void noFileOfAnotherOneIsEverOverwritten() throws Exception {
        Files.createDirectories(shop.films.resolve("x"));
        shop.film(1, "-c:a", "aac", "Talk.mp4");
        shop.film(1, "-c:a", "aac", "x/talk.mp4");
        Files.createDirectories(shop.results);
        Files.writeString(shop.results.resolve("Talk.m4a"), "mine");
        JobId job = shop.run(EXTRACT, shop.films);
        assertThat(state(job)).isEqualTo(JobState.SUCCEEDED);
        assertThat(Files.readString(shop.results.resolve("Talk.m4a"))).isEqualTo("mine");
        assertThat(shop.found())
                .hasSize(4)
                .anyMatch(name -> name.matches("Talk \\[[0-9a-f]{10}\\]\\.m4a"))
                .anyMatch(name -> name.startsWith("talk"));
    }

    @Test
    void aPauseLeavesNothingUnfinishedAndTheRestIsDoneAfterIt() throws Exception {
        for (int i = 0; i < 3; i++) {
            shop.film(60, "-c:a", "aac", "-b:a", "24k", "f" + i + ".mp4");
        }
        JobId job;
        Map<String, String> options = Map.of("mode", "extract", "audio", "opus");
        try (Engine engine = shop.engine()) {
            job =
                    engine.submit(shop.request(options, List.of(shop.films.toString())))
                            .jobs()
                            .getFirst()
                            .id();
            engine.activateAll();
            MediaWorkshop.await(
                    engine,
                    job,
                    snapshot ->
                            snapshot.progress().phases().stream()
                                    .anyMatch(phase ->
                                            phase.id().value().equals("extract")
                                                    && phase.counts().running() > 0));
            engine.control(new Command.Pause(), List.of(job));
            MediaWorkshop.await(engine, job, snapshot -> snapshot.job().state() == JobState.PAUSED);
        }
        assertThat(ProcessHandle.current().descendants())
                .noneMatch(child -> child.info().command().orElse("").contains("ffmpeg"));
        try (Engine engine = shop.engine()) {
            engine.control(new Command.Resume(), List.of(job));
            engine.activateAll();
            MediaWorkshop.await(engine, job, snapshot -> snapshot.job().state().ended());
        }
        assertThat(state(job)).isEqualTo(JobState.SUCCEEDED);
        assertThat(shop.found()).containsExactly("f0.opus", "f1.opus", "f2.opus", "films.m3u8");
        for (int i = 0; i < 3; i++) {
            assertThat(shop.probe("f" + i + ".opus", "format=duration")).startsWith("duration=60");
        }
    }
}
