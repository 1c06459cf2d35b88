package dev.sluice.desktop.settings;

import dev.sluice.desktop.look.Switch;
import dev.sluice.ui.Messages;

import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

import java.time.format.TextStyle;

/** In which hours the queue may work: a switch, and a line a day. */
final class HoursPane extends VBox {
    private static final double TIME = 72;

    private final HoursModel model;
    private final Messages messages;

    HoursPane(HoursModel model, Messages messages) {
        super(12);
        this.model = model;
        this.messages = messages;
        Switch limited = new Switch();
        limited.setId("hours-limited");
        limited.selectedProperty().bindBidirectional(model.limited());
        GridPane days = days();
        SettingRow week =
                new SettingRow(
                                messages.get("settings.hours.week"),
                                days,
                                messages.get("settings.hours.week.help"))
                        .marking(days, model.error());
        week.visibleProperty().bind(model.limited());
        week.managedProperty().bind(model.limited());
        getChildren()
                .setAll(
                        new SettingRow(
                                messages.get("settings.hours.limited"),
                                limited,
                                messages.get("settings.hours.limited.help")),
                        week);
    }

    private GridPane days() {
        GridPane grid = new GridPane(8, 8);
        for (DayField day : model.days()) {
            String name = day.day().getDisplayName(TextStyle.FULL, messages.locale());
            CheckBox on = new CheckBox(name);
            on.setId("hours-" + day.day().name());
            on.setMinWidth(USE_PREF_SIZE);
            on.selectedProperty().bindBidirectional(day.on());
            TextField from = time(day, "from", messages.get("settings.hours.from", name));
            from.textProperty().bindBidirectional(day.from());
            TextField to = time(day, "to", messages.get("settings.hours.to", name));
            to.textProperty().bindBidirectional(day.to());
            Label dash = new Label("–");
            Label next = new Label(messages.get("settings.hours.next-day"));
            next.getStyleClass().add("muted");
            Runnable crossing =
                    () ->
                            next.setVisible(
                                    day.on().get()
                                            && day.span()
                                                    .filter(span ->
                                                            !span.from().isBefore(span.to()))
                                                    .isPresent());
            day.from().subscribe(crossing);
            day.to().subscribe(crossing);
            day.on().subscribe(crossing);
            grid.addRow(grid.getRowCount(), on, from, dash, to, next);
        }
        grid.setAlignment(Pos.CENTER_LEFT);
        return grid;
    }

    private TextField time(DayField day, String end, String spoken) {
        TextField field = new TextField();
        field.setId("hours-" + day.day().name() + "-" + end);
        field.setPrefWidth(TIME);
        field.setMinWidth(TIME);
        field.setAccessibleText(spoken);
        field.disableProperty().bind(day.on().not());
        field.setOnAction(event -> model.commit());
        field.focusedProperty()
                .subscribe((before, now) -> {
                    if (!now) {
                        model.commit();
                    }
                });
        return field;
    }
}
