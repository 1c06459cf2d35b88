package dev.sluice.desktop.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.queue.QueueRehearsal;
import dev.sluice.ui.Messages;
import dev.sluice.ui.Resources;

import javafx.stage.Stage;
import javafx.stage.Window;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

@ExtendWith(ApplicationExtension.class)
final class RehearsalTest {
    private static final int PLENTY = 200;

    @Start
    void begin(Stage stage) {
        stage.show();
    }

    @Test
    void rowsAndPagesAreGoneThroughToTheirEndAndNobodySeesThem(FxRobot robot) {
        List<String> styles = List.of(Resources.colours(false), Resources.stylesheet());
        List<Integer> steps = new ArrayList<>();
        robot.interact(() -> {
            int windows = Window.getWindows().size();
            steps.add(stepsOf(new QueueRehearsal(Messages.of(Locale.GERMAN), styles)::goOn));
            steps.add(stepsOf(new PageRehearsal(styles)::goOn));
            assertThat(Window.getWindows()).hasSize(windows);
        });

        assertThat(steps).allMatch(count -> count > 10 && count < PLENTY);
    }

    private static int stepsOf(BooleanSupplier part) {
        int steps = 1;
        while (part.getAsBoolean() && steps < PLENTY) {
            steps++;
        }
        return steps;
    }
}
