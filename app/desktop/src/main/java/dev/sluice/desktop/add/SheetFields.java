package dev.sluice.desktop.add;

import dev.sluice.desktop.preset.Preset;
import dev.sluice.engine.pipeline.OptionSpec;
import dev.sluice.ui.Messages;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.function.Function;

/**
 * The fields of the add sheet, made from the options that a pipeline declares, and the preset that
 * filled them. For the thread of the window; needs no toolkit.
 */
final class SheetFields {
    private final List<FieldModel> fields = new ArrayList<>();
    private final IntegerProperty wrong = new SimpleIntegerProperty();
    private final ObjectProperty<Optional<String>> preset =
            new SimpleObjectProperty<>(Optional.empty());
    private Map<String, String> beforePreset = Map.of();

    /**
     * @param proposal what a new sheet has in a field in place of the usual
     * @param changed told whenever a field holds something else
     */
    SheetFields(
            List<OptionSpec<?>> specs,
            Messages messages,
            Function<String, Optional<String>> proposal,
            Runnable changed) {
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
    }

    private static String label(OptionSpec<?> spec, Messages messages) {
        try {
            return messages.get("option." + spec.name());
        } catch (MissingResourceException e) {
            String words = spec.name().replace('-', ' ');
            return Character.toUpperCase(words.charAt(0)) + words.substring(1);
        }
    }

    List<FieldModel> of(OptionSpec.Level level) {
        return fields.stream().filter(field -> field.spec().level() == level).toList();
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
