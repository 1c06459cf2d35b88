package dev.sluice.desktop.queue;

import javafx.scene.shape.ArcTo;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;

import java.util.List;

/** The dashes and gaps of a {@link PhaseBar}, each drawn as one path. */
final class BarShapes {

    /** Room that the open end of a growing total takes from the track. */
    static final double OPEN_END = 32;

    private static final double[] OPEN_DASHES = {11, 7, 5};
    private static final double OPEN_GAP = 3;
    private static final double DASH = 8;
    private static final double DASH_GAP = 4;
    private static final double BATCH_GAP = 2;
    private static final double CORNER = 2;

    private BarShapes() {}

    static Path path(String styleClass) {
        Path path = new Path();
        path.getStyleClass().setAll(styleClass);
        path.setManaged(false);
        path.setMouseTransparent(true);
        path.setStroke(null);
        return path;
    }

    /** Dashes that get shorter after the end of a track {@code from} wide. */
    static void openEnd(Path path, double from, double top, double height) {
        List<PathElement> elements = path.getElements();
        elements.clear();
        double x = from + OPEN_GAP;
        for (double dash : OPEN_DASHES) {
            rectangle(elements, x, top, dash, height);
            x += dash + OPEN_GAP;
        }
    }

    /** Dashes from edge to edge. */
    static void dashed(Path path, double width, double top, double height) {
        List<PathElement> elements = path.getElements();
        elements.clear();
        for (double x = 0; x < width; x += DASH + DASH_GAP) {
            rectangle(elements, x, top, Math.min(DASH, width - x), height);
        }
    }

    /** What is cut out of a bar so that {@code segments} with round corners are left. */
    static void gaps(Path path, int segments, double width, double top, double height) {
        List<PathElement> elements = path.getElements();
        elements.clear();
        double step = (width + BATCH_GAP) / segments;
        double corner = Math.min(CORNER, (step - BATCH_GAP) / 2);
        for (int i = 1; i < segments; i++) {
            double left = Math.rint(i * step - BATCH_GAP);
            double right = left + BATCH_GAP;
            double bottom = top + height;
            elements.add(new MoveTo(left - corner, top));
            elements.add(new LineTo(right + corner, top));
            elements.add(arc(corner, right, top + corner));
            elements.add(new LineTo(right, bottom - corner));
            elements.add(arc(corner, right + corner, bottom));
            elements.add(new LineTo(left - corner, bottom));
            elements.add(arc(corner, left, bottom - corner));
            elements.add(new LineTo(left, top + corner));
            elements.add(arc(corner, left - corner, top));
            elements.add(new ClosePath());
        }
    }

    private static ArcTo arc(double radius, double x, double y) {
        return new ArcTo(radius, radius, 0, x, y, false, false);
    }

    private static void rectangle(
            List<PathElement> elements, double x, double y, double width, double height) {
        elements.add(new MoveTo(x, y));
        elements.add(new LineTo(x + width, y));
        elements.add(new LineTo(x + width, y + height));
        elements.add(new LineTo(x, y + height));
        elements.add(new ClosePath());
    }
}
