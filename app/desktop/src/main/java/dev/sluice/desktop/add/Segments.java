package dev.sluice.desktop.add;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

import java.util.List;
import java.util.function.IntConsumer;

/** A few answers side by side, of which one holds. */
final class Segments extends HBox {
    /**
     * @param chosen which answer holds, from 0
     * @param choose told which one was pressed
     */
    Segments(List<String> answers, ObservableValue<Number> chosen, IntConsumer choose) {
        getStyleClass().add("segments");
        ToggleGroup group = new ToggleGroup();
        for (int i = 0; i < answers.size(); i++) {
            int answer = i;
            ToggleButton button = new ToggleButton(answers.get(i));
            button.setMnemonicParsing(false);
            button.setMinWidth(USE_PREF_SIZE);
            button.setToggleGroup(group);
            chosen.subscribe(now -> button.setSelected(now.intValue() == answer));
            button.getStyleClass()
                    .add(i == 0 ? "first" : i == answers.size() - 1 ? "last" : "middle");
            button.setOnAction(event -> {
                // A second press would leave none of them chosen.
                button.setSelected(true);
                choose.accept(answer);
            });
            getChildren().add(button);
        }
    }
}
