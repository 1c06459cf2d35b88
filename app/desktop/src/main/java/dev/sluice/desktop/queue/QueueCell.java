package dev.sluice.desktop.queue;

import dev.sluice.desktop.look.Motion;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.Parent;
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
 * follows from the number of phases alone, so the list never measures text; its lines are made when
 * they are first needed, as frames have room for it, and reused. A value that changes lays out its
 * own line, not its cell.
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
    private Optional<HeadLine> head = Optional.empty();
    private Optional<MoreLine> more = Optional.empty();
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
    private final Runnable goOn = this::goOn;
    private final List<Subscription> shown = new ArrayList<>();
    private Optional<ObservableList<PhaseRow>> phases = Optional.empty();

    QueueCell(QueueContext context) {
        this.context = context;
        getStyleClass().add("queue-cell");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        content.setManaged(false);
        context.fresh().add(content);
        // A cell leaves out a graphic that is not managed, so the content stands in one that is;
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
        head.ifPresent(line -> line.setVisible(item instanceof HeadRow));
        more.ifPresent(line -> line.setVisible(item instanceof MoreRow));
        shown.add(Subscription.EMPTY);
        if (item instanceof HeadRow row) {
            row.watch();
            shown.add(row::unwatch);
        }
        accessibleTextProperty().bind(item.accessibleText());
        switch (item) {
            case JobRow job -> {
                showHead(job);
                shown.add(job.child().subscribe(child -> pseudoClassStateChanged(CHILD, child)));
                shown.add(
                        job.lastChild()
                                .subscribe(last -> pseudoClassStateChanged(LAST_CHILD, last)));
                phases = Optional.of(job.phases());
                job.phases().addListener(phasesChanged);
            }
            case GroupRow group -> {
                showHead(group);
                pseudoClassStateChanged(CHILD, false);
            }
            case MoreRow rest -> {
                showRest(rest);
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
        head.ifPresent(HeadLine::clear);
    }

    private void showHead(HeadRow row) {
        if (head.isEmpty() && context.fresh().mayMake(goOn)) {
            head = Optional.of(added(new HeadLine(context)));
        }
        head.ifPresent(line -> line.show(row));
    }

    private void showRest(MoreRow row) {
        if (more.isEmpty()) {
            more = Optional.of(added(new MoreLine(context.actions())));
        }
        more.ifPresent(line -> line.show(row));
    }

    private <L extends Parent> L added(L line) {
        context.fresh().watch(line);
        content.getChildren().add(line);
        return line;
    }

    /** Makes what the frame before had no room for, if it is wanted still. */
    private void goOn() {
        if (head.isEmpty() && getItem() instanceof HeadRow row) {
            showHead(row);
        }
        fillLines(false);
        // Its height is what it was, so the list has nothing to lay out. It measures by a cell that
        // nobody sees; that one is never laid out.
        if (content.getWidth() > 0) {
            placeLines();
        }
    }

    private void showPhases(boolean whileShown) {
        fillLines(whileShown);
        requestLayout();
        content.requestLayout();
    }

    private void fillLines(boolean whileShown) {
        List<PhaseRow> active =
                context.dense().get()
                        ? List.of()
                        : phases.<List<PhaseRow>>map(List::copyOf).orElse(List.of());
        int before = (int) lines.stream().filter(PhaseLine::isVisible).count();
        while (lines.size() < active.size() && context.fresh().mayMake(goOn)) {
            PhaseLine line = added(new PhaseLine(context.compact()));
            context.fresh().watch(line.bar());
            lines.add(line);
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
    }

    private void openMenu(ContextMenuEvent event) {
        if (getItem() instanceof HeadRow row && !row.actions().isEmpty()) {
            RowMenu.of(row, selected(), context).show(this, event.getScreenX(), event.getScreenY());
            event.consume();
        }
    }

    /** Opens the menu of its row below it, if the row can do anything. */
    Optional<ContextMenu> openMenuBelow() {
        if (!(getItem() instanceof HeadRow row) || row.actions().isEmpty()) {
            return Optional.empty();
        }
        ContextMenu menu = RowMenu.of(row, selected(), context);
        menu.show(this, Side.BOTTOM, Columns.MARGIN + Columns.INDENT, 0);
        return Optional.of(menu);
    }

    private List<QueueRow> selected() {
        return getListView().getSelectionModel().getSelectedItems();
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
        placeLines();
    }

    private void placeLines() {
        double width = context.width().get();
        Columns columns = Columns.of(width);
        double indent = Columns.MARGIN + (isChild() ? Columns.INDENT : 0);
        boolean running = phaseCount() > 0;
        double top = running ? TOP_IN_RUNNING : 0;
        double height = running ? HEAD_IN_RUNNING : getHeight();
        head.ifPresent(line -> {
            line.place(indent, columns);
            line.resizeRelocate(0, top, width, height);
        });
        more.ifPresent(line ->
                line.resizeRelocate(
                        indent + Columns.INDENT, 0, columns.end() - indent, getHeight()));
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
