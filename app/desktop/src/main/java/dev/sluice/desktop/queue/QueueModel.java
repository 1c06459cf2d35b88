package dev.sluice.desktop.queue;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Everything the main window shows, for views to bind to. {@code rows} is what is listed now:
 * filtered, searched, in order, with the jobs of open groups after their group.
 */
public final class QueueModel {

    private final ObservableList<QueueRow> rows = FXCollections.observableArrayList();
    private final BooleanProperty empty = new SimpleBooleanProperty(true);
    private final BooleanProperty rearranging = new SimpleBooleanProperty();
    private final BooleanProperty dense = new SimpleBooleanProperty();
    private final BooleanProperty foldFinished = new SimpleBooleanProperty();
    private final BooleanProperty allPaused = new SimpleBooleanProperty();
    private final IntegerProperty parallelJobs = new SimpleIntegerProperty(3);
    private final StringProperty search = HeadRow.text();
    private final ObjectProperty<QueueFilter> filter = new SimpleObjectProperty<>(QueueFilter.ALL);
    private final Map<QueueFilter, IntegerProperty> counts = new EnumMap<>(QueueFilter.class);
    private final StatusModel status = new StatusModel();
    private final ObjectProperty<Optional<DropPreview>> drop =
            new SimpleObjectProperty<>(Optional.empty());

    public QueueModel() {
        for (QueueFilter each : QueueFilter.values()) {
            counts.put(each, new SimpleIntegerProperty());
        }
    }

    public ObservableList<QueueRow> rows() {
        return rows;
    }

    /** True while rows change places, so that a view keeps the selection over it. */
    public BooleanProperty rearranging() {
        return rearranging;
    }

    /** Whether there is no job at all, so that the welcome shows; not the same as no row. */
    public BooleanProperty empty() {
        return empty;
    }

    /** Whether a running job has one line, not one for each phase; the view changes it. */
    public BooleanProperty dense() {
        return dense;
    }

    /** Whether what ended well stands in one line at the end; the view changes it. */
    public BooleanProperty foldFinished() {
        return foldFinished;
    }

    /** Whether everything is paused, so that the button offers to go on. */
    public BooleanProperty allPaused() {
        return allPaused;
    }

    /** How many jobs may run at once; the view changes it. */
    public IntegerProperty parallelJobs() {
        return parallelJobs;
    }

    /** What is typed into the search field; the view changes it. */
    public StringProperty search() {
        return search;
    }

    /** The filter chosen; the view changes it. */
    public ObjectProperty<QueueFilter> filter() {
        return filter;
    }

    /** How many jobs {@code filter} would list. */
    public IntegerProperty count(QueueFilter which) {
        return counts.computeIfAbsent(which, missing -> new SimpleIntegerProperty());
    }

    public StatusModel status() {
        return status;
    }

    /** What a drop would do, while something hovers over the window. */
    public ObjectProperty<Optional<DropPreview>> drop() {
        return drop;
    }
}
