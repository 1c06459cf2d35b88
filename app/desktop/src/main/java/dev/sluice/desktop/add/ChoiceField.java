package dev.sluice.desktop.add;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.List;

/**
 * One line of the sheet for a question over several options: its answers side by side, and below
 * them the field of the one that holds, where there is something to fill in.
 */
final class ChoiceField extends VBox {
    /**
     * @param lines of the fields that are filled in, made by the sheet
     */
    ChoiceField(ChoiceModel choice, List<OptionField> lines) {
        super(8);
        Segments answers = new Segments(choice.answers(), choice.chosen(), choice::choose);
        answers.setAccessibleText(choice.label());
        HBox line = new HBox(OptionField.label(choice.label(), answers), answers);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinHeight(32);
        getChildren().add(line);
        for (OptionField filled : lines) {
            int answer = choice.fields().indexOf(filled.field()) + 1;
            filled.visibleProperty()
                    .bind(choice.chosen().isEqualTo(answer).or(filled.field().text().isNotEmpty()));
            filled.managedProperty().bind(filled.visibleProperty());
            getChildren().add(filled);
            choice.chosen()
                    .subscribe((before, now) -> {
                        if (now.intValue() == answer && filled.field().text().get().isEmpty()) {
                            filled.focus();
                        }
                    });
        }
    }
}
