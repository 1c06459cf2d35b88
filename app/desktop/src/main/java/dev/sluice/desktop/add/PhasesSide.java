package dev.sluice.desktop.add;

import dev.sluice.desktop.look.Icons;
import dev.sluice.desktop.queue.PhaseLook;
import dev.sluice.engine.pipeline.PhaseSpec;
import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.MissingResourceException;

/** What will run and what to know before it does. */
final class PhasesSide extends VBox {
    private static final double NAME_WIDTH = 96;

    private final AddSheetModel model;
    private final Messages messages;
    private final VBox phases = new VBox(8);
    private final VBox notes = new VBox(8);

    PhasesSide(AddSheetModel model, Messages messages) {
        super(16);
        this.model = model;
        this.messages = messages;
        getStyleClass().add("sheet-side");
        Label title = new Label(messages.get("add.phases"));
        title.getStyleClass().add("section-head");
        getChildren().setAll(title, phases, notes);
        model.pipeline().options().stream()
                .flatMap(spec -> model.field(spec.name()).stream())
                .forEach(field -> field.text().subscribe(text -> showPhases()));
        model.found().subscribe(this::showNotes);
    }

    private void showPhases() {
        List<PhaseSpec> specs = model.phases();
        if (!specs.isEmpty()) {
            phases.getChildren().setAll(specs.stream().map(this::line).toList());
        }
    }

    private HBox line(PhaseSpec spec) {
        FontIcon icon = PhaseLook.picture(spec);
        Label name = new Label(text("phase." + spec.id(), spec.id().value()));
        name.getStyleClass().add("strong");
        name.setMinWidth(NAME_WIDTH);
        Label what =
                new Label(
                        spec.enabled()
                                ? text("add.phase." + spec.id(), "")
                                : messages.get("add.phase.off"));
        what.getStyleClass().add("muted");
        what.setMinWidth(0);
        HBox line = new HBox(8, icon, name, what);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().addAll("phase-choice", PhaseLook.styleClass(spec));
        line.setOpacity(spec.enabled() ? 1 : 0.55);
        return line;
    }

    private void showNotes(Found found) {
        notes.getChildren().clear();
        if (found.unknownCount() > 0) {
            note(
                    messages.get(
                            "add.unknown",
                            found.unknownCount(),
                            String.join(", ", found.unknown())));
        }
        found.missing().forEach(path -> note(messages.get("add.missing", path)));
        found.unreadable().forEach(this::note);
        if (!found.links().isEmpty()) {
            note(messages.get("add.links.not-yet", found.links().size()));
        }
        if (model.months().size() > 1 && found.withoutMonth() > 0) {
            note(messages.get("add.without-month", found.withoutMonth()));
        }
    }

    private void note(String sentence) {
        Label text = new Label(sentence);
        text.setWrapText(true);
        HBox note = new HBox(Icons.of(Icon.WARNING, Icons.LINE), text);
        note.getStyleClass().addAll("notice", "warning");
        notes.getChildren().add(note);
    }

    private String text(String key, String otherwise) {
        try {
            return messages.get(key);
        } catch (MissingResourceException e) {
            return otherwise;
        }
    }
}
