package dev.sluice.desktop.queue;

import dev.sluice.desktop.look.Motion;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListCell;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.layout.Pane;
import javafx.util.Subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A row of the queue: a head line with 0 to n phase lines, or the rest of a group. Its height
 * follows from the number of phases alone, so the list never measures text; its nodes are made once
 * and reused, and a value that changes lays out its own line, not the list.
 */
final class QueueCell extends ListCell<QueueRow> {

    static final double FOLDED = 40;
    static final double FOLDED_CHILD = 32;
    static final double MORE = 32;

    private static final double HEAD_IN_RUNNING = 24;
    private static final double TOP_IN_RUNNING = 6;
    private static final PseudoClass CHILD = PseudoClass.getPseudoClass("child");
    private static final PseudoClass LAST_CHILD = PseudoClass.getPseudoClass("ends-group");

    private final QueueContext context;
    private final HeadLine head;
    private final MoreLine more;
    private final List<PhaseLine> lines = new ArrayList<>();
    private final Pane content = new Pane();
    private final Pane holder =
            new Pane(content) {
                @Override
                public boolean isResizable() {
                    return false;
                }
            };
    private final ListChangeListener<PhaseRow> phasesChanged = change -> showPhases(true);
    private final List<Subscription> shown = new ArrayList<>();
    private Optional<ObservableList<PhaseRow>> phases = Optional.empty();

    QueueCell(QueueContext context) {
        this.context = context;
        this.head = new HeadLine(context);
        this.more = new MoreLine(context.actions());
        getStyleClass().add("queue-cell");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        content.setManaged(false);
        content.getChildren().setAll(head, more);
        context.fresh().add(content);
        context.fresh().watch(head);
        context.fresh().watch(more);
        // A cell leaves out a graphic that is not managed, so the content stands in one that is:
        // what
        // changes inside then never asks the list to lay itself out.
        setGraphic(holder);
        context.width().subscribe(width -> content.requestLayout());
        context.dense().subscribe(dense -> showPhases(false));
        setOnContextMenuRequested(this::openMenu);
        new RowDrag(this, context.actions());
    }

    @Override
    protected void updateItem(QueueRow item, boolean empty) {
        QueueRow before = getItem();
        super.updateItem(item, empty);
        if (!empty && item == before && !shown.isEmpty()) {
            return;
        }
        release();
        content.setVisible(!empty && item != null);
        if (empty || item == null) {
            pseudoClassStateChanged(CHILD, false);
            pseudoClassStateChanged(LAST_CHILD, false);
            return;
        }
        head.setVisible(item instanceof HeadRow);
        more.setVisible(item instanceof MoreRow);
        shown.add(Subscription.EMPTY);
        if (item instanceof HeadRow row) {
            row.watch();
            shown.add(row::unwatch);
        }
        accessibleTextProperty().bind(item.accessibleText());
        switch (item) {
            case JobRow job -> {
                head.show(job);
                shown.add(job.child().subscribe(child -> pseudoClassStateChanged(CHILD, child)));
                shown.add(
                        job.lastChild()
                                .subscribe(last -> pseudoClassStateChanged(LAST_CHILD, last)));
                phases = Optional.of(job.phases());
                job.phases().addListener(phasesChanged);
            }
            case GroupRow group -> {
                head.show(group);
                pseudoClassStateChanged(CHILD, false);
            }
            case MoreRow rest -> {
                more.show(rest);
                pseudoClassStateChanged(CHILD, rest.group().isPresent());
                pseudoClassStateChanged(LAST_CHILD, rest.group().isPresent());
            }
        }
        showPhases(false);
    }

    private void release() {
        shown.forEach(Subscription::unsubscribe);
        shown.clear();
        phases.ifPresent(old -> old.removeListener(phasesChanged));
        phases = Optional.empty();
        accessibleTextProperty().unbind();
        head.clear();
    }

    private void showPhases(boolean whileShown) {
        List<PhaseRow> active =
                context.dense().get()
                        ? List.of()
                        : phases.<List<PhaseRow>>map(List::copyOf).orElse(List.of());
        int before = (int) lines.stream().filter(PhaseLine::isVisible).count();
        while (lines.size() < active.size()) {
            PhaseLine line = new PhaseLine(context.compact());
            context.fresh().watch(line);
            context.fresh().watch(line.bar());
            lines.add(line);
            content.getChildren().add(line);
        }
        for (int i = 0; i < lines.size(); i++) {
            PhaseLine line = lines.get(i);
            boolean used = i < active.size();
            line.setVisible(used);
            if (used) {
                line.show(active.get(i));
                if (whileShown && i >= before) {
                    Motion.appear(line);
                } else {
                    line.setOpacity(1);
                }
            } else {
                line.clear();
            }
        }
        requestLayout();
        content.requestLayout();
    }

    private void openMenu(ContextMenuEvent event) {
        if (getItem() instanceof HeadRow row && !row.actions().isEmpty()) {
            RowMenu.of(row, context).show(this, event.getScreenX(), event.getScreenY());
            event.consume();
        }
    }

    /** Opens the menu of its row below it, if the row can do anything. */
    Optional<ContextMenu> openMenuBelow() {
        if (!(getItem() instanceof HeadRow row) || row.actions().isEmpty()) {
            return Optional.empty();
        }
        ContextMenu menu = RowMenu.of(row, context);
        menu.show(this, Side.BOTTOM, Columns.MARGIN + Columns.INDENT, 0);
        return Optional.of(menu);
    }

    private boolean isChild() {
        return (getItem() instanceof MoreRow more && more.group().isPresent())
                || (getItem() instanceof JobRow job && job.child().get());
    }

    private int phaseCount() {
        return context.dense().get() ? 0 : phases.map(List::size).orElse(0);
    }

    @Override
    protected double computePrefHeight(double width) {
        if (phaseCount() > 0) {
            return FOLDED + phaseCount() * PhaseLine.HEIGHT;
        }
        return isChild() ? FOLDED_CHILD : FOLDED;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        // The holder has no size at all: a graphic that is resized during layout asks for another
        // one, and that request is lost together with all later ones.
        content.resizeRelocate(-holder.getLayoutX(), -holder.getLayoutY(), getWidth(), getHeight());
        double width = context.width().get();
        Columns columns = Columns.of(width);
        double indent = Columns.MARGIN + (isChild() ? Columns.INDENT : 0);
        boolean running = phaseCount() > 0;
        double top = running ? TOP_IN_RUNNING : 0;
        double height = running ? HEAD_IN_RUNNING : getHeight();
        head.place(indent, columns);
        head.resizeRelocate(0, top, width, height);
        more.resizeRelocate(indent + Columns.INDENT, 0, columns.end() - indent, getHeight());
        double y = top + height;
        for (int i = 0; i < phaseCount() && i < lines.size(); i++) {
            PhaseLine line = lines.get(i);
            line.place(indent + Columns.INDENT, columns);
            line.resizeRelocate(0, y, width, PhaseLine.HEIGHT);
            y += PhaseLine.HEIGHT;
        }
    }

    /** The phase lines in use, for tests. */
    List<PhaseLine> visibleLines() {
        return lines.stream().filter(PhaseLine::isVisible).toList();
    }
}
