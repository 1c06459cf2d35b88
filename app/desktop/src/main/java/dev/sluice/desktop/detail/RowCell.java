package dev.sluice.desktop.detail;

import dev.sluice.desktop.look.Hint;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.util.Subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A cell of a table of pages: it shows a row's content once there is some, and keeps the row's page
 * up to date while it is in sight.
 *
 * @param <T> what a row holds
 */
class RowCell<T> extends TableCell<PagedRows.Row<T>, PagedRows.Row<T>> {
    /** Shorter text is never cut. */
    private static final int BRIEF = 12;

    private final BiConsumer<RowCell<T>, T> fill;
    private final List<ObservableValue<?>> also;
    private final List<Subscription> shown = new ArrayList<>();
    private final Hint hint = new Hint(this, this::whole);
    private String whole = "";

    /**
     * @param fill puts a row's content into the cell
     * @param also what else the cell's words depend on
     */
    RowCell(BiConsumer<RowCell<T>, T> fill, ObservableValue<?>... also) {
        this.fill = fill;
        this.also = List.of(also);
        setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    }

    /** For figures, which stand under each other. */
    RowCell<T> right() {
        setAlignment(Pos.CENTER_RIGHT);
        return this;
    }

    RowCell<T> styled(String styleClass) {
        getStyleClass().add(styleClass);
        return this;
    }

    /** Shows text that may be cut; the whole of it stands in a tooltip. */
    void say(String text) {
        setText(text);
        whole = text.length() < BRIEF ? "" : text;
        hint.refresh();
    }

    private String whole() {
        return whole;
    }

    @Override
    protected void updateItem(PagedRows.Row<T> row, boolean empty) {
        PagedRows.Row<T> before = getItem();
        super.updateItem(row, empty);
        if (!empty && row == before && !shown.isEmpty()) {
            return;
        }
        shown.forEach(Subscription::unsubscribe);
        shown.clear();
        if (empty || row == null) {
            clear();
            return;
        }
        row.watch();
        shown.add(row::unwatch);
        shown.add(row.content().subscribe(content -> show(row)));
        for (ObservableValue<?> one : also) {
            shown.add(one.subscribe(() -> show(row)));
        }
    }

    private void show(PagedRows.Row<T> row) {
        row.content().get().ifPresentOrElse(content -> fill.accept(this, content), this::clear);
    }

    private void clear() {
        setText("");
        setGraphic(null);
        whole = "";
        hint.refresh();
    }
}
