package dev.sluice.desktop.window;

import dev.sluice.desktop.queue.QueueModel;
import dev.sluice.desktop.queue.QueueRow;

import javafx.scene.control.ListView;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
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
        IdentityHashMap<QueueRow, Integer> listed = new IdentityHashMap<>();
        for (int place = 0; place < list.getItems().size(); place++) {
            listed.put(list.getItems().get(place), place);
        }
        int[] places =
                selected.stream()
                        .filter(listed::containsKey)
                        .mapToInt(row -> listed.getOrDefault(row, 0))
                        .toArray();
        if (places.length > 0) {
            // One by one, each of thousands would be told to everybody.
            list.getSelectionModel()
                    .selectIndices(places[0], Arrays.copyOfRange(places, 1, places.length));
        }
        focused.map(row -> list.getItems().indexOf(row))
                .filter(place -> place >= 0)
                .ifPresent(place -> list.getFocusModel().focus(place));
    }
}
