package dev.sluice.desktop.preset;

import dev.sluice.desktop.fx.Background;
import dev.sluice.ui.Messages;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The presets as they are looked after in the settings; each change is kept at once. FX thread. */
public final class PresetsModel {
    private final Presets presets;
    private final Background background;
    private final Messages messages;
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ObjectProperty<Optional<Preset>> deleted =
            new SimpleObjectProperty<>(Optional.empty());

    public PresetsModel(Presets presets, Background background, Messages messages) {
        this.presets = presets;
        this.background = background;
        this.messages = messages;
    }

    Messages messages() {
        return messages;
    }

    ObservableList<Preset> all() {
        return presets.all();
    }

    /** A sentence on what could not be done; empty while all is well. */
    ReadOnlyStringProperty trouble() {
        return trouble.getReadOnlyProperty();
    }

    /** The one that was deleted last and can be brought back. */
    ObjectProperty<Optional<Preset>> deleted() {
        return deleted;
    }

    /** "Load · Packing gzip · Bad rows 5". */
    String summary(Preset preset) {
        Map<String, String> byLabel = new TreeMap<>();
        preset.options()
                .forEach((option, value) -> byLabel.put(label(option), value(option, value)));
        String options =
                byLabel.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(" · "));
        String pipeline =
                messages.getOr("pipeline." + preset.pipeline().value(), preset.pipeline().value());
        return options.isEmpty()
                ? messages.get("settings.presets.all-usual", pipeline)
                : pipeline + " · " + options;
    }

    private String label(String option) {
        return messages.getOr("option." + option, option);
    }

    private String value(String option, String value) {
        return switch (value) {
            case "true" -> messages.get("settings.presets.on");
            case "false" -> messages.get("settings.presets.off");
            default -> messages.getOr("option." + option + "." + value, value);
        };
    }

    /** Gives it another name; says why not, where that can't be. */
    boolean rename(Preset preset, String name) {
        if (!presets.rename(preset, name)) {
            trouble.set(
                    name.isBlank()
                            ? messages.get("settings.presets.blank")
                            : messages.get("settings.presets.taken", name.strip()));
            return false;
        }
        keep();
        return true;
    }

    void makeUsual(Preset preset, boolean usual) {
        presets.makeUsual(preset, usual);
        keep();
    }

    void delete(Preset preset) {
        presets.delete(preset);
        deleted.set(Optional.of(preset));
        keep();
    }

    /** Brings the deleted one back. */
    void restore() {
        deleted.get().ifPresent(presets::restore);
        deleted.set(Optional.empty());
        keep();
    }

    private void keep() {
        trouble.set("");
        presets.keep(
                background, () -> {}, failure -> trouble.set(messages.get("settings.not-kept")));
    }
}
