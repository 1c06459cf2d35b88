package dev.sluice.desktop.queue;

import dev.sluice.desktop.look.Hint;
import dev.sluice.desktop.look.Icons;
import dev.sluice.ui.Icon;

import javafx.collections.ListChangeListener;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The buttons at the right end of a head line: one action and ⋯, and in a finished row up to three
 * actions in words before the ⋯. Made once and reused.
 */
final class RowButtons extends Region {

    private static final double SIZE = 24;
    private static final double GAP = 4;
    private static final int MOST_IN_WORDS = 3;

    private final QueueContext context;
    private final FontIcon firstIcon = Icons.of(Icon.PAUSE, Icons.LINE);
    private final Button first = iconButton(firstIcon);
    private final Button more = iconButton(Icons.of(Icon.MORE, Icons.LINE));
    private final List<Button> worded = new ArrayList<>();
    private final ListChangeListener<RowAction> refresh = change -> refresh();
    private Optional<HeadRow> row = Optional.empty();
    private boolean finished;

    RowButtons(QueueContext context) {
        this.context = context;
        setManaged(false);
        setPickOnBounds(false);
        new Hint(first, first::getAccessibleText);
        first.setOnAction(event ->
                row.ifPresent(
                        shown -> context.actions().perform(shown.actions().getFirst(), shown)));
        more.setOnAction(event -> row.ifPresent(shown -> openMenu(shown)));
        more.setAccessibleText(context.messages().get("action.more"));
        getChildren().setAll(first, more);
    }

    /** Follows the actions of {@code newRow}; a finished row has them in words. */
    void show(HeadRow newRow, boolean newFinished) {
        row.ifPresent(old -> old.actions().removeListener(refresh));
        row = Optional.of(newRow);
        finished = newFinished;
        newRow.actions().addListener(refresh);
        refresh();
    }

    boolean isFinished() {
        return finished;
    }

    private void openMenu(HeadRow shown) {
        ContextMenu menu = RowMenu.of(shown, List.of(shown), context);
        menu.show(more, Side.BOTTOM, 0, GAP);
    }

    private void refresh() {
        row.ifPresent(shown -> {
            List<RowAction> actions = shown.actions();
            more.setVisible(!actions.isEmpty());
            first.setVisible(!finished && !actions.isEmpty());
            if (!actions.isEmpty()) {
                RowAction action = actions.getFirst();
                Icons.set(firstIcon, action.icon());
                first.setAccessibleText(RowMenu.label(action, shown, context));
            }
            refreshWorded(shown);
        });
        requestParentLayout();
        requestLayout();
    }

    private void refreshWorded(HeadRow shown) {
        // Taking a row away is never the next thing to do; the menu and a key are enough for it.
        // Neither is its page, which a double click or Enter opens.
        long sayable =
                shown.actions().stream()
                        .filter(action -> action != RowAction.REMOVE && action != RowAction.DETAIL)
                        .count();
        int wanted = finished ? (int) Math.min(MOST_IN_WORDS, sayable) : 0;
        while (worded.size() < wanted) {
            worded.add(wordButton());
        }
        for (int i = 0; i < worded.size(); i++) {
            Button button = worded.get(i);
            button.setVisible(i < wanted);
            if (i < wanted) {
                RowAction action = shown.actions().get(i);
                button.setText(RowMenu.label(action, shown, context));
                Icons.set((FontIcon) button.getGraphic(), action.icon());
                button.setOnAction(event -> context.actions().perform(action, shown));
            }
        }
    }

    private Button wordButton() {
        Button button = new Button("", Icons.of(Icon.REPORT, Icons.SMALL));
        button.getStyleClass().addAll("small", "row-word");
        button.setManaged(false);
        getChildren().add(button);
        return button;
    }

    /** Lays the buttons out so that they end at {@code right}; gives the left edge of the first. */
    double place(double right, double height, boolean compact) {
        resizeRelocate(0, 0, right, height);
        double top = Math.rint((height - SIZE) / 2);
        more.resizeRelocate(right - SIZE, top, SIZE, SIZE);
        first.resizeRelocate(right - SIZE - GAP - SIZE, top, SIZE, SIZE);
        if (!finished) {
            return right - SIZE - GAP - SIZE;
        }
        double x = right - SIZE;
        int shown = (int) worded.stream().filter(Button::isVisible).count();
        for (int i = shown - 1; i >= 0; i--) {
            Button button = worded.get(i);
            // Where room is scarce only the first stays in words, the rest is in the menu.
            boolean fits = !compact || i == 0;
            button.setVisible(true);
            button.setOpacity(fits ? 1 : 0);
            button.setMouseTransparent(!fits);
            button.setFocusTraversable(false);
            if (fits) {
                double width = Math.ceil(button.prefWidth(-1));
                x -= width + GAP;
                button.resizeRelocate(x, top, width, SIZE);
            }
        }
        return x;
    }

    private static Button iconButton(FontIcon icon) {
        Button button = new Button();
        button.setGraphic(icon);
        button.getStyleClass().addAll("flat", "button-icon", "row-button");
        button.setManaged(false);
        // The row itself takes the focus; its actions have keys and a menu.
        button.setFocusTraversable(false);
        return button;
    }
}
