package dev.sluice.desktop.window;

import static dev.sluice.desktop.window.WindowOnHome.until;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.animation.AnimationTimer;
import javafx.scene.Scene;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.testfx.api.FxRobot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A folder of many files is dropped. {@code -Dsluice.sheet.files=100000} measures as many as a
 * person may have, on a machine that does nothing else: the sheet within 300 ms, no pause over 100.
 */
final class ManyFilesTest extends WindowTest {
    private static final int FILES = Integer.getInteger("sluice.sheet.files", 3_000);

    /** Other tests may run beside this one, so only what would be blocking fails it. */
    private static final Duration BLOCKED = Duration.ofMillis(1_500);

    @Test
    void theSheetIsThereAtOnceAndNothingBlocksWhileFilesAreCounted(
            FxRobot robot, TestReporter reporter) throws Exception {
        Path data = Files.createDirectories(folder.resolve("many"));
        for (int i = 0; i < FILES; i++) {
            Path file = data.resolve("events_2024-%02d_%06d.tsv".formatted(1 + i % 12, i));
            if (i < 12) {
                Files.writeString(file, "id\tname\n1\ta\n");
            } else {
                Files.createFile(file);
            }
        }
        Duration first = open(robot, Files.createDirectories(folder.resolve("few")));
        robot.interact(() -> shown.window().closeModal());
        Pauses pauses = new Pauses();
        long begun = System.nanoTime();
        robot.interact(pauses::start);
        Duration sheet = open(robot, data);
        until(() -> shown.says(robot, "Load %,d files into a table".formatted(FILES)));
        until(() -> shown.says(robot, "no history yet"));
        Duration all = Duration.ofNanos(System.nanoTime() - begun);
        robot.interact(pauses::stop);

        reporter.publishEntry(
                "%,d files: first sheet after %d ms, this one after %d ms, counted and told after %d ms, longest pause %d ms"
                        .formatted(
                                FILES,
                                first.toMillis(),
                                sheet.toMillis(),
                                all.toMillis(),
                                pauses.longest().toMillis()));
        assertThat(sheet).isLessThan(BLOCKED);
        assertThat(pauses.longest()).isLessThan(BLOCKED);
    }

    /** Until the sheet has been laid out. */
    private Duration open(FxRobot robot, Path data) throws Exception {
        CompletableFuture<Long> laidOut = new CompletableFuture<>();
        long begun = System.nanoTime();
        robot.interact(() -> {
            shown.window().openAddSheet(List.of(data.toString()));
            Scene scene = shown.window().getScene();
            scene.addPostLayoutPulseListener(() -> laidOut.complete(System.nanoTime()));
        });
        return Duration.ofNanos(laidOut.get(60, TimeUnit.SECONDS) - begun);
    }

    /** The longest time between two frames. */
    private static final class Pauses extends AnimationTimer {
        private long last;
        private long longest;

        @Override
        public void handle(long ignored) {
            long now = System.nanoTime();
            longest = last == 0 ? 0 : Math.max(longest, now - last);
            last = now;
        }

        Duration longest() {
            return Duration.ofNanos(longest);
        }
    }
}
