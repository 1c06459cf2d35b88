package dev.sluice.desktop.window;

import static dev.sluice.desktop.window.WindowOnHome.field;
import static dev.sluice.desktop.window.WindowOnHome.until;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.saved.SavedJob;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.PipelineId;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A job in a file, dropped on the window. */
final class SavedJobPathTest extends WindowTest {

    @Test
    void theSheetOpensWithWhatWasSavedAndQueuesIt(FxRobot robot) throws Exception {
        Path data = Files.writeString(folder.resolve("orders.tsv"), "id\tnote\n1\tx\n");
        Path file = folder.resolve("orders.sluice");
        SavedJob.write(
                file,
                new JobRequest(
                        new PipelineId("load"),
                        "orders",
                        List.of(data.toString()),
                        Map.of("table", "kept", "max-bad-rows", "7")));

        robot.interact(() -> shown.window().openAddSheet(List.of(file.toString())));
        until(() -> robot.lookup("#option-table").tryQuery().isPresent());
        assertThat(field(robot, "table").getText()).isEqualTo("kept");
        // What is folded away tells what it has.
        assertThat(shown.says(robot, "Bad rows 7 · Delimiter")).isTrue();

        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        until(() ->
                shown.engine().snapshot().jobs().stream()
                        .anyMatch(job ->
                                "7".equals(job.job().request().options().get("max-bad-rows"))));
    }

    @Test
    void whatIsNoSavedJobSaysSoAndOpensNothing(FxRobot robot) throws Exception {
        Path file = Files.writeString(folder.resolve("orders.sluice"), "id\tnote\n");
        Path other =
                Files.writeString(
                        folder.resolve("maps.sluice"),
                        "sluice-job=1\npipeline=teleport\nname=maps\n");

        robot.interact(() -> shown.window().openAddSheet(List.of(file.toString())));
        until(() -> shown.says(robot, "Line 1 of orders.sluice cannot be used"));
        robot.interact(() -> shown.window().openAddSheet(List.of(other.toString())));
        until(() -> shown.says(robot, "needs the pipeline teleport"));

        assertThat(robot.lookup("#option-table").tryQuery()).isEmpty();
    }
}
