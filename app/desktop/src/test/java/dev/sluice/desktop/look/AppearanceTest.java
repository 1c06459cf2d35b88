package dev.sluice.desktop.look;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.Notification;

import dev.sluice.ui.Icon;
import dev.sluice.ui.Resources;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.stage.Stage;

import org.controlsfx.control.StatusBar;
import org.controlsfx.control.ToggleSwitch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

@ExtendWith(ApplicationExtension.class)
class AppearanceTest {

    private static final List<String> FAMILIES =
            List.of(
                    "Inter Tabular",
                    "Inter Tabular Medium",
                    "Inter Tabular SemiBold",
                    "JetBrains Mono");

    // Controls can be made only after the toolkit has started.
    @SuppressWarnings("NullAway.Init")
    private Appearance appearance;

    @SuppressWarnings("NullAway.Init")
    private Scene scene;

    @Start
    void show(Stage stage) {
        appearance = new Appearance();
        VBox controls =
                new VBox(
                        new Label("label"),
                        new Button("button"),
                        new TextField("text"),
                        new CheckBox("check"),
                        new ComboBox<String>(),
                        new ToggleSwitch("ControlsFX"),
                        new StatusBar());
        scene = new Scene(controls, 400, 400);
        appearance.dress(scene, false);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void theBundledFamiliesAreThere() {
        assertThat(Font.getFamilies()).containsAll(FAMILIES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Inter Tabular", "Inter Tabular Medium", "Inter Tabular SemiBold"})
    void figuresDoNotDance(String family) {
        Font font = Font.font(family, 13);
        assertThat(font.getFamily()).isEqualTo(family);
        assertThat(width("111,111", font)).isEqualTo(width("888,888", font));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aThemeIsPutOnWithoutAWarning(boolean dark, FxRobot robot) {
        List<String> warnings = new CopyOnWriteArrayList<>();
        Handler listener = listener(warnings);
        Logger.getLogger("").addHandler(listener);
        try {
            robot.interact(() -> {
                appearance.dress(scene, dark);
                scene.getRoot().applyCss();
                scene.getRoot().layout();
            });
        } finally {
            Logger.getLogger("").removeHandler(listener);
        }

        assertThat(warnings).isEmpty();
        assertThat(scene.getStylesheets())
                .containsExactly(Resources.colours(dark), Resources.stylesheet());
    }

    @Test
    void aSentenceWithANameFromRightToLeftIsDrawnInOneFont(FxRobot robot) {
        String sentence =
                "Removed \u2068\u05e9\u05dc\u05d5\u05dd_\u05e2\u05d5\u05dc\u05dd.tsv\u2069.";
        Label label = new Label(sentence);
        Notification notice = new Notification(sentence);
        robot.interact(() -> {
            ((VBox) scene.getRoot()).getChildren().add(new VBox(label, notice));
            scene.getRoot().applyCss();
        });
        Text told = (Text) notice.lookup("Text");

        assertThat(label.getFont().getFamily()).isEqualTo("System");
        assertThat(told.getFont().getFamily()).isEqualTo("System");

        robot.interact(() -> {
            label.setText("Removed.");
            scene.getRoot().applyCss();
        });
        assertThat(label.getFont().getFamily()).startsWith("Inter Tabular");
    }

    @Test
    void everyIconHasAShape(FxRobot robot) {
        List<Icon> broken = new ArrayList<>();
        robot.interact(() -> {
            for (Icon icon : Icon.values()) {
                if (Icons.of(icon, Icons.LINE).getText().isEmpty()) {
                    broken.add(icon);
                }
            }
        });

        assertThat(broken).isEmpty();
    }

    private static double width(String text, Font font) {
        Text shape = new Text(text);
        shape.setFont(font);
        return shape.getLayoutBounds().getWidth();
    }

    private static Handler listener(List<String> warnings) {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
                    warnings.add(record.getMessage());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
