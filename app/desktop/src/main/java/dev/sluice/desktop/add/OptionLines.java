package dev.sluice.desktop.add;

import dev.sluice.engine.pipeline.OptionSpec;
import dev.sluice.engine.pipeline.OptionType;
import dev.sluice.engine.pipeline.Suggestion;
import dev.sluice.ui.Messages;

import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The lines of all options, made from the pipeline's declaration: those asked for at once, and the
 * rest in a pane that opens.
 */
final class OptionLines {
    private static final double GAP = 8;

    /** Room for the title of the pane and its arrow. */
    private static final double TITLE_WIDTH = 160;

    private final SheetFields fields;
    private final Messages messages;
    private final List<OptionField> lines = new ArrayList<>();
    private final Node main;
    private final TitledPane more;
    private Map<String, List<Suggestion>> suggestions = Map.of();

    OptionLines(SheetFields fields, Messages messages) {
        this.fields = fields;
        this.messages = messages;
        VBox box = new VBox(GAP);
        fill(box, OptionSpec.Level.MAIN);
        this.main = box;
        this.more = moreOptions();
    }

    /** What is asked for at once. */
    Node main() {
        return main;
    }

    /** The rest. */
    Node more() {
        return more;
    }

    /** Offers what a person has at hand. */
    void suggest(Map<String, List<Suggestion>> found) {
        suggestions = found;
        lines.forEach(this::suggestTo);
    }

    private void suggestTo(OptionField line) {
        line.suggest(suggestions.getOrDefault(line.field().name(), List.of()));
    }

    /** Puts the focus where filling in begins: on {@code name}, where there is such an option. */
    void focusFirst(String name) {
        lines.stream()
                .filter(line -> line.field().name().equals(name))
                .findFirst()
                .or(() -> lines.stream().findFirst())
                .ifPresent(OptionField::focus);
    }

    /** Puts the focus on the first field that needs a correction. */
    void focusWrong() {
        fields.firstWrong()
                .ifPresent(wrong -> {
                    if (wrong.spec().level() == OptionSpec.Level.MORE) {
                        more.setExpanded(true);
                    }
                    lines.stream()
                            .filter(line -> line.field() == wrong)
                            .findFirst()
                            .ifPresent(OptionField::focus);
                });
    }

    private void fill(VBox box, OptionSpec.Level level) {
        Set<ChoiceModel> drawn = new HashSet<>();
        for (FieldModel field : fields.of(level)) {
            fields.choice(field)
                    .ifPresentOrElse(
                            choice -> {
                                if (drawn.add(choice)) {
                                    box.getChildren().add(question(choice));
                                }
                            },
                            () -> box.getChildren().add(lineOf(field)));
        }
    }

    private ChoiceField question(ChoiceModel choice) {
        return new ChoiceField(
                choice,
                choice.fields().stream()
                        .filter(field -> !(field.spec().type() instanceof OptionType.Flag))
                        .map(this::lineOf)
                        .toList());
    }

    private OptionField lineOf(FieldModel field) {
        OptionField line = new OptionField(field, messages);
        lines.add(line);
        suggestTo(line);
        return line;
    }

    private TitledPane moreOptions() {
        VBox box = new VBox(GAP);
        Label names = new Label();
        Runnable tell = () -> names.setText(fields.inOneLine(OptionSpec.Level.MORE));
        fields.of(OptionSpec.Level.MORE).forEach(field -> field.text().subscribe(tell));
        tell.run();
        names.getStyleClass().add("muted");
        names.setMinWidth(0);
        TitledPane pane = new TitledPane(messages.get("add.more"), box);
        // A graphic is never cut by itself, and would make the sheet wider than it is.
        pane.setMinWidth(0);
        names.maxWidthProperty().bind(pane.widthProperty().subtract(TITLE_WIDTH));
        pane.setGraphic(names);
        pane.setContentDisplay(ContentDisplay.RIGHT);
        pane.setGraphicTextGap(GAP);
        pane.setExpanded(false);
        pane.setAnimated(false);
        pane.getStyleClass().addAll("dense", "add-more");
        names.visibleProperty().bind(pane.expandedProperty().not());
        // The sheet is there sooner without what few people open.
        pane.expandedProperty()
                .subscribe((before, now) -> {
                    if (box.getChildren().isEmpty()) {
                        fill(box, OptionSpec.Level.MORE);
                    }
                });
        return pane;
    }
}
