package dev.sluice.desktop.add;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.pipelines.load.LoadPipeline;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

final class LookingTest {

    @TempDir Path folder;

    @Test
    void whatIsLeftOfManyFilesIsNotLookedAtWhenNobodyWantsToKnowAnyMore() {
        List<String> files =
                IntStream.range(0, 2000)
                        .mapToObj(i -> folder.resolve(i + ".tsv").toString())
                        .toList();
        Looking looking = Looking.of(new LoadPipeline());
        List<Found> told = new ArrayList<>();

        Found found =
                looking.look(
                        files,
                        now -> {
                            told.add(now);
                            looking.stop();
                        });

        assertThat(told).singleElement().matches(now -> !now.finished());
        assertThat(found.missing()).hasSizeLessThan(files.size());
    }

    @Test
    void aFileWhoseNameSaysNothingIsTakenForItsRows() throws Exception {
        List<String> files =
                List.of(
                        file("rows.out", "id\tname\n1\ta\n2\tb\n"),
                        file("noending", "id;name\n1;a\n"),
                        file("prose.md", "Dear all,\n\nwe met, and talked.\n"),
                        file("one.log", "a\nb\nc\n"),
                        file("zipped.docx", "PK\u0003\u0004\t\u0000,\n,\t\u0000\n"),
                        file("empty.dat", ""));

        Found found = Looking.of(new LoadPipeline()).look(files, ignored -> {});

        assertThat(found.files()).isEqualTo(2);
        assertThat(found.refused()).containsExactlyElementsOf(files.subList(2, 6));
    }

    @Test
    void whatHoversIsRecognisedByNameAlone() throws Exception {
        Found found =
                new Looking(name -> false)
                        .look(List.of(file("rows.out", "id\tname\n1\ta\n")), ignored -> {});

        assertThat(found.files()).isZero();
        assertThat(found.unknown()).containsExactly("rows.out");
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    @Test
    void aLookThatWasStoppedHasNotFinishedAndLooksIntoNoOtherFolder() throws Exception {
        List<String> folders = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            Path each = Files.createDirectory(folder.resolve(name));
            Files.createFile(each.resolve(name + ".tsv"));
            folders.add(each.toString());
        }
        Looking looking = Looking.of(new LoadPipeline());
        List<Found> told = new ArrayList<>();

        Found found =
                looking.look(
                        folders,
                        now -> {
                            told.add(now);
                            looking.stop();
                        });

        assertThat(found.finished()).isFalse();
        assertThat(told).hasSize(1);
    }

    @Test
    void aFolderInWhichThereIsNothingToFindIsLeftInTheMiddle() throws Exception {
        for (int i = 0; i < 3; i++) {
            Files.createFile(folder.resolve(i + ".mp3"));
        }
        List<String> seen = new ArrayList<>();
        Looking looking =
                new Looking(
                        name -> {
                            seen.add(name);
                            return false;
                        },
                        name -> false);

        Found found = looking.look(List.of(folder.toString()), now -> looking.stop());

        assertThat(seen).isEmpty();
        assertThat(found.finished()).isFalse();
        assertThat(found.unreadable()).isEmpty();
    }
}
