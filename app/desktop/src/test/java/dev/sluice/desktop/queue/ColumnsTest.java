package dev.sluice.desktop.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {

    @Test
    void aWideWindowLeavesTheTextFourHundredAndSeventyTwo() {
        Columns columns = Columns.of(1280);

        assertThat(columns.bar() - Columns.MARGIN).isEqualTo(472);
        assertThat(columns.barWidth()).isEqualTo(224);
        assertThat(columns.count()).isEqualTo(824);
        assertThat(columns.measure()).isEqualTo(1064);
        assertThat(columns.rate()).isEqualTo(1200);
    }

    @Test
    void aNarrowWindowLeavesTheTextThreeHundredAndSixty() {
        Columns columns = Columns.of(1024);

        assertThat(columns.bar() - Columns.MARGIN).isEqualTo(360);
        assertThat(columns.barWidth()).isEqualTo(128);
        assertThat(columns.rate()).isEqualTo(952);
    }

    @Test
    void theSmallestScreenLeavesANameItsRoom() {
        Columns columns = Columns.of(800);

        assertThat(columns.bar() - Columns.MARGIN).isGreaterThan(200);
        assertThat(columns.rate()).isEqualTo(728);
    }

    @Test
    void allRoomThatIsWonGoesToTheText() {
        assertThat(Columns.of(1600).bar() - Columns.of(1280).bar()).isEqualTo(320);
        assertThat(Columns.of(1600).barWidth()).isEqualTo(Columns.of(1280).barWidth());
    }
}
