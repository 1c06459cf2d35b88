package dev.sluice.desktop.window;

import dev.sluice.desktop.add.Operands;
import dev.sluice.desktop.queue.GroupRow;
import dev.sluice.desktop.queue.HeadRow;
import dev.sluice.desktop.queue.MoreRow;
import dev.sluice.desktop.queue.QueueFilter;
import dev.sluice.desktop.queue.QueueModel;
import dev.sluice.desktop.queue.QueueRow;
import dev.sluice.desktop.queue.QueueView;
import dev.sluice.desktop.queue.RowAction;

import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import java.util.List;
import java.util.Optional;

/** The keyboard of the main window. */
final class Keys {

    private final MainWindow window;
    private final QueueView view;
    private final QueueCommands commands;
    private final QueueModel model;
    private final Notices notices;

    Keys(
            MainWindow window,
            QueueView view,
            QueueCommands commands,
            QueueModel model,
            Notices notices) {
        this.window = window;
        this.view = view;
        this.commands = commands;
        this.model = model;
        this.notices = notices;
        window.addEventFilter(KeyEvent.KEY_PRESSED, this::everywhere);
        view.list().addEventFilter(KeyEvent.KEY_PRESSED, this::inList);
        view.list()
                .setOnMouseClicked(event -> {
                    if (event.getClickCount() == 2) {
                        open();
                    }
                });
    }

    private void everywhere(KeyEvent event) {
        if (window.isCovered() || window.showsWholePage()) {
            return;
        }
        if (window.showsPage() && !worksEverywhere(event.getCode())) {
            return;
        }
        if (event.getCode() == KeyCode.F1) {
            commands.showGuide();
            event.consume();
            return;
        }
        if (event.getCode() == KeyCode.F6) {
            if (window.showsPage()) {
                notices.focusInOrOut();
            } else {
                view.focusNextRegion(!event.isShiftDown(), notices);
            }
            event.consume();
            return;
        }
        boolean typing = window.getScene().getFocusOwner() instanceof TextInputControl;
        if (event.getCode() == KeyCode.ESCAPE && typing && !model.search().get().isEmpty()) {
            model.search().set("");
            event.consume();
        } else if (event.isShortcutDown() && !event.isAltDown() && shortcut(event, typing)) {
            event.consume();
        }
    }

    /** Keys of the queue that mean the same on the page of a job. */
    private static boolean worksEverywhere(KeyCode code) {
        return code == KeyCode.F1
                || code == KeyCode.F6
                || code == KeyCode.O
                || code == KeyCode.L
                || code == KeyCode.V
                || code == KeyCode.P
                || code == KeyCode.Z
                || code == KeyCode.H
                || code == KeyCode.COMMA;
    }

    private boolean shortcut(KeyEvent event, boolean typing) {
        switch (event.getCode()) {
            case O -> {
                if (event.isShiftDown()) {
                    window.chooseFolder();
                } else {
                    window.chooseFiles();
                }
            }
            case L -> window.askForLinks();
            case K -> commands.describeSource();
            case F -> view.focusSearch();
            case V -> {
                if (typing) {
                    return false;
                }
                paste();
            }
            case P -> {
                if (!event.isShiftDown()) {
                    return false;
                }
                commands.pauseOrResumeAll();
            }
            case Z -> {
                if (typing) {
                    return false;
                }
                window.undo();
            }
            case R -> commands.perform(RowAction.RETRY_FAILED, selected());
            case E -> commands.perform(RowAction.SHOW_FAILURES, selected());
            case H -> commands.showHistory();
            case D -> model.dense().set(!model.dense().get());
            case COMMA -> commands.showSettings();
            case DIGIT1 -> model.filter().set(QueueFilter.ALL);
            case DIGIT2 -> model.filter().set(QueueFilter.RUNNING);
            case DIGIT3 -> model.filter().set(QueueFilter.WAITING);
            case DIGIT4 -> model.filter().set(QueueFilter.DONE);
            case DIGIT5 -> model.filter().set(QueueFilter.FAILED);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void paste() {
        window.paste(Operands.on(Clipboard.getSystemClipboard()));
    }

    private void inList(KeyEvent event) {
        if (window.isCovered() || event.isShortcutDown()) {
            return;
        }
        boolean done =
                switch (event.getCode()) {
                    case SPACE -> {
                        commands.pauseOrResume(selected());
                        yield true;
                    }
                    case DELETE -> {
                        commands.perform(RowAction.REMOVE, selected());
                        yield true;
                    }
                    case ENTER -> {
                        open();
                        yield true;
                    }
                    case UP, DOWN -> event.isAltDown() && move(event.getCode());
                    case RIGHT, LEFT -> fold(event.getCode() == KeyCode.RIGHT);
                    case PLUS, ADD, EQUALS -> {
                        commands.perform(RowAction.RAISE, selected());
                        yield true;
                    }
                    case MINUS, SUBTRACT -> {
                        commands.perform(RowAction.LOWER, selected());
                        yield true;
                    }
                    default -> false;
                };
        if (done) {
            event.consume();
        }
    }

    private boolean move(KeyCode code) {
        commands.perform(code == KeyCode.UP ? RowAction.MOVE_UP : RowAction.MOVE_DOWN, selected());
        return true;
    }

    /** The jobs of a group, or what the workers of a job are at. */
    private boolean fold(boolean open) {
        Optional<GroupRow> group =
                focused().filter(GroupRow.class::isInstance).map(GroupRow.class::cast);
        group.filter(row -> row.expanded().get() != open).ifPresent(commands::toggle);
        if (group.isEmpty() && open) {
            view.list().showWorkers();
        } else {
            view.list().hideWorkers();
        }
        return focused().isPresent();
    }

    /** Enter or double click: what can be shown of the row. */
    private void open() {
        focused()
                .ifPresent(row -> {
                    switch (row) {
                        case GroupRow group -> commands.toggle(group);
                        case MoreRow more -> commands.showRest(more);
                        case HeadRow job -> {
                            job.bringUpToDate();
                            boolean failed = job.actions().contains(RowAction.SHOW_FAILURES);
                            commands.perform(
                                    failed ? RowAction.SHOW_FAILURES : RowAction.DETAIL, job);
                        }
                    }
                });
    }

    private Optional<QueueRow> focused() {
        return Optional.ofNullable(view.list().getSelectionModel().getSelectedItem());
    }

    private List<QueueRow> selected() {
        return List.copyOf(view.list().getSelectionModel().getSelectedItems());
    }
}
