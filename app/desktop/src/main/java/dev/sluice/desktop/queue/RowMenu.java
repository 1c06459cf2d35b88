package dev.sluice.desktop.queue;

import dev.sluice.desktop.look.Icons;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;

import java.util.List;

/** The menu of a row, made when it is opened: all it can do, by ⋯, right click or Shift+F10. */
final class RowMenu {

    private RowMenu() {}

    static ContextMenu of(HeadRow row, QueueContext context) {
        ContextMenu menu = new ContextMenu();
        List<RowAction> actions = List.copyOf(row.actions());
        for (RowAction action : actions) {
            MenuItem item =
                    new MenuItem(label(action, row, context), Icons.of(action.icon(), Icons.TILE));
            item.setOnAction(event -> context.actions().perform(action, row));
            menu.getItems().add(item);
        }
        return menu;
    }

    /** The words of an action, with the number of failed items where they name it. */
    static String label(RowAction action, HeadRow row, QueueContext context) {
        return action == RowAction.RETRY_FAILED
                ? context.messages().get(action.messageKey(), row.failed().get())
                : context.messages().get(action.messageKey());
    }
}
