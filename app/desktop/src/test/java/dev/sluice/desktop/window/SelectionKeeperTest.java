package dev.sluice.desktop.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.queue.JobRow;
import dev.sluice.desktop.queue.QueueModel;
import dev.sluice.desktop.queue.QueueRow;

import javafx.collections.ListChangeListener;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

@ExtendWith(ApplicationExtension.class)
final class SelectionKeeperTest {

    @Test
    void thousandsOfChosenRowsChangePlacesInOneGo(FxRobot robot) {
        robot.interact(() -> {
            QueueModel model = new QueueModel();
            List<QueueRow> rows = new ArrayList<>();
            IntStream.range(0, 3000).forEach(i -> rows.add(new JobRow("j-" + i)));
            model.rows().setAll(rows);
            ListView<QueueRow> list = new ListView<>(model.rows());
            list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
            new SelectionKeeper(list, model);
            list.getSelectionModel().selectAll();
            list.getSelectionModel().clearSelection(7);
            AtomicInteger changes = new AtomicInteger();
            list.getSelectionModel()
                    .getSelectedIndices()
                    .addListener((ListChangeListener<Integer>) change -> changes.incrementAndGet());

            model.rearranging().set(true);
            model.rows().setAll(rows.reversed());
            model.rearranging().set(false);

            assertThat(list.getSelectionModel().getSelectedItems())
                    .hasSize(2999)
                    .doesNotContain(rows.get(7));
            assertThat(changes.get()).isLessThan(10);
        });
    }
}
