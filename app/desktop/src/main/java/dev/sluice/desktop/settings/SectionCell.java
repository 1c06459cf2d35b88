package dev.sluice.desktop.settings;

import dev.sluice.desktop.look.Icons;
import dev.sluice.ui.Messages;

import javafx.scene.control.ListCell;

import org.jspecify.annotations.Nullable;

/** One entry at the side. */
final class SectionCell extends ListCell<Section> {
    private final Messages messages;

    SectionCell(Messages messages) {
        this.messages = messages;
        setGraphicTextGap(12);
    }

    @Override
    protected void updateItem(@Nullable Section section, boolean empty) {
        super.updateItem(section, empty);
        if (section == null || empty) {
            setText(null);
            setGraphic(null);
        } else {
            setText(messages.get(section.key()));
            setGraphic(Icons.of(section.icon(), Icons.LINE));
        }
    }
}
