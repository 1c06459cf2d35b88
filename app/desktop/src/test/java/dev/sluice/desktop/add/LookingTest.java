package dev.sluice.desktop.add;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.pipelines.load.LoadPipeline;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
