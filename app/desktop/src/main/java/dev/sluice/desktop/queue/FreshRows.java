package dev.sluice.desktop.queue;

import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes the lines of rows a few in each frame, so that a screenful of new ones holds up nobody, and
 * lays rows out by themselves, in each frame after its styles and layout. A list's own layout can
 * leave a cell marked for a layout that never comes; whatever changes inside such a cell is then
 * never asked for either, so the rows do not wait for the list. Belongs to the FX thread.
 */
final class FreshRows {

    /** Lines made in one frame; on a busy machine each may take some milliseconds. */
    private static final int MOST_IN_A_FRAME = 8;

    private final Set<Parent> contents = new LinkedHashSet<>();
    private final Set<Runnable> waiting = new LinkedHashSet<>();
    private final Runnable begin = this::beginFrame;
    private final Runnable layOut = this::layOutContents;
    private boolean inScene;
    private int made;

    /**
     * Whether another line may be made in this frame.
     *
     * @param again called in the next frame if not; the same one is called once
     */
    boolean mayMake(Runnable again) {
        if (!inScene || made < MOST_IN_A_FRAME) {
            made++;
            return true;
        }
        waiting.add(again);
        Platform.requestNextPulse();
        return false;
    }

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
            from.removePreLayoutPulseListener(begin);
            from.removePostLayoutPulseListener(layOut);
        }
        if (to != null) {
            to.addPreLayoutPulseListener(begin);
            to.addPostLayoutPulseListener(layOut);
        }
        inScene = to != null;
    }

    private void beginFrame() {
        made = 0;
        List<Runnable> now = List.copyOf(waiting);
        waiting.clear();
        now.forEach(Runnable::run);
    }

    private void layOutContents() {
        contents.forEach(Parent::layout);
    }
}
