package dev.sluice.desktop.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.look.Appearance;
import dev.sluice.ui.Messages;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.Locale;

/** What became of the chosen job is read whole below the list. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // controls can be made only after the toolkit has started
final class HistoryFootTest {
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 1280})
    void theSentenceIsNotCutInTheLongerLanguage(int width, FxRobot robot) {
        robot.interact(() -> {
            HistoryView page = HistorySample.page(Messages.of(Locale.GERMAN), "history");
            Scene scene = new Scene(page, width, 700);
            new Appearance().dress(scene, false);
            stage.setScene(scene);
            stage.show();
        });
        TableView<?> table = robot.lookup("#history-table").queryTableView();
        Label summary = robot.lookup("#history-summary").queryAs(Label.class);

        for (int row = 0; row < 9; row++) {
            int chosen = row;
            robot.interact(() -> {
                table.getSelectionModel().select(chosen);
                table.getScene().getRoot().applyCss();
                table.getScene().getRoot().layout();
            });
            assertThat(summary.isTextTruncated()).as(summary.getText()).isFalse();
        }
    }
}
