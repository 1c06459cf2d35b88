package dev.sluice.desktop.look;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Words stand out from what they stand on by at least 4.5 to 1 (WCAG 2.2, 1.4.3), as drawn. */
@ExtendWith(ApplicationExtension.class)
final class ReadableTest {
    private static final double LEAST = 4.5;

    /** Letters are thin: the middle of the thickest stroke has their colour. */
    private static final String WORDS = "MMMM";

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void underThePointerAndWhileItCannotBeUsed(boolean dark, FxRobot robot) {
        robot.interact(() -> {
            List<Node> hovered = List.of(button(), button("accent"), button("flat"));
            List<Node> disabled =
                    List.of(
                            button(),
                            button("accent"),
                            button("flat"),
                            new ToggleButton(WORDS),
                            new CheckBox(WORDS));
            TextField empty = new TextField();
            empty.setPromptText(WORDS);
            VBox box = new VBox(8, new TextField("has the focus"), empty);
            box.getChildren().addAll(hovered);
            box.getChildren().addAll(disabled);
            Scene scene = new Scene(box);
            new Appearance().dress(scene, dark);
            Stage stage = FxToolkit.toolkitContext().getRegisteredStage();
            stage.setScene(scene);
            stage.show();
            disabled.forEach(node -> node.setDisable(true));
            hovered.forEach(node ->
                    node.pseudoClassStateChanged(PseudoClass.getPseudoClass("hover"), true));
            box.applyCss();
            box.layout();

            WritableImage drawn = scene.snapshot(null);
            for (Node node : box.getChildren()) {
                assertThat(contrast(node, drawn))
                        .as("%s, disabled: %s", node, node.isDisabled())
                        .isGreaterThanOrEqualTo(LEAST);
            }
        });
    }

    private static Labeled button(String... styles) {
        Button button = new Button(WORDS);
        button.getStyleClass().addAll(styles);
        button.setMinWidth(80);
        return button;
    }

    /** Between what most of its inside has and what differs most from that. */
    private static double contrast(Node node, WritableImage image) {
        PixelReader pixels = image.getPixelReader();
        var place = node.localToScene(node.getLayoutBounds());
        Map<Integer, Integer> colours = new HashMap<>();
        for (int y = (int) place.getMinY() + 4; y < place.getMaxY() - 4; y++) {
            for (int x = (int) place.getMinX() + 4; x < place.getMaxX() - 4; x++) {
                colours.merge(pixels.getArgb(x, y), 1, Integer::sum);
            }
        }
        int ground =
                colours.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .orElseThrow()
                        .getKey();
        return colours.keySet().stream()
                .mapToDouble(colour -> ratio(luminance(colour), luminance(ground)))
                .max()
                .orElseThrow();
    }

    private static double ratio(double one, double other) {
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static double luminance(int argb) {
        Color colour = Color.rgb((argb >> 16) & 255, (argb >> 8) & 255, argb & 255);
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
