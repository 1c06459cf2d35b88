package dev.sluice.desktop.queue;

import dev.sluice.desktop.afterwards.Afterwards;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The status bar: throughput by lane, jobs, free staging room, when the queue ends. */
public final class StatusModel {

    private final ObservableList<LaneRow> lanes = FXCollections.observableArrayList();
    private final IntegerProperty running = new SimpleIntegerProperty();
    private final IntegerProperty waiting = new SimpleIntegerProperty();
    private final StringProperty stagingFree = HeadRow.text();
    private final StringProperty queueEta = HeadRow.text();
    private final StringProperty restsUntil = HeadRow.text();
    private final StringProperty queueEtaNote = HeadRow.text();
    private final ObjectProperty<Afterwards> afterQueue =
            new SimpleObjectProperty<>(Afterwards.NOTHING);
    private final BooleanProperty offline = new SimpleBooleanProperty();
    private final BooleanProperty canSuspend = new SimpleBooleanProperty(true);

    public ObservableList<LaneRow> lanes() {
        return lanes;
    }

    public IntegerProperty running() {
        return running;
    }

    public IntegerProperty waiting() {
        return waiting;
    }

    /** Room left for files between phases: "59 GB"; empty while it is not known. */
    public StringProperty stagingFree() {
        return stagingFree;
    }

    /** "16:40 – 17:05"; empty while nothing is queued or no end is known. */
    public StringProperty queueEta() {
        return queueEta;
    }

    /** What follows when nothing is left that can go on; the view asks for another. */
    public ObjectProperty<Afterwards> afterQueue() {
        return afterQueue;
    }

    /** "22:00" while the queue rests until then, outside its hours; else empty. */
    public StringProperty restsUntil() {
        return restsUntil;
    }

    /** Whether work waits because this machine has no network. */
    public BooleanProperty offline() {
        return offline;
    }

    /** Whether the machine can be put to sleep. */
    public BooleanProperty canSuspend() {
        return canSuspend;
    }

    /** What the time does not cover: "1 open-ended". */
    public StringProperty queueEtaNote() {
        return queueEtaNote;
    }
}
