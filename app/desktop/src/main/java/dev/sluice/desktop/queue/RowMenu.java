package dev.sluice.desktop.queue;

import dev.sluice.desktop.look.Icons;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;

import java.util.List;

/** The menu of a row, made when it is opened: all it can do, by ⋯, right click or Shift+F10. */
final class RowMenu {

    private RowMenu() {}

    /**
     * @param selected the rows chosen; when {@code row} is one of them, what fits several is done
     *     with all
     */
    static ContextMenu of(HeadRow row, List<QueueRow> selected, QueueContext context) {
        List<QueueRow> all = selected.contains(row) ? List.copyOf(selected) : List.of(row);
        ContextMenu menu = new ContextMenu();
        List<RowAction> actions = List.copyOf(row.actions());
        for (RowAction action : actions) {
            MenuItem item =
                    new MenuItem(label(action, all, context), Icons.of(action.icon(), Icons.TILE));
            item.setOnAction(event -> {
                if (action.fitsSeveral()) {
                    context.actions().perform(action, all);
                } else {
                    context.actions().perform(action, row);
                }
            });
            menu.getItems().add(item);
        }
        return menu;
    }

    private static String label(RowAction action, List<QueueRow> rows, QueueContext context) {
        return action == RowAction.RETRY_FAILED
                ? label(action, context.actions().failedItems(rows), context)
                : context.messages().get(action.messageKey());
    }

    /** The words of an action, with the number of failed items where they name it. */
    static String label(RowAction action, HeadRow row, QueueContext context) {
        return label(action, row.failed().get(), context);
    }

    private static String label(RowAction action, int failed, QueueContext context) {
        return action == RowAction.RETRY_FAILED
                ? context.messages().get(action.messageKey(), failed)
                : context.messages().get(action.messageKey());
    }
}
