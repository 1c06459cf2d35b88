package dev.sluice.desktop.window;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;

/** Another window, from which things are dragged as from a file manager or browser. */
final class FileManagerStage {

    private final Stage stage = new Stage();
    private final Label source = new Label("drag me");

    /** Shows itself at the right of the screen; on the FX thread. */
    FileManagerStage(double left, ClipboardContent dragged) {
        source.setPrefSize(160, 120);
        source.setOnDragDetected(event -> {
            source.startDragAndDrop(TransferMode.COPY).setContent(dragged);
            event.consume();
        });
        stage.setScene(new Scene(source));
        stage.setX(left);
        stage.setY(40);
        stage.show();
    }

    /** Where to take hold of it, on the screen. */
    Point2D grip() {
        Bounds bounds = source.localToScreen(source.getBoundsInLocal());
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    void close() {
        stage.close();
    }
}
