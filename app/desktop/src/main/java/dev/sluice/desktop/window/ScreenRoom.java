package dev.sluice.desktop.window;

import dev.sluice.desktop.home.WindowPlace;

import javafx.geometry.Rectangle2D;

/**
 * What a screen has room for, in pixels of the window: less than it has itself where everything is
 * shown larger. A window that is larger than its screen can't be reached at its edges.
 *
 * @param bounds of the screen, without the system's own bars
 */
record ScreenRoom(Rectangle2D bounds) {
    private static final double LEAST_WIDTH = 900;
    private static final double LEAST_HEIGHT = 560;

    /** What the system draws around a window, at most. */
    private static final double FRAME = 40;

    /** Below it the window can't be made smaller; never more than there is. */
    double leastWidth() {
        return Math.min(LEAST_WIDTH, bounds.getWidth());
    }

    double leastHeight() {
        return Math.min(LEAST_HEIGHT, bounds.getHeight());
    }

    /** Whether a window with this inside can be seen whole. */
    boolean holds(double width, double height) {
        return width <= bounds.getWidth() && height + FRAME <= bounds.getHeight();
    }

    /** The same place as far as it lies on the screen, moved and made smaller where it must be. */
    WindowPlace within(WindowPlace place) {
        double width = Math.min(place.width(), bounds.getWidth());
        double height = Math.min(place.height(), bounds.getHeight());
        return new WindowPlace(
                Math.clamp(place.x(), bounds.getMinX(), bounds.getMaxX() - width),
                Math.clamp(place.y(), bounds.getMinY(), bounds.getMaxY() - height),
                width,
                height,
                place.maximised(),
                place.dense(),
                place.foldFinished());
    }
}
