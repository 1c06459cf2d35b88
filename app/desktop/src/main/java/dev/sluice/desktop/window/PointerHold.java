package dev.sluice.desktop.window;

import dev.sluice.desktop.queue.QueueViewModel;

import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.util.Duration;

/** Nothing reorders under the pointer: the list may again once it has been left for a while. */
final class PointerHold {

    private static final Duration GRACE = Duration.seconds(2);

    PointerHold(Node list, QueueViewModel queue) {
        PauseTransition grace = new PauseTransition(GRACE);
        grace.setOnFinished(event -> queue.hold(false));
        list.hoverProperty()
                .subscribe((was, is) -> {
                    if (is) {
                        grace.stop();
                        queue.hold(true);
                    } else if (was) {
                        grace.playFromStart();
                    }
                });
    }
}
