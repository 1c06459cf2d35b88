package dev.sluice.desktop.detail;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.TableRow;

import java.util.function.Supplier;

/**
 * A row of a table of pages with a menu that is made when it is opened.
 *
 * @param <T> what a row holds
 */
final class ItemTableRow<T> extends TableRow<PagedRows.Row<T>> {

    ItemTableRow(Supplier<ContextMenu> menu) {
        setOnContextMenuRequested(event -> {
            if (!isEmpty()) {
                menu.get().show(this, event.getScreenX(), event.getScreenY());
                event.consume();
            }
        });
    }
}
