package dev.sluice.desktop.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.detail.AtOnce;
import dev.sluice.desktop.saved.SavedJob;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.pipelines.load.LoadPipeline;
import dev.sluice.pipelines.media.MediaPipeline;
import dev.sluice.ui.Messages;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** What is taken for what, however mixed it comes. */
final class IntakeTest {

    @TempDir Path folder;

    private final List<String> sheets = new ArrayList<>();

    @Test
    void tablesAndLinksThatComeTogetherGetASheetEach() throws Exception {
        String film = file("film.mp4", "x");
        String list = file("talks.txt", "# mine\nhttps://example.org/a\n");
        String rows = file("rows.txt", "id\tlink\n1\thttps://example.org\n");
        String orders = file("orders.tsv", "id\n1\n");

        intake().take(List.of(orders, "https://example.org/b", film, list, rows));

        assertThat(sheets)
                .containsExactly(
                        "load orders.tsv rows.txt",
                        "media https://example.org/b film.mp4 talks.txt");
    }

    @Test
    void aPictureBesideALinkGetsNoSheetForTables() throws Exception {
        intake().take(List.of(file("cover.jpg", "x"), "https://example.org/b"));

        assertThat(sheets).containsExactly("media cover.jpg https://example.org/b");
    }

    @Test
    void whatANameDoesNotTellIsToldByTheContent() throws Exception {
        String film = file("film", "\0\0\0 ftypisom");
        String rows = file("rows.out", "id\tname\n1\ta\n");
        String months = Files.createDirectory(folder.resolve("2024.01")).toString();

        intake().take(List.of(film));
        intake().take(List.of(rows, "https://example.org/b"));
        intake().take(List.of(months, "https://example.org/b"));

        assertThat(sheets)
                .containsExactly(
                        "media film",
                        "load rows.out",
                        "media https://example.org/b",
                        "load 2024.01",
                        "media https://example.org/b");
    }

    @Test
    void whatNobodyKnowsAndWhatIsNotThereGetsTheSheetThatSaysSo() throws Exception {
        intake().take(List.of(file("notes.docx", "x")));
        intake().take(List.of(folder.resolve("gone.txt").toString()));

        assertThat(sheets).containsExactly("load notes.docx", "load gone.txt");
    }

    @Test
    void aSavedJobAmongOthersGetsASheetOfItsOwn() throws Exception {
        String orders = file("orders.tsv", "id\n1\n");
        Path saved = folder.resolve("nightly.sluice");
        SavedJob.write(
                saved,
                new JobRequest(
                        LoadPipeline.ID, "nightly", List.of(orders), Map.of("table", "kept")));

        intake().take(List.of(saved.toString(), file("other.tsv", "id\n1\n")));

        assertThat(sheets).containsExactly("load orders.tsv table=kept", "load other.tsv");
    }

    @Test
    void ofManyTextsOnlySomeAreLookedIntoBeforeTheSheetIsThere() throws Exception {
        String list = file("z.txt", "https://example.org/a\n");
        List<String> texts =
                new ArrayList<>(
                        IntStream.range(0, 1000).mapToObj(i -> folder + "/" + i + ".txt").toList());
        texts.add(list);

        intake().take(texts);

        assertThat(sheets).hasSize(1);
        assertThat(sheets.getFirst()).startsWith("load 0.txt").endsWith("z.txt");
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private Intake intake() {
        Messages messages = Messages.of(Locale.ENGLISH);
        LoadPipeline files = new LoadPipeline();
        MediaPipeline links = new MediaPipeline();
        Screens screens =
                (Screens)
                        Proxy.newProxyInstance(
                                Screens.class.getClassLoader(),
                                new Class<?>[] {Screens.class},
                                (self, method, given) -> {
                                    throw new AssertionError(method.getName());
                                });
        return new Intake(
                files,
                links,
                new SavedJobs(AtOnce.background(), List.of(files, links), messages, screens),
                AtOnce.background(),
                wanted -> sheets.add(told(wanted)));
    }

    private String told(Wanted wanted) {
        StringBuilder text = new StringBuilder(wanted.pipeline().id().value());
        wanted.operands()
                .forEach(operand -> text.append(' ').append(operand.replace(folder + "/", "")));
        wanted.options().forEach((name, value) -> text.append(' ').append(name + "=" + value));
        return text.toString();
    }
}
