package dev.sluice.desktop.window;

import dev.sluice.pipelines.load.LoadPipeline;

import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;

import java.nio.file.Path;

/**
 * For each test the window on a real engine and on a home of its own. TestFX lends one stage to all
 * tests: whoever moves or resizes it takes another, for those that follow would find it so.
 */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // controls can be made only after the toolkit has started
abstract class WindowTest {

    @TempDir Path folder;

    WindowOnHome shown;

    /** Not by {@code @Start}, which TestFX finds only in the class of the test itself. */
    @BeforeEach
    final void open() throws Exception {
        Stage lent = FxToolkit.toolkitContext().getRegisteredStage();
        shown = FxToolkit.setupFixture(() -> show(lent));
    }

    /** Shows the window; on the FX thread. With the real Load, unless a test has another. */
    WindowOnHome show(Stage stage) throws Exception {
        return new WindowOnHome(home(), stage, new LoadPipeline());
    }

    /** Takes the closed window away and opens the next one on the same home, as a restart does. */
    final void openAgain() throws Exception {
        WindowOnHome closed = shown;
        shown =
                FxToolkit.setupFixture(() -> {
                    closed.stage().hide();
                    return show(new Stage());
                });
    }

    @AfterEach
    final void close(FxRobot robot) {
        shown.close();
        robot.interact(shown.stage()::hide);
    }

    final Path home() {
        return folder.resolve("home");
    }
}
