package dev.sluice.desktop.window;

import static dev.sluice.desktop.window.WindowOnHome.until;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.pipelines.load.LoadPipeline;

import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** What the training run of the start-up cache sees of the window. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // controls can be made only after the toolkit has started
final class RehearsalPathTest {
    @TempDir Path folder;

    private WindowOnHome shown;

    @Start
    void open(Stage stage) throws Exception {
        shown = new WindowOnHome(folder.resolve("home"), stage, new LoadPipeline());
    }

    @AfterEach
    void close() {
        shown.close();
    }

    @Test
    void aRoundShowsPagesAndCardsAndEndsAtTheQueue(FxRobot robot) throws Exception {
        MainWindow window = shown.window();
        Rehearsal rehearsal = new Rehearsal(window, shown.engine()::snapshot);
        Set<String> seen = new TreeSet<>();

        for (int i = 0; i < rehearsal.round(); i++) {
            robot.interact(() -> {
                rehearsal.look();
                seen.add(window.showsPage() ? "page" : "no page");
                seen.add(window.showsWholePage() ? "whole page" : "no whole page");
                seen.add(window.isCovered() ? "card" : "no card");
            });
        }

        assertThat(seen).contains("page", "whole page", "card");
        until(() -> !window.isCovered() && !window.showsPage() && !window.showsWholePage());
        assertThat(shown.engine().snapshot().jobs()).isEmpty();
    }
}
