package dev.sluice.desktop.window;

import static dev.sluice.desktop.window.WindowOnHome.until;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.queue.RowState;
import dev.sluice.desktop.watch.WatchFolders;
import dev.sluice.desktop.watch.WatchState;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;

/** Files that come into a watched folder. */
final class WatchPathTest extends WindowTest {

    @Test
    void aNewFileIsLoadedOnceAlsoOverARestartAndAgainWhenItIsWrittenAnew(FxRobot robot)
            throws Exception {
        Path in = Files.createDirectory(folder.resolve("in"));
        Files.writeString(in.resolve("old.tsv"), "id\n1\n");
        watch(robot, in);
        Files.writeString(in.resolve("orders.tsv"), "id\n1\n");
        Files.writeString(in.resolve("orders2.tsv.part"), "id\n1\n");
        until(() -> poll(robot).rows(RowState.DONE).size() == 1);
        assertThat(names()).containsExactly("orders.tsv");

        shown.close();
        openAgain();
        until(() -> poll(robot).entry().state().get() instanceof WatchState.Watching);
        poll(robot);
        assertThat(names()).containsExactly("orders.tsv");

        Files.writeString(in.resolve("orders.tsv"), "id\n1\n2\n");
        Files.setLastModifiedTime(
                in.resolve("orders.tsv"),
                FileTime.from(
                        Files.getLastModifiedTime(in.resolve("orders.tsv"))
                                .toInstant()
                                .plusSeconds(5)));
        until(() -> poll(robot).rows(RowState.DONE).size() == 2);
    }

    @Test
    void aFolderThatIsNotThereIsLookedForAgain(FxRobot robot) throws Exception {
        Path in = folder.resolve("later");
        watch(robot, in);
        until(() -> poll(robot).entry().state().get() instanceof WatchState.Missing);
        robot.interact(() -> shown.window().commands().watchFolder());
        until(() -> shown.says(robot, "The folder is not there or cannot be read."));

        Files.createDirectory(in);
        until(() -> shown.says(robot, "Waits for new files"));
    }

    private void watch(FxRobot robot, Path in) throws Exception {
        robot.interact(() -> shown.window().watches().add(in, failure -> {}));
        robot.interact(() ->
                shown.window()
                        .watches()
                        .change(
                                entry(),
                                entry().watch()
                                        .withStableSeconds(1)
                                        .withTable(Optional.of("orders")),
                                failure -> {}));
        until(() -> !(poll(robot).entry().state().get() instanceof WatchState.Beginning));
    }

    private WatchPathTest poll(FxRobot robot) {
        robot.interact(() -> shown.window().watches().poll());
        return this;
    }

    private List<?> rows(RowState state) {
        return shown.rows(state);
    }

    private WatchFolders.Entry entry() {
        return shown.window().watches().entries().getFirst();
    }

    private List<String> names() {
        return shown.engine().snapshot().jobs().stream()
                .map(job -> job.job().request().name())
                .toList();
    }
}
