package dev.sluice.desktop.window;

import dev.sluice.desktop.add.Found;
import dev.sluice.desktop.add.Looking;
import dev.sluice.desktop.add.Operands;
import dev.sluice.desktop.add.Previews;
import dev.sluice.desktop.fx.Background;
import dev.sluice.desktop.queue.QueueModel;
import dev.sluice.ui.Messages;

import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Files, folders and texts that hover over the window or are dropped on it. FX thread. */
final class Dropping {

    private final MainWindow window;
    private final QueueModel model;
    private final Predicate<String> media;
    private final Background background;
    private final Previews previews;
    private Optional<Looking> looking = Optional.empty();
    private Optional<Operands> entered = Optional.empty();

    /**
     * @param media whether the name of a file says that it goes where links go
     */
    Dropping(
            MainWindow window,
            Node target,
            QueueModel model,
            Predicate<String> media,
            Background background,
            Messages messages) {
        this.window = window;
        this.model = model;
        this.media = media;
        this.background = background;
        this.previews = new Previews(messages);
        target.setOnDragEntered(this::entered);
        target.setOnDragOver(this::over);
        target.setOnDragExited(event -> end());
        target.setOnDragDropped(this::dropped);
    }

    private void entered(DragEvent event) {
        Operands operands = Operands.on(event.getDragboard());
        end();
        entered = Optional.of(operands);
        operands.find(
                background,
                found -> {
                    // It may have left again while the disk was asked.
                    if (entered.filter(now -> now.equals(operands)).isPresent()) {
                        hover(found);
                    }
                });
    }

    /** Shows what would happen if {@code operands} were dropped now. */
    void hover(List<String> operands) {
        if (operands.isEmpty() || window.isCovered()) {
            return;
        }
        end();
        Looking look = new Looking(media);
        looking = Optional.of(look);
        show(look, Found.nothingYet());
        background.unhurried(
                () -> look.look(operands, found -> background.tell(() -> show(look, found))),
                found -> show(look, found),
                failure -> end());
    }

    private void show(Looking look, Found found) {
        if (looking.filter(current -> current.equals(look)).isPresent()) {
            model.drop().set(Optional.of(previews.of(found)));
        }
    }

    private void over(DragEvent event) {
        if (looking.isPresent()) {
            event.acceptTransferModes(TransferMode.COPY_OR_MOVE);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        Operands operands = Operands.on(event.getDragboard());
        operands.find(background, this::drop);
        event.setDropCompleted(operands.mayBeAny());
        event.consume();
    }

    /** Takes {@code operands}, if any. */
    void drop(List<String> operands) {
        end();
        if (!operands.isEmpty()) {
            window.openAddSheet(operands);
        }
    }

    private void end() {
        looking.ifPresent(Looking::stop);
        looking = Optional.empty();
        entered = Optional.empty();
        model.drop().set(Optional.empty());
    }
}
