package dev.sluice.desktop.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.home.WindowPlace;

import javafx.geometry.Rectangle2D;

import org.junit.jupiter.api.Test;

final class ScreenRoomTest {
    private final ScreenRoom usual = new ScreenRoom(new Rectangle2D(0, 24, 1920, 1056));

    /** 1600 × 1000 at 200 %. */
    private final ScreenRoom small = new ScreenRoom(new Rectangle2D(0, 0, 800, 500));

    private static WindowPlace place(double x, double y, double width, double height) {
        return new WindowPlace(x, y, width, height, false, true, false);
    }

    @Test
    void windowComesBackWhereItWas() {
        assertThat(usual.within(place(300, 100, 1280, 830))).isEqualTo(place(300, 100, 1280, 830));
        assertThat(usual.holds(1280, 800)).isTrue();
        assertThat(usual.leastWidth()).isEqualTo(900);
    }

    @Test
    void noWindowIsLargerThanItsScreen() {
        assertThat(small.holds(1280, 800)).isFalse();
        assertThat(small.leastWidth()).isEqualTo(800);
        assertThat(small.leastHeight()).isEqualTo(500);
        assertThat(small.within(place(100, 50, 1280, 830))).isEqualTo(place(0, 0, 800, 500));
    }

    @Test
    void windowAtAnEdgeComesBackOntoTheScreen() {
        assertThat(usual.within(place(1800, -200, 1280, 830))).isEqualTo(place(640, 24, 1280, 830));
    }
}
