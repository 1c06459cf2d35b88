package dev.sluice.desktop.detail;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.layout.VBox;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
final class CauseTitleTest {

    @Test
    void aSentenceOfFiveHundredCharactersTakesTwoLines(FxRobot robot) {
        robot.interact(() -> {
            CauseTitle title = new CauseTitle();
            VBox page = new VBox(title);
            new Scene(page, 400, 300).getRoot().applyCss();
            title.setText("Short");
            double one = title.prefHeight(400);
            title.setText("refused by the server ".repeat(24));

            assertThat(title.prefHeight(400)).isGreaterThan(one).isLessThanOrEqualTo(52);
            assertThat(title.minHeight(400)).isEqualTo(title.prefHeight(400));
        });
    }
}
