package dev.sluice.desktop.window;

import static dev.sluice.desktop.window.WindowOnHome.until;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.queue.QueueFilter;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import java.util.Set;
import java.util.TreeSet;

/** What the training run of the start-up cache sees of the window. */
final class RehearsalPathTest extends WindowTest {

    @Test
    void aRoundShowsPagesAndCardsAndEndsAtTheQueue(FxRobot robot) throws Exception {
        MainWindow window = shown.window();
        Rehearsal rehearsal =
                new Rehearsal(window, shown.queue().model(), shown.engine()::snapshot);
        Set<String> seen = new TreeSet<>();

        for (int i = 0; i < rehearsal.round(); i++) {
            robot.interact(() -> {
                rehearsal.look();
                seen.add(window.showsPage() ? "page" : "no page");
                seen.add(window.showsWholePage() ? "whole page" : "no whole page");
                seen.add(window.isCovered() ? "card" : "no card");
                seen.add(shown.queue().model().dense().get() ? "folded" : "unfolded");
                seen.add(shown.queue().model().filter().get().name());
            });
        }

        assertThat(seen).contains("page", "whole page", "card", "folded", "FAILED");
        until(() -> !window.isCovered() && !window.showsPage() && !window.showsWholePage());
        assertThat(shown.queue().model().dense().get()).isFalse();
        assertThat(shown.queue().model().filter().get()).isEqualTo(QueueFilter.ALL);
        assertThat(shown.engine().snapshot().jobs()).isEmpty();
    }
}
