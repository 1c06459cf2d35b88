package dev.sluice.desktop.detail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.text.Quantity;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.progress.JobTimeline;
import dev.sluice.engine.progress.PhaseKind;
import dev.sluice.ui.Messages;

import javafx.scene.Node;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

@ExtendWith(ApplicationExtension.class)
final class ThroughputPaneTest {
    private static final JobTimeline TIMELINE =
            new JobTimeline(
                    Duration.ofSeconds(20),
                    List.of(phase("check"), phase("copy"), phase("reconcile")),
                    List.of(
                            new JobTimeline.Slice(
                                    0,
                                    20_000,
                                    List.of(
                                            new JobTimeline.Use(400e6, 1),
                                            new JobTimeline.Use(10e6, 1),
                                            new JobTimeline.Use(0, 1)))));

    @Test
    void allPhasesShareAChartOrEachHasItsOwn(FxRobot robot) {
        robot.interact(() -> {
            ThroughputPane pane =
                    new ThroughputPane(
                            DetailWords.of(Messages.of(Locale.ENGLISH), ZoneOffset.UTC),
                            new Palette());

            show(pane, true, false);
            assertThat(texts(pane))
                    .containsExactly(
                            "Check: 400 MB/s now, 400 MB/s at most."
                                    + " Copy: 10 MB/s now, 10 MB/s at most.");

            show(pane, false, true);
            assertThat(texts(pane))
                    .containsExactly("Check: 400 MB/s at most.", "Copy: 10 MB/s at most.");

            show(pane, false, false);
            assertThat(texts(pane)).hasSize(1);
        });
    }

    private static void show(ThroughputPane pane, boolean goesOn, boolean apart) {
        TimeScale scale = TimeScale.of(20_000, 0, goesOn, 100, 400);
        pane.show(TIMELINE, scale, Quantity.BYTES, goesOn, apart);
    }

    /** Narrow spaces as plain ones, so that a test can be read. */
    private static List<String> texts(ThroughputPane pane) {
        return pane.getChildren().stream()
                .map(Node::getAccessibleText)
                .map(text -> text.replace('\u202f', ' '))
                .toList();
    }

    private static JobTimeline.PhaseTime phase(String id) {
        return new JobTimeline.PhaseTime(
                new PhaseId(id), PhaseKind.WRITE, List.of(), 1, 0, 1, List.of());
    }
}
