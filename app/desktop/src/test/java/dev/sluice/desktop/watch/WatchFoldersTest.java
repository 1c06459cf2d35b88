package dev.sluice.desktop.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.detail.AtOnce;
import dev.sluice.desktop.preset.Preset;
import dev.sluice.pipelines.load.LoadPipeline;

import javafx.collections.FXCollections;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

final class WatchFoldersTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2024-05-01T10:00:00Z"), ZoneOffset.UTC);

    @TempDir Path home;
    private final List<Exception> failures = new ArrayList<>();

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
                Clock.offset(CLOCK, Duration.ofSeconds(start)));
    }

    private Path folder(String name) {
        return home.resolve(name);
    }
}
