package dev.sluice.desktop.look;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Lets Page up and Page down move a page of fields, whichever of them has the focus: what is only
 * to be read has no stop of its own that would bring it into view.
 */
public final class PageKeys {
    private PageKeys() {}

    /** Those pressed in the page itself. FX thread only. */
    public static void move(ScrollPane page) {
        move(page, page);
    }

    /** Those pressed anywhere in {@code around}. FX thread only. */
    public static void move(ScrollPane page, Node around) {
        around.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    int pages = pages(event.getCode());
                    if (pages != 0 && !(event.getTarget() instanceof TextArea)) {
                        event.consume();
                        move(page, pages);
                    }
                });
    }

    private static int pages(KeyCode key) {
        return switch (key) {
            case PAGE_DOWN -> 1;
            case PAGE_UP -> -1;
            default -> 0;
        };
    }

    private static void move(ScrollPane page, int pages) {
        double shown = page.getViewportBounds().getHeight();
        double hidden = page.getContent().getLayoutBounds().getHeight() - shown;
        if (hidden > 0) {
            double next = page.getVvalue() + pages * shown / hidden;
            page.setVvalue(Math.clamp(next, page.getVmin(), page.getVmax()));
        }
    }
}
