package dev.sluice.desktop.detail;

import javafx.scene.layout.Background;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The theme's colours for what is drawn and not styled: each is the background of a region that
 * nobody sees. Must stand in the scene of whoever draws.
 */
final class Palette extends Pane {
    private final Map<String, Region> swatches = new HashMap<>();

    private final List<Runnable> drawers = new ArrayList<>();

    Palette() {
        setManaged(false);
        setOpacity(0);
        setMouseTransparent(true);
        getStyleClass().setAll("palette");
    }

    /** Has {@code draw} called whenever a colour is another one, as with another theme. */
    void whenChanged(Runnable draw) {
        drawers.add(draw);
    }

    /** The colour of a style class of the palette, such as {@code write} or {@code muted}. */
    Paint paint(String name) {
        Region swatch =
                swatches.computeIfAbsent(
                        name,
                        missing -> {
                            Region made = new Region();
                            made.getStyleClass().setAll("swatch", name);
                            getChildren().add(made);
                            made.applyCss();
                            made.backgroundProperty()
                                    .subscribe((was, is) -> drawers.forEach(Runnable::run));
                            return made;
                        });
        Background background = swatch.getBackground();
        return background == null || background.getFills().isEmpty()
                ? Color.GRAY
                : background.getFills().getFirst().getFill();
    }
}
