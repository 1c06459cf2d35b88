package dev.sluice.desktop.add;

import dev.sluice.desktop.look.Hint;
import dev.sluice.desktop.look.Icons;
import dev.sluice.desktop.look.Switch;
import dev.sluice.engine.pipeline.OptionType;
import dev.sluice.engine.pipeline.Suggestion;
import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import java.util.List;

/** One line of the sheet: label, the control that its type asks for, what is wrong below it. */
final class OptionField extends VBox {
    private static final double LABEL_WIDTH = 104;
    private static final double LEAST_ERROR_WIDTH = 200;

    /** As much of what would be right is always to be seen. */
    private static final double MOST_BETTER = 160;

    private static final int MOST_TOGGLES = 4;
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final FieldModel field;
    private final Messages messages;
    private final Region control;
    private final HBox line;

    OptionField(FieldModel field, Messages messages) {
        super(4);
        this.field = field;
        this.messages = messages;
        getStyleClass().add("option-field");
        control = control();
        Label label = label(field.label(), control);
        Tooltip help = Hint.wrapped();
        String said = messages.told(field.spec().help());
        help.setText(said);
        help.setShowDelay(Duration.millis(400));
        label.setTooltip(help);
        control.setAccessibleText(field.label());
        control.setAccessibleHelp(said);
        line = new HBox(label, control);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinHeight(32);
        getChildren().setAll(line, trouble());
        field.error()
                .subscribe(error -> {
                    pseudoClassStateChanged(WRONG, !error.isEmpty());
                    control.pseudoClassStateChanged(
                            PseudoClass.getPseudoClass("danger"), !error.isEmpty());
                });
    }

    /** A label as wide as those of all lines. */
    static Label label(String text, Node control) {
        Label label = new Label(text);
        label.getStyleClass().add("field-label");
        label.setMinWidth(LABEL_WIDTH);
        label.setPrefWidth(LABEL_WIDTH);
        label.setLabelFor(control);
        return label;
    }

    /** Offers what a person has at hand, where there is a choice. */
    void suggest(List<Suggestion> suggestions) {
        if (suggestions.size() < 2 || !(control instanceof TextField input)) {
            return;
        }
        MenuButton button = new MenuButton();
        button.setId("suggestions-" + field.name());
        button.getStyleClass().addAll("flat", "suggestions");
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText(messages.get("add.suggestions", field.label()));
        SaidWords words = new SaidWords(messages);
        for (Suggestion each : suggestions) {
            MenuItem item = new MenuItem(words.of(each.said()));
            item.setMnemonicParsing(false);
            item.setOnAction(event -> {
                field.text().set(each.value());
                input.requestFocus();
            });
            button.getItems().add(item);
        }
        line.getChildren().add(button);
    }

    FieldModel field() {
        return field;
    }

    /** Puts the focus here; where it is not laid out yet, as soon as it is. */
    void focus() {
        Node target = control instanceof HBox toggles ? toggles.getChildren().getFirst() : control;
        if (target.getScene() != null) {
            target.requestFocus();
            return;
        }
        target.sceneProperty()
                .addListener(
                        new InvalidationListener() {
                            @Override
                            public void invalidated(Observable scene) {
                                if (target.getScene() != null) {
                                    target.sceneProperty().removeListener(this);
                                    target.requestFocus();
                                }
                            }
                        });
    }

    private Region control() {
        return switch (field.spec().type()) {
            case OptionType.Flag ignored -> flag();
            case OptionType.Choice choice ->
                    field.spec().fallback().isPresent() && choice.values().size() <= MOST_TOGGLES
                            ? toggles(choice.values())
                            : combo(choice.values());
            case OptionType.Text<?> text -> text(text);
            case OptionType.Several several -> text(several);
        };
    }

    private Control flag() {
        Switch toggle = new Switch();
        toggle.setSelected(field.text().get().equals("true"));
        toggle.selectedProperty().subscribe(on -> field.text().set(Boolean.toString(on)));
        field.text().subscribe(text -> toggle.setSelected(text.equals("true")));
        return toggle;
    }

    private Region toggles(List<String> values) {
        return new Segments(
                values.stream().map(this::word).toList(),
                field.text().map(values::indexOf),
                answer -> field.text().set(values.get(answer)));
    }

    private Control combo(List<String> values) {
        ComboBox<String> combo = new ComboBox<>();
        String usual = messages.get("option.usual");
        combo.getItems().add(usual);
        values.forEach(value -> combo.getItems().add(word(value)));
        field.text().subscribe(text -> combo.getSelectionModel().select(values.indexOf(text) + 1));
        combo.getSelectionModel()
                .selectedIndexProperty()
                .subscribe(index ->
                        field.text()
                                .set(
                                        index.intValue() <= 0
                                                ? ""
                                                : values.get(index.intValue() - 1)));
        combo.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(combo, Priority.ALWAYS);
        return combo;
    }

    private Control text(OptionType<?> type) {
        TextField input = new TextField();
        input.setPromptText(type.metavar());
        input.textProperty().bindBidirectional(field.text());
        input.setId("option-" + field.name());
        HBox.setHgrow(input, Priority.ALWAYS);
        return input;
    }

    private String word(String value) {
        return messages.getOr("option." + field.name() + "." + value, value);
    }

    private HBox trouble() {
        Label error = new Label();
        error.getStyleClass().add("field-error");
        error.setGraphic(Icons.of(Icon.FIELD_ERROR, Icons.TILE));
        error.setWrapText(true);
        error.textProperty().bind(field.error());
        error.setMinWidth(LEAST_ERROR_WIDTH);
        Region grow = new Region();
        HBox.setHgrow(grow, Priority.ALWAYS);
        Hyperlink better = new Hyperlink();
        better.getStyleClass().add("field-suggestion");
        // What is wrong matters more than all letters of a long name that would be right.
        better.minWidthProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () -> Math.min(better.prefWidth(USE_COMPUTED_SIZE), MOST_BETTER),
                                better.textProperty(),
                                better.fontProperty()));
        better.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        new Hint(better, () -> better.isTextTruncated() ? better.getText() : "");
        field.suggestion()
                .subscribe(text -> {
                    better.setText(messages.get("add.use", text));
                    better.setVisible(!text.isEmpty());
                });
        better.setOnAction(event -> {
            field.text().set(field.suggestion().get());
            focus();
        });
        HBox line = new HBox(8, error, grow, better);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setStyle("-fx-padding: 0 0 0 " + (int) LABEL_WIDTH + "px;");
        line.visibleProperty().bind(field.error().isNotEmpty());
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }
}
