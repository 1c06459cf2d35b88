package dev.sluice.desktop.add;

import dev.sluice.desktop.look.Hint;
import dev.sluice.desktop.look.Switch;
import dev.sluice.desktop.queue.PhaseLook;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.pipeline.PhaseSpec;
import dev.sluice.engine.pipeline.PhaseSwitch;
import dev.sluice.engine.pipeline.Scope;
import dev.sluice.ui.Messages;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The phases that will run, each with a switch where the pipeline can leave it out. */
final class PhasesSide extends VBox {
    /** Of a name with its picture; a longer one makes room for all of them. */
    private static final double LEAST_NAME_WIDTH = 104;

    private static final double LINE = 32;
    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");

    private final DoubleProperty nameWidth = new SimpleDoubleProperty(LEAST_NAME_WIDTH);
    private final AddSheetModel model;
    private final Messages messages;
    private final SaidWords words;
    private final VBox lines = new VBox();
    private List<PhaseSpec> shown = List.of();
    private Map<PhaseId, PhaseSwitch> shownSwitches = Map.of();

    PhasesSide(AddSheetModel model, SheetForesight foresight, Messages messages) {
        super(8);
        this.model = model;
        this.messages = messages;
        this.words = new SaidWords(messages);
        Label title = new Label(messages.get("add.phases"));
        title.getStyleClass().add("section-head");
        getChildren().setAll(title, lines);
        model.changes().subscribe(count -> showPhases());
        // A look for programs may have told why a phase can't run.
        foresight.survey().subscribe((before, now) -> showPhases());
    }

    private void showPhases() {
        List<PhaseSpec> specs =
                model.phases().stream().filter(spec -> spec.scope() != Scope.SOURCE).toList();
        Map<PhaseId, PhaseSwitch> switches = model.switches();
        if (specs.isEmpty() || (specs.equals(shown) && switches.equals(shownSwitches))) {
            return;
        }
        shown = specs;
        shownSwitches = switches;
        // The focus stays on the switch that was pressed, though its line is made anew.
        Optional<String> focused =
                Optional.ofNullable(getScene())
                        .flatMap(scene -> Optional.ofNullable(scene.getFocusOwner()))
                        .map(owner -> String.valueOf(owner.getId()))
                        .filter(id -> id.startsWith("phase-"));
        lines.getChildren()
                .setAll(
                        specs.stream()
                                .map(spec ->
                                        line(spec, Optional.ofNullable(switches.get(spec.id()))))
                                .toList());
        focused.flatMap(id -> Optional.ofNullable(lookup("#" + id))).ifPresent(Node::requestFocus);
    }

    private HBox line(PhaseSpec spec, Optional<PhaseSwitch> choice) {
        String phase = messages.getOr("phase." + spec.id(), spec.id().value());
        Label name = new Label(phase, PhaseLook.picture(spec));
        name.setGraphicTextGap(8);
        name.getStyleClass().add("phase-name");
        name.minWidthProperty().bind(nameWidth);
        name.widthProperty()
                .subscribe(laidOut ->
                        nameWidth.set(
                                Math.max(nameWidth.get(), name.prefWidth(USE_COMPUTED_SIZE))));
        String why =
                choice.flatMap(PhaseSwitch::why)
                        .map(words::of)
                        .orElseGet(() ->
                                spec.enabled()
                                        ? messages.getOr("add.phase." + spec.id(), "")
                                        : messages.get("add.phase.off"));
        Label what = new Label(why);
        what.getStyleClass().add("muted");
        what.setMinWidth(0);
        what.setPrefWidth(1);
        what.setMaxWidth(Double.MAX_VALUE);
        what.setTextOverrun(OverrunStyle.ELLIPSIS);
        Tooltip whole = Hint.wrapped();
        whole.setText(why);
        what.setTooltip(whole);
        HBox.setHgrow(what, Priority.ALWAYS);
        HBox line = new HBox(8, name, what);
        if (choice.filter(PhaseSwitch::canBeSwitched).isPresent()) {
            line.getChildren().add(toggle(spec, choice.get(), phase + ", " + why));
        }
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinHeight(LINE);
        line.getStyleClass().addAll("phase-choice", PhaseLook.styleClass(spec));
        line.pseudoClassStateChanged(OFF, !spec.enabled());
        return line;
    }

    private Switch toggle(PhaseSpec spec, PhaseSwitch choice, String spoken) {
        Switch toggle = new Switch();
        toggle.setId("phase-" + spec.id());
        toggle.setSelected(spec.enabled());
        toggle.setAccessibleText(spoken);
        toggle.setMinWidth(USE_PREF_SIZE);
        toggle.selectedProperty().subscribe((before, now) -> model.apply(choice.change()));
        return toggle;
    }
}
