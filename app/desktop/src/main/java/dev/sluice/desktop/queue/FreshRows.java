package dev.sluice.desktop.queue;

import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Lays rows out by themselves, in each frame after its styles and layout. A list's own layout can
 * leave a cell marked for a layout that never comes; whatever changes inside such a cell is then
 * never asked for either, so the rows do not wait for the list. Belongs to the FX thread.
 */
final class FreshRows {

    private final Set<Parent> contents = new LinkedHashSet<>();
    private final Runnable layOut = this::layOutContents;

    /** Looks after the content of one cell for good; a clean one costs next to nothing. */
    void add(Parent content) {
        contents.add(content);
    }

    /** Has a frame drawn whenever {@code line} has something new to show. */
    void watch(Parent line) {
        line.needsLayoutProperty()
                .subscribe(needed -> {
                    if (needed) {
                        Platform.requestNextPulse();
                    }
                });
    }

    /** Follows the list from one scene to another, or to none. */
    void moved(@Nullable Scene from, @Nullable Scene to) {
        if (from != null) {
            from.removePostLayoutPulseListener(layOut);
        }
        if (to != null) {
            to.addPostLayoutPulseListener(layOut);
        }
    }

    private void layOutContents() {
        contents.forEach(Parent::layout);
    }
}
