package dev.sluice.desktop.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.detail.AtOnce;
import dev.sluice.desktop.preset.Preset;
import dev.sluice.pipelines.load.LoadPipeline;

import javafx.collections.FXCollections;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

final class WatchFoldersTest {
    private Instant now = Instant.parse("2024-05-01T10:00:00Z");
    private final InstantSource time = () -> now;
    @TempDir Path home;
    private final List<Exception> failures = new ArrayList<>();
    private final List<Path> broken = new ArrayList<>();

    @Test
    void twoWindowsOfAHomeLoseNoFolderOfTheOther() {
        WatchFolders before = window(0);
        before.add(folder("old"), failures::add);
        before.add(folder("slow"), failures::add);
        WatchFolders one = window(1);
        WatchFolders other = window(2);

        one.add(folder("in"), failures::add);
        one.remove(one.entries().getFirst(), failures::add);
        WatchFolders.Entry slow = other.entries().get(1);
        other.change(slow, slow.watch().withStableSeconds(99), failures::add);

        assertThat(window(3).entries())
                .extracting(entry -> entry.watch().folder() + " " + entry.watch().stableSeconds())
                .containsExactlyInAnyOrder(
                        folder("slow") + " 99", folder("in") + " " + Watch.USUAL_SECONDS);
        assertThat(failures).isEmpty();
    }

    @Test
    void aDefectIsToldOnceAndTheFolderGoesOnBeingWatched() throws IOException {
        Path in = Files.createDirectory(folder("in"));
        WatchFolders window = window(0);
        window.add(in, failures::add);
        Path file = Files.writeString(in.resolve("orders.tsv"), "id\n1\n");
        window.poll();
        assertThat(broken).isEmpty();

        // It is stable now and to be queued, which throws here.
        now = now.plusSeconds(100);
        window.poll();
        window.poll();
        assertThat(broken).containsExactly(in);
        assertThat(state(window)).isEqualTo(new WatchState.Broken());

        Files.delete(file);
        window.poll();
        assertThat(state(window)).isEqualTo(new WatchState.Watching(0, 0));
        Files.writeString(in.resolve("orders.tsv"), "id\n2\n");
        window.poll();
        now = now.plusSeconds(100);
        window.poll();
        assertThat(broken).containsExactly(in, in);
    }

    private static WatchState state(WatchFolders window) {
        return window.entries().getFirst().state().get();
    }

    /**
     * @param start seconds after the first
     */
    private WatchFolders window(int start) {
        return new WatchFolders(
                home,
                () -> {
                    throw new IllegalStateException("Nothing is queued here.");
                },
                new UsualRequests(
                        home,
                        List.of(new LoadPipeline()),
                        FXCollections.<Preset>observableArrayList()),
                AtOnce.background(),
                Clock.offset(time.withZone(ZoneOffset.UTC), Duration.ofSeconds(start)),
                broken::add);
    }

    private Path folder(String name) {
        return home.resolve(name);
    }
}
