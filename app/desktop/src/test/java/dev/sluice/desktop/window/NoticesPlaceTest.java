package dev.sluice.desktop.window;

import static dev.sluice.desktop.window.WindowOnHome.until;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.Notification;

import dev.sluice.desktop.detail.DetailTab;
import dev.sluice.desktop.queue.RowState;
import dev.sluice.engine.Submission;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.pipelines.load.LoadPipeline;

import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListCell;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** As many long notices as there can be, in the smallest window that is promised. */
final class NoticesPlaceTest extends WindowTest {
    private static final double WIDTH = 1024;
    private static final double HEIGHT = 700;
    private static final int MORE_THAN_FIT = 18;

    @Override
    WindowOnHome show(Stage lent) throws Exception {
        Stage small = new Stage(); // the lent one would stay as small for those that follow
        WindowOnHome made = new WindowOnHome(home(), small, new LoadPipeline());
        small.setWidth(WIDTH);
        small.setHeight(HEIGHT);
        return made;
    }

    @Test
    void noticesCoverNoRowOfAFullQueue(FxRobot robot) throws Exception {
        for (int i = 0; i < MORE_THAN_FIT; i++) {
            submit("orders " + i, Submission.Start.PAUSED);
        }
        until(() -> shown.queue().jobs().size() == MORE_THAN_FIT);

        warnThrice(robot);

        until(() -> noneIsCovered(robot));
        assertThat(controlsInSight(robot)).hasSizeGreaterThan(10);
    }

    @Test
    void whatFailedCanBeRetriedBesideNotices(FxRobot robot) throws Exception {
        submit("orders", Submission.Start.QUEUED);
        until(() -> shown.rows(RowState.DONE_WITH_FAILURES).size() == 1);
        robot.interact(() ->
                shown.window().showDetail(shown.queue().jobs().getFirst(), DetailTab.FAILURES));
        until(() -> shown.says(robot, "Retry 1"));

        warnThrice(robot);

        until(() -> noneIsCovered(robot));
        Node retry = robot.lookup("#retry-cause").query();
        assertThat(inSight(retry)).isEqualTo(retry.localToScene(retry.getLayoutBounds()));
    }

    @Test
    void noticesCoverNoButtonOfTheSettings(FxRobot robot) throws Exception {
        robot.interact(() -> shown.window().showSettings());

        warnThrice(robot);

        until(() -> noneIsCovered(robot));
    }

    @Test
    void theirRoomIsGivenBackWhenTheyGo(FxRobot robot) throws Exception {
        submit("orders", Submission.Start.PAUSED);
        until(() -> shown.rows(RowState.PAUSED).size() == 1);
        Node list = shown.window().view().list();
        double before = list.getLayoutBounds().getHeight();
        warnThrice(robot);
        until(() -> list.getLayoutBounds().getHeight() < before - 100);

        robot.interact(
                () -> List.copyOf(notices()).forEach(each -> each.getOnClose().handle(null)));

        until(() -> list.getLayoutBounds().getHeight() == before);
    }

    private void submit(String name, Submission.Start start) throws Exception {
        Path good = Files.writeString(folder.resolve(name + ".tsv"), "id\tname\n1\ta\n");
        Path bad = Files.writeString(folder.resolve(name + "-bad.tsv"), "id\tname\n1\n");
        shown.submit(
                new JobRequest(
                        new PipelineId("load"),
                        name,
                        List.of(good.toString(), bad.toString()),
                        Map.of("table", "orders", "into", "duckdb:" + folder.resolve("w.duckdb"))),
                start);
    }

    private void warnThrice(FxRobot robot) throws Exception {
        String sentence =
                "The folder /srv/share/deliveries/2024/quarter of the year/corrections cannot be"
                        + " read any more, because the drive on which it lies does not answer."
                        + " Its files are queued once it is there again. Number ";
        robot.interact(() -> {
            for (int i = 1; i <= NoticesModel.MOST; i++) {
                shown.window().warn(sentence + i + ".");
            }
        });
        until(() ->
                notices().size() == NoticesModel.MOST
                        && notices().stream().allMatch(each -> each.getHeight() > 0));
    }

    private List<Notification> notices() {
        return shown.window().lookupAll(".notices > .notification").stream()
                .map(Notification.class::cast)
                .toList();
    }

    private boolean noneIsCovered(FxRobot robot) {
        List<Node> controls = controlsInSight(robot);
        return controls.stream()
                .map(NoticesPlaceTest::inSight)
                .noneMatch(control ->
                        notices().stream()
                                .map(each -> each.localToScene(each.getLayoutBounds()))
                                .anyMatch(control::intersects));
    }

    private List<Node> controlsInSight(FxRobot robot) {
        List<Node> found = new ArrayList<>();
        robot.interact(() -> {
            shown.window().layout();
            found.addAll(
                    controlsIn(shown.window())
                            .filter(control ->
                                    inSight(control).getWidth() > 0
                                            && inSight(control).getHeight() > 0)
                            .toList());
        });
        return found;
    }

    /** Buttons, and rows, which are pressed anywhere to be chosen. */
    private static Stream<Node> controlsIn(Node node) {
        if (!node.isVisible() || node instanceof Notices) {
            return Stream.empty();
        }
        if (node instanceof ButtonBase || (node instanceof ListCell<?> row && !row.isEmpty())) {
            return Stream.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(NoticesPlaceTest::controlsIn)
                : Stream.empty();
    }

    /** What of a node is not cut off by what it is scrolled in. */
    private static Bounds inSight(Node node) {
        Bounds seen = node.localToScene(node.getLayoutBounds());
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getClip() != null) {
                seen = common(seen, at.localToScene(at.getClip().getBoundsInParent()));
            }
        }
        return seen;
    }

    private static Bounds common(Bounds one, Bounds other) {
        double x = Math.max(one.getMinX(), other.getMinX());
        double y = Math.max(one.getMinY(), other.getMinY());
        return new BoundingBox(
                x,
                y,
                Math.max(0, Math.min(one.getMaxX(), other.getMaxX()) - x),
                Math.max(0, Math.min(one.getMaxY(), other.getMaxY()) - y));
    }
}
