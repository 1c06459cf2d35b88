package dev.sluice.desktop.add;

import dev.sluice.desktop.preset.Preset;
import dev.sluice.engine.pipeline.OptionChoice;
import dev.sluice.engine.pipeline.OptionSpec;
import dev.sluice.engine.pipeline.OptionType;
import dev.sluice.ui.Messages;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fields of the add sheet, made from the options that a pipeline declares, and the preset that
 * filled them. For the thread of the window; needs no toolkit.
 */
final class SheetFields {
    private final List<FieldModel> fields = new ArrayList<>();
    private final Messages messages;
    private final IntegerProperty wrong = new SimpleIntegerProperty();
    private final ObjectProperty<Optional<String>> preset =
            new SimpleObjectProperty<>(Optional.empty());
    private final List<ChoiceModel> choices = new ArrayList<>();
    private Map<String, String> beforePreset = Map.of();

    /**
     * @param grouped which of the options are one question
     * @param proposal what a new sheet has in a field in place of the usual
     * @param changed told whenever a field holds something else
     */
    SheetFields(
            List<OptionSpec<?>> specs,
            List<OptionChoice> grouped,
            Messages messages,
            Function<String, Optional<String>> proposal,
            Runnable changed) {
        this.messages = messages;
        for (OptionSpec<?> spec : specs) {
            FieldModel field =
                    new FieldModel(
                            spec,
                            label(spec, messages),
                            proposal.apply(spec.name()),
                            messages::told);
            field.error().subscribe(text -> countWrong());
            field.text()
                    .subscribe((before, now) -> {
                        preset.set(Optional.empty());
                        changed.run();
                    });
            fields.add(field);
        }
        for (OptionChoice choice : grouped) {
            List<FieldModel> among =
                    choice.options().stream().flatMap(name -> field(name).stream()).toList();
            choices.add(new ChoiceModel(choice, among, messages));
        }
    }

    private static String label(OptionSpec<?> spec, Messages messages) {
        return messages.getOr("option." + spec.name(), spoken(spec.name()));
    }

    /** A name that no bundle knows, as words. */
    static String spoken(String name) {
        String words = name.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    List<FieldModel> of(OptionSpec.Level level) {
        return fields.stream().filter(field -> field.spec().level() == level).toList();
    }

    /** The options of a level in one line: first what is given, with its value. */
    String inOneLine(OptionSpec.Level level) {
        List<FieldModel> asked = of(level);
        return Stream.concat(
                        asked.stream()
                                .filter(field -> field.given().isPresent())
                                .map(this::withValue),
                        asked.stream()
                                .filter(field -> field.given().isEmpty())
                                .map(FieldModel::label))
                .collect(Collectors.joining(" · "));
    }

    private String withValue(FieldModel field) {
        String value = field.text().get();
        return field.spec().type() instanceof OptionType.Flag
                ? field.label()
                : field.label()
                        + " "
                        + messages.getOr("option." + field.name() + "." + value, value);
    }

    /** The question that a field belongs to. */
    Optional<ChoiceModel> choice(FieldModel field) {
        return choices.stream().filter(choice -> choice.fields().contains(field)).findFirst();
    }

    Optional<FieldModel> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** How many fields need a correction. */
    IntegerProperty wrong() {
        return wrong;
    }

    Optional<FieldModel> firstWrong() {
        return fields.stream().filter(FieldModel::isWrong).findFirst();
    }

    /** What goes into a request: all but the usual. */
    Map<String, String> given() {
        Map<String, String> given = new HashMap<>();
        fields.forEach(field -> field.given().ifPresent(text -> given.put(field.name(), text)));
        return given;
    }

    /** The same without what is wrong. */
    Map<String, String> right() {
        Map<String, String> right = given();
        fields.stream().filter(FieldModel::isWrong).forEach(field -> right.remove(field.name()));
        return right;
    }

    /** What a preset of the fields as they stand keeps. */
    Map<String, String> kept() {
        Map<String, String> kept = new HashMap<>();
        fields.forEach(field -> field.kept().ifPresent(text -> kept.put(field.name(), text)));
        return kept;
    }

    /** Sets several options at once; an empty value stands for the usual. */
    void apply(Map<String, String> values) {
        values.forEach((name, value) -> field(name).ifPresent(field -> field.set(value)));
    }

    /** Name of the preset that was chosen last, while nothing has been changed since. */
    ObjectProperty<Optional<String>> preset() {
        return preset;
    }

    /** Sets all options as the preset has them, for good. */
    void beginWith(Preset usual) {
        fields.forEach(FieldModel::reset);
        choices.forEach(ChoiceModel::forget);
        apply(usual.options());
        preset.set(Optional.of(usual.name()));
    }

    /** The same; what was typed can be brought back. */
    void choose(Preset chosen) {
        if (preset.get().isEmpty()) {
            beforePreset = texts();
        }
        beginWith(chosen);
    }

    /** Brings back what stood in the fields before a preset was chosen. */
    void leavePreset() {
        choices.forEach(ChoiceModel::forget);
        beforePreset.forEach((name, text) -> field(name).ifPresent(f -> f.text().set(text)));
        beforePreset = Map.of();
        preset.set(Optional.empty());
    }

    /** Whether there is something to bring back. */
    boolean canLeavePreset() {
        return !beforePreset.isEmpty();
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new HashMap<>();
        fields.forEach(field -> texts.put(field.name(), field.text().get()));
        return texts;
    }

    private void countWrong() {
        wrong.set((int) fields.stream().filter(FieldModel::isWrong).count());
    }
}
