package dev.sluice.desktop.afterwards;

import dev.sluice.desktop.look.Icons;
import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/** Says what follows in how many seconds, over everything else, and lets a person stop it. */
public final class AfterQueueCard extends HBox {
    private static final double WIDTH = 560;
    private static final int SPOKEN_EVERY = 10;

    private final Messages messages;
    private final Label sentence = new Label();
    private final Button cancel = new Button();
    private final Button now = new Button();

    /**
     * @param cancelled called after a person has said no
     */
    public AfterQueueCard(AfterQueue model, Messages messages, Runnable cancelled) {
        super(12);
        this.messages = messages;
        getStyleClass().addAll("after-queue-card", "elevated-3");
        setAlignment(Pos.CENTER_LEFT);
        setMaxSize(WIDTH, USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.BOTTOM_CENTER);
        StackPane.setMargin(this, new Insets(0, 16, 48, 16));
        setAccessibleRole(AccessibleRole.TEXT);
        sentence.setWrapText(true);
        sentence.setMinWidth(0);
        sentence.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        cancel.setText(messages.get("after.cancel"));
        cancel.setId("after-queue-cancel");
        cancel.getStyleClass().add("accent");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(event -> {
            model.cancel();
            cancelled.run();
        });
        now.setId("after-queue-now");
        now.setMinWidth(USE_PREF_SIZE);
        now.setOnAction(event -> model.now());
        getChildren().setAll(Icons.of(Icon.CLOCK, Icons.LINE), sentence, now, cancel);
        setVisible(false);
        model.countdown()
                .subscribe(countdown -> {
                    setVisible(countdown.isPresent());
                    setManaged(countdown.isPresent());
                    countdown.ifPresent(this::show);
                });
    }

    private void show(AfterQueue.Countdown countdown) {
        String key = countdown.what().key();
        sentence.setText(messages.get("after.count." + key, countdown.seconds()));
        now.setText(messages.get("after.now." + key));
        // A screen reader that is told every second says nothing else any more.
        if (countdown.seconds() % SPOKEN_EVERY == 0 || getAccessibleText() == null) {
            setAccessibleText(sentence.getText());
        }
    }
}
