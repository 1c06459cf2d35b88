package dev.sluice.desktop.window;

import dev.sluice.desktop.queue.QueueModel;
import dev.sluice.desktop.queue.QueueRow;

import javafx.scene.control.ListView;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps the selection on the same rows while they change places. */
final class SelectionKeeper {

    private final ListView<QueueRow> list;
    private List<QueueRow> selected = List.of();
    private Optional<QueueRow> focused = Optional.empty();

    SelectionKeeper(ListView<QueueRow> list, QueueModel model) {
        this.list = list;
        model.rearranging()
                .subscribe((before, now) -> {
                    if (now) {
                        selected = new ArrayList<>(list.getSelectionModel().getSelectedItems());
                        focused = Optional.ofNullable(list.getFocusModel().getFocusedItem());
                    } else {
                        restore();
                    }
                });
    }

    private void restore() {
        list.getSelectionModel().clearSelection();
        int[] places =
                selected.stream()
                        .mapToInt(row -> list.getItems().indexOf(row))
                        .filter(place -> place >= 0)
                        .toArray();
        for (int place : places) {
            list.getSelectionModel().select(place);
        }
        focused.map(row -> list.getItems().indexOf(row))
                .filter(place -> place >= 0)
                .ifPresent(place -> list.getFocusModel().focus(place));
    }
}
