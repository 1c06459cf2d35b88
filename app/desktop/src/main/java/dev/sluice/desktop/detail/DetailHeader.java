package dev.sluice.desktop.detail;

import dev.sluice.desktop.look.Hint;
import dev.sluice.desktop.look.Icons;
import dev.sluice.desktop.queue.JobRow;
import dev.sluice.desktop.queue.RowAction;
import dev.sluice.desktop.queue.RowState;
import dev.sluice.ui.Icon;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The head of a job's page: back, name, state, end, and what can be done with the job now. */
final class DetailHeader extends HBox {
    private static final double LEAST_STATE = 112;

    private static final int IN_WORDS = 2;

    private final JobRow row;
    private final DetailWords words;
    private final DetailActions actions;
    private final Button back;
    private final FontIcon tileIcon = Icons.of(Icon.LOAD, Icons.TILE);
    private final FontIcon glyph = Icons.of(Icon.WARNING, Icons.LINE);
    private final Label state = new Label();
    private final Label eta = new Label();
    private final HBox buttons = new HBox(8);
    private final Button more = new Button("", Icons.of(Icon.MORE, Icons.LINE));
    private final List<Subscription> shown = new ArrayList<>();

    DetailHeader(JobRow row, DetailWords words, DetailActions actions) {
        this.row = row;
        this.words = words;
        this.actions = actions;
        getStyleClass().setAll("detail-header");
        back = new Button("", Icons.of(Icon.BACK, Icons.LINE));
        back.getStyleClass().addAll("flat", "button-icon");
        back.setId("detail-back");
        back.setAccessibleText(words.get("detail.back"));
        back.setTooltip(new Tooltip(words.get("detail.back")));
        back.setOnAction(event -> actions.back());
        StackPane tile = new StackPane(tileIcon);
        tile.getStyleClass().setAll("tile");
        Label name = new Label();
        name.getStyleClass().add("page-title");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMinWidth(16);
        name.textProperty().bind(row.name());
        Tooltip whole = Hint.wrapped();
        whole.textProperty().bind(row.name());
        name.setTooltip(whole);
        state.getStyleClass().add("detail-state");
        // What is left beside the name, so that this is cut first, but never to nothing.
        state.setMinWidth(LEAST_STATE);
        state.setPrefWidth(1);
        state.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(state, Priority.ALWAYS);
        state.setGraphicTextGap(8);
        new Hint(state, () -> state.isTextTruncated() ? state.getText() : "");
        eta.textProperty().bind(row.eta());
        eta.getStyleClass().add("strong");
        eta.setMinWidth(USE_PREF_SIZE);
        more.getStyleClass().addAll("flat", "button-icon");
        more.setAccessibleText(words.get("action.more"));
        more.setOnAction(event -> menu().show(more, Side.BOTTOM, 0, 4));
        buttons.setMinWidth(USE_PREF_SIZE);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().setAll(back, tile, name, state, eta, buttons);
        follow();
    }

    private void follow() {
        shown.add(row.icon().subscribe(icon -> Icons.set(tileIcon, icon)));
        shown.add(row.state().subscribe(ignored -> showState()));
        shown.add(row.stateText().subscribe(ignored -> showState()));
        shown.add(row.stateDetail().subscribe(ignored -> showState()));
        shown.add(row.summary().subscribe(ignored -> showState()));
        shown.add(row.measure().subscribe(ignored -> showState()));
        shown.add(row.actions().subscribe(this::showButtons));
        showButtons();
    }

    Button back() {
        return back;
    }

    /** Lets go of the job. */
    void release() {
        shown.forEach(Subscription::unsubscribe);
    }

    private void showState() {
        List<String> facts = new ArrayList<>();
        facts.add(row.stateText().get());
        boolean ended = !row.summary().get().isEmpty();
        if (ended) {
            facts.add(row.summary().get());
        } else {
            facts.add(row.stateDetail().get());
            facts.add(row.measure().get());
        }
        facts.removeIf(String::isEmpty);
        state.setText(String.join(" · ", facts));
        Optional<Icon> icon =
                switch (row.state().get()) {
                    case RUNNING -> Optional.empty();
                    case WAITING -> Optional.of(Icon.CLOCK);
                    case PAUSED -> Optional.of(Icon.PAUSED);
                    case DONE -> Optional.of(Icon.DONE);
                    case DONE_WITH_FAILURES -> Optional.of(Icon.WARNING);
                    case FAILED -> Optional.of(Icon.FAILED);
                    case CANCELLED -> Optional.of(Icon.CANCELLED);
                };
        icon.ifPresent(chosen -> Icons.set(glyph, chosen));
        state.setGraphic(icon.isPresent() ? glyph : null);
        for (RowState each : RowState.values()) {
            String pseudo = each.name().toLowerCase(Locale.ROOT).replace('_', '-');
            state.pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(pseudo), each == row.state().get());
        }
    }

    /** What this page shows anyway is no button of it. */
    private List<RowAction> sensible() {
        return row.actions().stream()
                .filter(action -> action != RowAction.DETAIL && action != RowAction.SHOW_FAILURES)
                .toList();
    }

    private void showButtons() {
        buttons.getChildren().clear();
        sensible().stream()
                .filter(action ->
                        action != RowAction.REMOVE
                                && action != RowAction.RAISE
                                && action != RowAction.LOWER
                                && action != RowAction.CANCEL
                                && action != RowAction.MOVE_UP
                                && action != RowAction.MOVE_DOWN)
                .limit(IN_WORDS)
                .forEach(action -> {
                    Button button = new Button(label(action), Icons.of(action.icon(), Icons.LINE));
                    button.setMinWidth(USE_PREF_SIZE);
                    button.setOnAction(event -> actions.perform(action));
                    buttons.getChildren().add(button);
                });
        buttons.getChildren().add(more);
        more.setVisible(!sensible().isEmpty());
    }

    private ContextMenu menu() {
        ContextMenu menu = new ContextMenu();
        for (RowAction action : sensible()) {
            MenuItem item = new MenuItem(label(action), Icons.of(action.icon(), Icons.TILE));
            item.setOnAction(event -> actions.perform(action));
            menu.getItems().add(item);
        }
        return menu;
    }

    private String label(RowAction action) {
        return action == RowAction.RETRY_FAILED
                ? words.get(action.messageKey(), row.failed().get())
                : words.get(action.messageKey());
    }
}
