package dev.sluice.desktop.queue;

import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.control.ListCell;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;

import java.util.List;

/** Lets rows that wait be dragged to another place in the list. FX thread. */
final class RowDrag {

    private static final PseudoClass BEFORE = PseudoClass.getPseudoClass("drop-before");
    private static final PseudoClass AFTER = PseudoClass.getPseudoClass("drop-after");

    private final ListCell<QueueRow> cell;
    private final RowActions actions;

    RowDrag(ListCell<QueueRow> cell, RowActions actions) {
        this.cell = cell;
        this.actions = actions;
        cell.setOnDragDetected(this::begin);
        cell.setOnDragOver(this::over);
        cell.setOnDragExited(event -> mark(false, false));
        cell.setOnDragDropped(this::drop);
    }

    private void begin(MouseEvent event) {
        List<QueueRow> rows = movable();
        if (!rows.isEmpty()) {
            ClipboardContent content = new ClipboardContent();
            content.put(format(), String.join("\n", rows.stream().map(QueueRow::key).toList()));
            cell.startDragAndDrop(TransferMode.MOVE).setContent(content);
            event.consume();
        }
    }

    /** The row taken hold of, with the rest of the selection when it belongs to that. */
    private List<QueueRow> movable() {
        ObservableList<QueueRow> selected =
                cell.getListView().getSelectionModel().getSelectedItems();
        List<QueueRow> rows =
                selected.contains(cell.getItem())
                        ? List.copyOf(selected)
                        : cell.isEmpty() ? List.of() : List.of(cell.getItem());
        return rows.stream().filter(RowDrag::canMove).toList();
    }

    private static boolean canMove(QueueRow row) {
        if (row instanceof HeadRow head) {
            head.bringUpToDate();
            return head.actions().contains(RowAction.MOVE_UP);
        }
        return false;
    }

    private void over(DragEvent event) {
        if (event.getDragboard().hasContent(format()) && cell.getItem() instanceof HeadRow) {
            event.acceptTransferModes(TransferMode.MOVE);
            mark(!isLowerHalf(event), isLowerHalf(event));
            event.consume();
        }
    }

    private void drop(DragEvent event) {
        mark(false, false);
        if (event.getDragboard().getContent(format()) instanceof String keys
                && cell.getItem() instanceof HeadRow target) {
            List<String> dragged = keys.lines().toList();
            List<QueueRow> rows =
                    cell.getListView().getItems().stream()
                            .filter(row -> dragged.contains(row.key()))
                            .toList();
            actions.place(rows, target, isLowerHalf(event));
            event.setDropCompleted(true);
            event.consume();
        }
    }

    private boolean isLowerHalf(DragEvent event) {
        return event.getY() > cell.getHeight() / 2;
    }

    private void mark(boolean before, boolean after) {
        cell.pseudoClassStateChanged(BEFORE, before);
        cell.pseudoClassStateChanged(AFTER, after);
    }

    /** A format can be made once only in the life of a program. */
    private static DataFormat format() {
        String type = "application/x-sluice-rows";
        DataFormat known = DataFormat.lookupMimeType(type);
        return known == null ? new DataFormat(type) : known;
    }
}
