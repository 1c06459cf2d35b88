package dev.sluice.desktop.window;

import static dev.sluice.desktop.window.PressedKey.on;
import static dev.sluice.desktop.window.WindowOnHome.field;
import static dev.sluice.desktop.window.WindowOnHome.until;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.link.Engines;
import dev.sluice.engine.link.Opened;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A folder of many files comes to the window. {@code -Dsluice.sheet.files=100000} measures as many
 * as a person may have, on a machine that does nothing else: the sheet within 300 ms, no pause over
 * 100.
 */
final class ManyFilesTest extends WindowTest {
    private static final boolean IS_MEASURED = System.getProperty("sluice.sheet.files") != null;
    private static final int FILES = Integer.getInteger("sluice.sheet.files", 3_000);
    private static final int MONTHS = 12;

    /** Other tests may run beside this one, so only what would be blocking fails it. */
    private static final Duration BLOCKED = Duration.ofMillis(1_500);

    /** How the folder comes. */
    enum Way {
        DROP,
        SECOND_START,
        PASTE
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void theSheetIsThereAtOnceAndNothingBlocksWhileFilesAreCounted(
            Way way, FxRobot robot, TestReporter reporter) throws Exception {
        Path data = manyFiles();
        Duration slowest = Duration.ZERO;
        for (String time : List.of("first", "second")) {
            Duration sheet;
            Duration counted;
            try (FxPauses pauses = new FxPauses(() -> way + ", " + time)) {
                pauses.start();
                long begun = System.nanoTime();
                sheet = bring(robot, way, data);
                until(() -> shown.says(robot, "Load %,d files into a table".formatted(FILES)));
                counted = Duration.ofNanos(System.nanoTime() - begun);
                until(() -> shown.says(robot, "no history yet"));
                tell(
                        reporter,
                        "%s, %s time, %,d files: sheet after %d ms, counted after %d ms, told after %d ms; %s"
                                .formatted(
                                        way,
                                        time,
                                        FILES,
                                        sheet.toMillis(),
                                        counted.toMillis(),
                                        Duration.ofNanos(System.nanoTime() - begun).toMillis(),
                                        pauses.report()));
            }
            slowest = slowest.compareTo(sheet) > 0 ? slowest : sheet;
            robot.interact(() -> shown.window().closeModal());
        }
        assertThat(slowest).isLessThan(BLOCKED);
    }

    @Test
    void countingEndsWithTheSheet(FxRobot robot) throws Exception {
        Path data = manyFiles();
        bring(robot, Way.DROP, data);

        long begun = System.nanoTime();
        robot.interact(() -> on(shown.window(), KeyCode.ESCAPE, false));

        until(() ->
                Thread.getAllStackTraces().entrySet().stream()
                        .filter(entry -> entry.getKey().getName().startsWith("window-look"))
                        .flatMap(entry -> List.of(entry.getValue()).stream())
                        .noneMatch(frame -> frame.getClassName().startsWith("dev.sluice")));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(BLOCKED);
        assertThat(shown.window().isCovered()).isFalse();
    }

    @Test
    void noMonthIsMissingFromWhatIsQueuedWhileFilesAreCounted(FxRobot robot) throws Exception {
        bring(robot, Way.DROP, manyFiles());
        robot.interact(() -> {
            field(robot, "table").setText("events");
            robot.lookup("#queue-paused").queryAs(Button.class).fire();
        });

        until(() -> !shown.window().isCovered());
        assertThat(shown.engine().snapshot().jobs())
                .extracting(JobSnapshot::job)
                .extracting(job -> job.request().name())
                .hasSize(MONTHS)
                .contains("events 2024-01", "events 2024-12");
    }

    private static void tell(TestReporter reporter, String figures) {
        reporter.publishEntry(figures);
        if (IS_MEASURED) {
            System.out.println(figures);
        }
    }

    private Path manyFiles() throws Exception {
        Path data = Files.createDirectories(folder.resolve("many"));
        for (int i = 0; i < FILES; i++) {
            // The last month begins where the first looks have long been shown.
            int month = 1 + i * MONTHS / FILES;
            Path file = data.resolve("events_2024-%02d_%06d.tsv".formatted(month, i));
            if (i < MONTHS) {
                Files.writeString(file, "id\tname\n1\ta\n");
            } else {
                Files.createFile(file);
            }
        }
        return data;
    }

    /** Until the sheet has been laid out. */
    private Duration bring(FxRobot robot, Way way, Path data) throws Exception {
        CompletableFuture<Long> laidOut = new CompletableFuture<>();
        robot.interact(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putFiles(List.of(data.toFile()));
            Clipboard.getSystemClipboard().setContent(content);
            Scene scene = shown.window().getScene();
            scene.addPostLayoutPulseListener(() -> {
                if (shown.window().isCovered()) {
                    laidOut.complete(System.nanoTime());
                }
            });
        });
        long begun = System.nanoTime();
        switch (way) {
            case DROP ->
                    robot.interact(() -> {
                        List<String> dropped = List.of(data.toString());
                        shown.window().dropping().hover(dropped);
                        shown.window().dropping().drop(dropped);
                    });
            case SECOND_START -> {
                try (Opened second =
                        Engines.open(
                                home(),
                                (where, store) -> {
                                    throw new AssertionError("The window has the home.");
                                })) {
                    assertThat(second.handOver(List.of(data.toString()))).isTrue();
                }
            }
            case PASTE ->
                    robot.interact(() -> {
                        shown.window().view().list().requestFocus();
                        on(shown.window(), KeyCode.V, true);
                    });
        }
        return Duration.ofNanos(laidOut.get(60, TimeUnit.SECONDS) - begun);
    }
}
