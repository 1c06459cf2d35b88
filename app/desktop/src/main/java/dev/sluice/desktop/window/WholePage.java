package dev.sluice.desktop.window;

import javafx.beans.value.ObservableDoubleValue;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

import java.util.Optional;

/**
 * The place for a page that stands over all of the window until it is left, such as the settings.
 * FX thread.
 */
final class WholePage {
    private final StackPane window;
    private final Node below;
    private final Node restingFocus;
    private Insets free = Insets.EMPTY;
    private Optional<Shown> shown = Optional.empty();

    /**
     * @param window holds the page
     * @param below rests meanwhile
     * @param restingFocus takes the focus when nothing had it before
     */
    WholePage(StackPane window, Node below, Node restingFocus) {
        this.window = window;
        this.below = below;
        this.restingFocus = restingFocus;
    }

    boolean isUp() {
        return shown.isPresent();
    }

    /**
     * Shows {@code page}, unless one is up already; whoever calls puts the focus into it.
     *
     * @param left called when it is left
     * @return whether it is shown now
     */
    boolean show(Node page, Runnable left) {
        if (isUp()) {
            return false;
        }
        shown =
                Optional.of(
                        new Shown(
                                page,
                                Optional.ofNullable(window.getScene().getFocusOwner()),
                                left));
        StackPane.setMargin(page, free);
        window.getChildren().add(window.getChildren().indexOf(below) + 1, page);
        below.setVisible(false);
        return true;
    }

    /**
     * Leaves room for what stands over the page.
     *
     * @param height from the lower edge of the window upwards
     */
    void keepFree(ObservableDoubleValue height) {
        height.subscribe(room -> {
            free = new Insets(0, 0, room.doubleValue(), 0);
            shown.ifPresent(place -> StackPane.setMargin(place.page(), free));
        });
    }

    void leave() {
        shown.ifPresent(place -> {
            shown = Optional.empty();
            place.left().run();
            below.setVisible(true);
            window.getChildren().remove(place.page());
            place.focusBefore().orElse(restingFocus).requestFocus();
        });
    }

    private record Shown(Node page, Optional<Node> focusBefore, Runnable left) {}
}
