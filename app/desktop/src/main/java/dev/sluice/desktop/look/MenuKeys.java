package dev.sluice.desktop.look;

import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Opens the menu of a list's row from the keyboard. Not every system makes a request for a menu of
 * the keys for it, and where one does, the menu opens once all the same.
 */
public final class MenuKeys {

    private final Supplier<Optional<ContextMenu>> open;
    private Optional<ContextMenu> opened = Optional.empty();

    private MenuKeys(Supplier<Optional<ContextMenu>> open) {
        this.open = open;
    }

    /**
     * @param list what has the focus when the keys are pressed
     * @param open shows the menu of the row with the focus, if that has one
     */
    public static void of(Control list, Supplier<Optional<ContextMenu>> open) {
        MenuKeys keys = new MenuKeys(open);
        list.addEventHandler(KeyEvent.KEY_PRESSED, keys::pressed);
        list.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, keys::requested);
    }

    /**
     * For a table whose menu is about the rows chosen: the row with the focus is chosen, as a click
     * on it would, and the menu opens below it.
     */
    public static void of(TableView<?> table, Supplier<ContextMenu> menu) {
        of((Control) table, () -> openBelow(table, menu));
    }

    private static Optional<ContextMenu> openBelow(TableView<?> table, Supplier<ContextMenu> menu) {
        int row = table.getFocusModel().getFocusedIndex();
        if (row < 0 || row >= table.getItems().size()) {
            return Optional.empty();
        }
        if (!table.getSelectionModel().isSelected(row)) {
            table.getSelectionModel().clearAndSelect(row);
        }
        if (shown(table, row).isEmpty()) {
            table.scrollTo(row);
            table.layout();
        }
        return shown(table, row)
                .map(cell -> {
                    ContextMenu below = menu.get();
                    below.show(cell, Side.BOTTOM, 0, 0);
                    return below;
                });
    }

    private static Optional<TableRow<?>> shown(TableView<?> table, int row) {
        return table.lookupAll(".table-row-cell").stream()
                .filter(TableRow.class::isInstance)
                .<TableRow<?>>map(TableRow.class::cast)
                .filter(cell -> cell.isVisible() && cell.getIndex() == row)
                .findFirst();
    }

    private void pressed(KeyEvent event) {
        boolean shiftF10 = event.getCode() == KeyCode.F10 && event.isShiftDown();
        if (shiftF10 || event.getCode() == KeyCode.CONTEXT_MENU) {
            show();
            event.consume();
        }
    }

    private void requested(ContextMenuEvent event) {
        if (event.isKeyboardTrigger()) {
            show();
            event.consume();
        }
    }

    private void show() {
        if (opened.filter(ContextMenu::isShowing).isEmpty()) {
            opened = open.get();
        }
    }
}
