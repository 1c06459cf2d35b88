package dev.sluice.desktop.queue;

import atlantafx.base.controls.Message;
import atlantafx.base.theme.Styles;

import dev.sluice.desktop.look.Icons;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.layout.VBox;

/** Says that there is no network while work waits for it, and goes by itself. */
final class OfflineNotice extends VBox {
    OfflineNotice(ObservableBooleanValue offline, Messages messages) {
        Message message = new Message();
        message.setId("offline");
        message.setGraphic(Icons.of(Icon.WARNING, Icons.LINE));
        message.setDescription(messages.told(EngineSnapshot.NO_NETWORK));
        message.setAccessibleText(message.getDescription());
        message.getStyleClass().add(Styles.WARNING);
        getStyleClass().add("offline-notice");
        getChildren().setAll(message);
        visibleProperty().bind(offline);
        managedProperty().bind(visibleProperty());
    }
}
