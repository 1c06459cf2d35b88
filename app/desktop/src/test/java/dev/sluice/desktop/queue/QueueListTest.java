package dev.sluice.desktop.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.look.Appearance;
import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

@ExtendWith(ApplicationExtension.class)
class QueueListTest {

    private final QueueModel model = new QueueModel();
    private final RecordingActions actions = new RecordingActions();

    // Controls can be made only after the toolkit has started.
    @SuppressWarnings("NullAway.Init")
    private QueueView view;

    @Start
    void show(Stage stage) {
        view = new QueueView(model, actions, Messages.of(Locale.ENGLISH));
        Scene scene = new Scene(view, 1280, 800);
        new Appearance().dress(scene, false);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void anEmptyQueueWelcomes(FxRobot robot) {
        assertThat(robot.lookup(".welcome").query().isVisible()).isTrue();
        robot.interact(() -> model.empty().set(false));
        assertThat(robot.lookup(".welcome").query().isVisible()).isFalse();
    }

    @Test
    void tenThousandJobsNeedOnlyTheCellsThatFit(FxRobot robot) {
        List<QueueRow> rows = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            rows.add(running("job " + i, 5));
        }
        list(robot, rows);
        Set<Node> seen = new HashSet<>(cells(robot));
        Set<ProgressBar> bars = new HashSet<>(bars(robot));
        for (int row = 0; row < 10_000; row += 997) {
            int target = row;
            robot.interact(() -> view.list().scrollTo(target));
            WaitForAsyncUtils.waitForFxEvents();
            seen.addAll(cells(robot));
            bars.addAll(bars(robot));
        }

        assertThat(seen).as("cells").hasSizeLessThan(20);
        assertThat(bars).as("progress bars").hasSizeLessThan(20 * 6);
    }

    @Test
    void endReachesTheLastOfThousandsOfRowsWhateverTheirHeight(FxRobot robot) {
        List<QueueRow> rows = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            rows.add(i % 3 == 0 ? running("job " + i, 5) : job("job " + i));
        }
        list(robot, rows);

        robot.interact(() ->
                Event.fireEvent(
                        view.list(),
                        new KeyEvent(
                                KeyEvent.KEY_PRESSED,
                                "",
                                "",
                                KeyCode.END,
                                false,
                                false,
                                false,
                                false)));
        settle(robot);

        QueueCell last =
                cells(robot).stream()
                        .filter(cell -> cell.getIndex() == 2_999)
                        .findFirst()
                        .orElseThrow();
        assertThat(last.localToScene(last.getLayoutBounds()).getMaxY())
                .isLessThanOrEqualTo(
                        view.list().localToScene(view.list().getLayoutBounds()).getMaxY() + 1);
    }

    @Test
    void theKeyboardOpensTheMenuOfTheRowWithTheFocusOnce(FxRobot robot) {
        JobRow job = running("job", 2);
        job.actions().setAll(RowAction.PAUSE, RowAction.DETAIL);
        list(robot, List.of(job("other"), job));

        robot.interact(() -> {
            view.list().getSelectionModel().select(1);
            pressMenuKey();
            pressMenuKey();
        });

        List<ContextMenu> menus = menus();
        robot.interact(() -> menus.forEach(ContextMenu::hide));
        assertThat(menus).singleElement().satisfies(menu -> assertThat(menu.getItems()).hasSize(2));
    }

    @Test
    void theMenuOfSeveralChosenRowsIsAboutAllOfThemWhereThatMakesSense(FxRobot robot) {
        JobRow first = running("first", 1);
        JobRow second = running("second", 1);
        second.actions().setAll(RowAction.PAUSE, RowAction.DETAIL);
        list(robot, List.of(job("other"), first, second));

        robot.interact(() -> {
            view.list().getSelectionModel().selectIndices(1, 2);
            pressMenuKey();
        });
        robot.interact(() -> {
            ContextMenu menu = menus().getFirst();
            menu.getItems().forEach(MenuItem::fire);
            menu.hide();
        });

        assertThat(actions.asked)
                .containsExactly(
                        "PAUSE " + first.key() + ", " + second.key(), "DETAIL " + second.key());
    }

    private void pressMenuKey() {
        Event.fireEvent(
                view.list(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F10, true, false, false, false));
    }

    private static List<ContextMenu> menus() {
        return Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .toList();
    }

    @Test
    void aReusedCellShowsNothingOfTheJobBefore(FxRobot robot) {
        JobRow running = running("first", 4);
        JobRow waiting = job("second");
        list(robot, List.of(running));
        QueueCell cell = cells(robot).getFirst();
        assertThat(cell.visibleLines()).hasSize(4);

        robot.interact(() -> model.rows().setAll(waiting));
        QueueCell reused = cells(robot).getFirst();
        robot.interact(() -> {
            running.name().set("changed");
            running.phases().getFirst().verb().set("changed");
        });

        assertThat(reused.visibleLines()).isEmpty();
        assertThat(texts(reused)).contains("second").doesNotContain("first", "changed");
    }

    @Test
    void everyBarFollowsItsPhase(FxRobot robot) {
        JobRow job = running("job", 3);
        list(robot, List.of(job));

        robot.interact(() -> job.phases().get(1).fraction().set(0.75));

        QueueCell cell = cells(robot).getFirst();
        ProgressBar bar = (ProgressBar) cell.visibleLines().get(1).bar().lookup(".progress-bar");
        assertThat(bar.getProgress()).isEqualTo(0.75);
        assertThat(bar.getAccessibleText()).isEqualTo("Compressing part 1.tsv");
    }

    @Test
    void inOneLineARunningJobHasAThinBarForEachPhase(FxRobot robot) {
        JobRow job = running("job", 3);
        list(robot, List.of(job, job("below")));
        QueueCell cell = cells(robot).getFirst();
        assertThat(cell.getHeight()).isEqualTo(40 + 3 * 24);

        robot.interact(() -> model.dense().set(true));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(cell.getHeight()).isEqualTo(40);
        assertThat(cell.visibleLines()).isEmpty();
        assertThat(cell.lookupAll(".phase-stack .phase-fill").stream().filter(Node::isVisible))
                .hasSize(3);

        robot.interact(() -> model.dense().set(false));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(cell.getHeight()).isEqualTo(40 + 3 * 24);
        assertThat(cell.visibleLines()).hasSize(3);
    }

    @Test
    void inOneLineAPhaseOfUnknownSizeIsSeenAtWorkUntilItsSizeIsKnown(FxRobot robot) {
        JobRow job = running("job", 1);
        PhaseRow phase = job.phases().getFirst();
        robot.interact(() -> {
            phase.fraction().set(0);
            phase.total().set(BarTotal.UNKNOWN);
            phase.accessibleText().set("Download, 0 of 3 items, size not known yet");
            model.dense().set(true);
        });
        list(robot, List.of(job));

        Node bar = cells(robot).getFirst().lookup(".phase-stack .phase-bar");
        assertThat(seenParts(bar)).containsExactly("phase-dashes", "phase-block");
        assertThat(bar.lookup(".phase-dashes").getLayoutBounds().getWidth()).isEqualTo(224);
        assertThat(bar.lookup(".phase-dashes").getLayoutBounds().getHeight()).isEqualTo(3);
        assertThat(bar.getAccessibleText()).isEqualTo("Download, 0 of 3 items, size not known yet");

        robot.interact(() -> phase.state().set(BarState.WAITING_FOR_LANE));
        assertThat(seenParts(bar)).containsExactly("phase-track");

        robot.interact(() -> {
            phase.state().set(BarState.ACTIVE);
            phase.total().set(BarTotal.KNOWN);
            phase.accessibleText().set("Download, 1 of 3 items");
        });
        assertThat(seenParts(bar)).containsExactly("phase-track", "phase-fill");
        assertThat(bar.getAccessibleText()).isEqualTo("Download, 1 of 3 items");
    }

    @Test
    void theBlockOfAThinBarMovesOnlyWhileItIsSeen(FxRobot robot) throws TimeoutException {
        JobRow job = running("job", 1);
        robot.interact(() -> {
            job.phases().getFirst().total().set(BarTotal.UNKNOWN);
            model.dense().set(true);
        });
        list(robot, List.of(job));
        Node block = cells(robot).getFirst().lookup(".phase-stack .phase-block");
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> block.getTranslateX() > 0);

        robot.interact(() -> model.dense().set(false));
        assertThat(block.isVisible()).isFalse();
        assertThat(block.getTranslateX()).isZero();
    }

    @Test
    void aNameFromRightToLeftIsDrawnInOneFont(FxRobot robot) {
        JobRow job = running("\u05e9\u05dc\u05d5\u05dd_\u05e2\u05d5\u05dc\u05dd.tsv", 1);
        PhaseRow phase = job.phases().getFirst();
        phase.item().set("64 % of \u05e9\u05dc\u05d5\u05dd_\u05e2\u05d5\u05dc\u05dd.tsv");
        list(robot, List.of(job));
        Labeled name = robot.lookup(".job-name").query();
        Labeled item = robot.lookup(".phase-item").query();
        assertThat(List.of(name, item))
                .extracting(label -> label.getFont().getFamily())
                .containsOnly("System");

        robot.interact(() -> {
            job.name().set("sales");
            phase.item().set("part 1.tsv");
        });
        settle(robot);
        assertThat(List.of(name, item))
                .extracting(label -> label.getFont().getFamily())
                .allMatch(family -> family.startsWith("Inter Tabular"));
    }

    @Test
    void whatEachWorkerIsAtCanBeReadWithoutAPointer(FxRobot robot) {
        JobRow job = running("job", 1);
        job.phases().getFirst().workers().set("64 % of a.tsv\n12 % of b.tsv");
        list(robot, List.of(job, job("below")));
        robot.interact(() -> {
            view.list().requestFocus();
            view.list().getSelectionModel().select(0);
            view.list().showWorkers();
        });
        assertThat(hints()).containsExactly("Compressing\n64 % of a.tsv\n12 % of b.tsv");

        robot.interact(() -> job.phases().getFirst().workers().set("70 % of a.tsv\nb.tsv"));
        assertThat(hints()).containsExactly("Compressing\n70 % of a.tsv\nb.tsv");

        robot.interact(() -> view.list().getSelectionModel().clearAndSelect(1));
        assertThat(hints()).isEmpty();
    }

    @Test
    void whatWorkersWereAtGoesWithThePhase(FxRobot robot) {
        JobRow job = running("job", 1);
        job.phases().getFirst().workers().set("64 % of a.tsv\n12 % of b.tsv");
        list(robot, List.of(job));
        robot.interact(() -> {
            view.list().requestFocus();
            view.list().getSelectionModel().select(0);
            view.list().showWorkers();
        });
        assertThat(hints()).hasSize(1);

        robot.interact(() -> job.phases().clear());

        assertThat(hints()).isEmpty();
    }

    @Test
    void aSearchWithoutResultIsClearedWhereItSaysSo(FxRobot robot) {
        list(robot, List.of());
        Hyperlink clear = robot.lookup("#clear-search").queryAs(Hyperlink.class);
        assertThat(clear.isVisible()).isFalse();

        robot.interact(() -> model.search().set("abc"));
        settle(robot);
        assertThat(texts(view)).contains("No job or item contains ‘abc’.");
        robot.interact(clear::fire);
        assertThat(model.search().get()).isEmpty();
    }

    @Test
    void newValuesAreSeenAgainAndAgain(FxRobot robot) throws TimeoutException {
        JobRow job = running("job", 2);
        list(robot, List.of(job, job("below")));
        QueueCell cell = cells(robot).getFirst();
        PhaseLine line = cell.visibleLines().getFirst();
        Region fill = (Region) line.bar().lookup(".bar");
        PhaseRow phase = job.phases().getFirst();

        for (int tick = 1; tick <= 9; tick++) {
            double share = tick / 10.0;
            String count = "9".repeat(tick);
            robot.interact(() -> {
                phase.fraction().set(share);
                phase.countDone().set(count);
                job.name().set("job " + count);
            });
            // Each frame lays out what the one before has marked; a value that is lost never comes.
            WaitForAsyncUtils.waitFor(
                    10,
                    TimeUnit.SECONDS,
                    () ->
                            Math.abs(fill.getWidth() - 224 * share) <= 1
                                    && seen(line, ".count-done").equals(count)
                                    && seen(cell, ".job-name").equals("job " + count));
        }
    }

    @Test
    void aRowIsAsHighAsItsPhasesAreMany(FxRobot robot) {
        JobRow job = running("job", 4);
        JobRow below = job("below");
        list(robot, List.of(job, below));
        assertThat(heights(robot)).containsExactly(136.0, 40.0);

        robot.interact(() -> job.phases().remove(0, 3));
        settle(robot);
        assertThat(heights(robot)).containsExactly(64.0, 40.0);
        assertThat(tops(robot)).containsExactly(0.0, 64.0);

        robot.interact(() -> job.phases().clear());
        settle(robot);
        assertThat(heights(robot)).containsExactly(40.0, 40.0);
    }

    @Test
    void aScreenfulOfNewRowsIsMadeOverSeveralFrames(FxRobot robot) throws Exception {
        List<QueueRow> rows = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            rows.add(running("job " + i, 4));
        }
        List<Integer> lines = new CopyOnWriteArrayList<>();
        robot.interact(() -> {
            view.getScene().addPostLayoutPulseListener(() -> lines.add(visibleLines(robot)));
            model.empty().set(false);
            model.rows().setAll(rows);
        });
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> lines.contains(20));

        assertThat(lines).anyMatch(made -> made > 0 && made < 20);
        assertThat(cells(robot)).allSatisfy(cell -> assertThat(cell.visibleLines()).hasSize(4));
        assertThat(tops(robot)).containsExactly(0.0, 136.0, 272.0, 408.0, 544.0);
    }

    @Test
    void progressLaysOutItsOwnLineAndNoCell(FxRobot robot) {
        JobRow job = running("job", 4);
        list(robot, List.of(job));
        settle(robot);
        List<Boolean> asked = new ArrayList<>();
        robot.interact(() -> {
            cells(robot)
                    .forEach(cell ->
                            cell.needsLayoutProperty().subscribe(needed -> asked.add(needed)));
            assertThat(asked).as("at rest").containsOnly(false);
            for (PhaseRow phase : job.phases()) {
                phase.fraction().set(0.9);
                phase.countDone().set("35");
                phase.item().set("another-file.tsv");
                phase.rate().set("99 MB/s");
                phase.state().set(BarState.STALLED);
            }
            job.eta().set("2–4 min left");
            job.measure().set("6 min 10 s elapsed");
        });
        settle(robot);

        assertThat(asked).doesNotContain(true);
    }

    @Test
    void aFinishedJobOffersWhatHelpsMostFirst(FxRobot robot) {
        JobRow job = SampleQueue.invoices();
        list(robot, List.of(job));

        QueueCell cell = cells(robot).getFirst();
        List<Button> buttons =
                cell.lookupAll(".row-word").stream()
                        .map(Button.class::cast)
                        .filter(Node::isVisible)
                        .sorted(Comparator.comparingDouble(Node::getLayoutX))
                        .toList();
        assertThat(buttons)
                .extracting(Labeled::getText)
                .containsExactly("Retry 2 failed", "What failed", "Report");

        robot.interact(buttons.getFirst()::fire);
        assertThat(actions.asked).containsExactly("RETRY_FAILED invoices");
    }

    @Test
    void everyKindOfRowHasWordsForAScreenReader(FxRobot robot) {
        list(robot, List.copyOf(SampleQueue.full().rows()));

        assertThat(cells(robot))
                .filteredOn(cell -> !(cell.getItem() instanceof MoreRow))
                .allSatisfy(cell -> assertThat(cell.getAccessibleText()).isNotBlank());
    }

    @Test
    void numbersStandUnderEachOtherWhateverTheIndent(FxRobot robot) {
        list(robot, List.of(SampleQueue.group(), SampleQueue.april(), SampleQueue.talks()));

        Set<Double> lefts = new HashSet<>();
        for (QueueCell cell : cells(robot)) {
            cell.visibleLines().forEach(line -> lefts.add(line.bar().localToScene(0, 0).getX()));
        }
        assertThat(lefts).containsExactly(488.0);
    }

    @Test
    void theVeilShowsWhatADropWouldDo(FxRobot robot) {
        robot.interact(() -> SampleQueue.hover(model));

        assertThat(robot.lookup(".drop-veil").query().isVisible()).isTrue();
        assertThat(robot.lookup(".drop-title").<Labeled>query().getText())
                .isEqualTo("Drop to add 14 jobs");
        assertThat(robot.lookup(".drop-line").queryAll()).hasSize(4);
    }

    private static List<String> hints() {
        return Window.getWindows().stream()
                .filter(Tooltip.class::isInstance)
                .map(window -> ((Tooltip) window).getText())
                .toList();
    }

    private void list(FxRobot robot, List<? extends QueueRow> rows) {
        robot.interact(() -> {
            model.empty().set(false);
            model.rows().setAll(rows);
        });
        settle(robot);
    }

    private void settle(FxRobot robot) {
        robot.interact(() -> view.getScene().getRoot().layout());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private int visibleLines(FxRobot robot) {
        return cells(robot).stream().mapToInt(cell -> cell.visibleLines().size()).sum();
    }

    private static JobRow job(String name) {
        return SampleQueue.job(name, Icon.LOAD, name, RowState.WAITING, "Waiting");
    }

    private static JobRow running(String name, int phases) {
        JobRow job = SampleQueue.job(name, Icon.LOAD, name, RowState.RUNNING, "Running");
        for (int i = 0; i < phases; i++) {
            job.phases()
                    .add(
                            SampleQueue.phase(
                                    PhaseKind.CHANGE,
                                    Icon.COMPRESS,
                                    "Compressing",
                                    "part " + i + ".tsv",
                                    0.5));
        }
        return job;
    }

    private static List<QueueCell> cells(FxRobot robot) {
        return robot.lookup(".queue-cell").queryAllAs(QueueCell.class).stream()
                .filter(cell -> cell.isVisible() && !cell.isEmpty())
                .sorted(Comparator.comparingDouble(Node::getLayoutY))
                .toList();
    }

    private static Set<ProgressBar> bars(FxRobot robot) {
        return robot.lookup(".progress-bar").queryAllAs(ProgressBar.class);
    }

    private static List<Double> heights(FxRobot robot) {
        return cells(robot).stream().map(QueueCell::getHeight).toList();
    }

    private static List<Double> tops(FxRobot robot) {
        return cells(robot).stream().map(Node::getLayoutY).toList();
    }

    private static List<String> seenParts(Node bar) {
        return ((Region) bar)
                .getChildrenUnmodifiable().stream()
                        .filter(Node::isVisible)
                        .map(part -> part.getStyleClass().getFirst())
                        .toList();
    }

    /** What stands on the screen, which is cut when the label was not laid out for its text. */
    private static String seen(Node parent, String styleClass) {
        return ((Text) parent.lookup(styleClass).lookup(".text")).getText();
    }

    private static List<String> texts(Node node) {
        return node.lookupAll(".label").stream()
                .filter(Node::isVisible)
                .map(label -> ((Labeled) label).getText())
                .toList();
    }
}
