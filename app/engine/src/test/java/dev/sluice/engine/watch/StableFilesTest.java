package dev.sluice.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

final class StableFilesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir Path folder;

    private final StableFiles files = new StableFiles(Duration.ofSeconds(10));
    private final Set<Sighting> known = new HashSet<>();

    @Test
    void aFileIsTakenOnceItHasStayedTheSameLongEnough() {
        Sighting file = seen("a.tsv", 5, 0);
        assertThat(look(0, file)).isEmpty();
        assertThat(look(9, file)).isEmpty();
        assertThat(look(10, file)).containsExactly(file);

        known.add(file);
        assertThat(look(60, file)).isEmpty();
    }

    @Test
    void aFileThatGrowsOrIsTouchedWaitsAnew() {
        look(0, seen("a.tsv", 5, 0));
        look(8, seen("a.tsv", 6, 8));
        assertThat(look(12, seen("a.tsv", 6, 8))).isEmpty();
        look(16, seen("a.tsv", 6, 15));
        assertThat(look(20, seen("a.tsv", 6, 15))).isEmpty();

        assertThat(look(26, seen("a.tsv", 6, 15))).hasSize(1);
    }

    @Test
    void aFileThatIsWrittenAgainLaterIsANewOne() {
        known.add(seen("a.tsv", 5, 0));
        look(0, seen("a.tsv", 5, 90));

        assertThat(look(10, seen("a.tsv", 5, 90))).hasSize(1);
    }

    @Test
    void aClockSetBackHoldsNothingUpForLong() {
        Sighting file = seen("a.tsv", 5, 0);
        look(7200, file);
        look(0, file);

        assertThat(look(10, file)).containsExactly(file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".hidden.tsv",
                "~$orders.tsv",
                "orders.tsv~",
                "orders.tsv.part",
                "orders.tsv.CRDOWNLOAD",
                "orders.tmp"
            })
    void hiddenAndUnfinishedNamesAreLeftOut(String name) {
        look(0, seen(name, 1, 0));

        assertThat(look(100, seen(name, 1, 0))).isEmpty();
    }

    @Test
    void whatIsKnownOutlastsARestart() throws Exception {
        Path file = folder.resolve("watch").resolve("1.known");
        Sighting odd = seen("a b\nc=%1 é.tsv", 5, 0);
        assertThat(new KnownFiles(file).read()).isEmpty();
        new KnownFiles(file).write(List.of(odd, seen("b", 0, 1)));

        assertThat(new KnownFiles(file).read()).contains(Set.of(odd, seen("b", 0, 1)));
    }

    @Test
    void halfAListIsNone() throws Exception {
        Path file = Files.writeString(folder.resolve("known"), "5 2026-03-01T12:00:00Z a.tsv\n");

        assertThat(new KnownFiles(file).read()).isEmpty();
    }

    @Test
    void onlyFilesOfTheFolderItselfAreListed() throws Exception {
        Files.writeString(folder.resolve("a.tsv"), "12345");
        Files.writeString(folder.resolve("b.doc"), "");
        Files.createDirectory(folder.resolve("c.tsv"));

        assertThat(FolderListing.of(folder, name -> name.endsWith(".tsv")))
                .extracting(Sighting::name, Sighting::bytes)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("a.tsv", 5L));
        assertThatThrownBy(() -> FolderListing.of(folder.resolve("missing"), name -> true))
                .isInstanceOf(IOException.class);
    }

    @Test
    void linksAreListedOnlyWhereTheyLeadToAFile() throws Exception {
        Files.writeString(folder.resolve("a.tsv"), "12345");
        Files.createSymbolicLink(folder.resolve("b.tsv"), Path.of("a.tsv"));
        Files.createSymbolicLink(folder.resolve("itself.tsv"), Path.of("itself.tsv"));
        Files.createSymbolicLink(folder.resolve("there.tsv"), Path.of("back.tsv"));
        Files.createSymbolicLink(folder.resolve("back.tsv"), Path.of("there.tsv"));
        Files.createSymbolicLink(folder.resolve("nowhere.tsv"), Path.of("none"));
        Files.createSymbolicLink(folder.resolve("parent.tsv"), folder);

        assertThat(FolderListing.of(folder, name -> true))
                .extracting(Sighting::name)
                .containsExactlyInAnyOrder("a.tsv", "b.tsv");
    }

    private List<Sighting> look(int second, Sighting... found) {
        return files.look(List.of(found), known, NOON.plusSeconds(second));
    }

    private static Sighting seen(String name, long bytes, int second) {
        return new Sighting(name, bytes, NOON.plusSeconds(second));
    }
}
