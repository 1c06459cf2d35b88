package dev.sluice.desktop.detail;

import dev.sluice.desktop.fx.Background;
import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.progress.JobTimeline;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** How the time of one job goes, read from the engine while somebody looks. FX thread. */
final class TimelineViewModel {
    /** Each step shows half as much, up to the present. */
    private static final int MOST_ZOOM = 8;

    private final Supplier<Engine> engine;
    private final Background background;
    private final JobId job;
    private final BottleneckFinding finding;
    private final Consumer<Exception> trouble;
    private final ObjectProperty<Optional<JobTimeline>> timeline =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Bottleneck>> bottleneck =
            new SimpleObjectProperty<>(Optional.empty());
    private final IntegerProperty zoom = new SimpleIntegerProperty();
    private final BooleanProperty chartsApart = new SimpleBooleanProperty();
    private Optional<JobSnapshot> shown = Optional.empty();
    private List<EngineSnapshot.LaneUse> lanes = List.of();
    private boolean reading;
    private boolean stale = true;

    TimelineViewModel(
            Supplier<Engine> engine,
            Background background,
            JobId job,
            BottleneckFinding finding,
            Consumer<Exception> trouble) {
        this.engine = engine;
        this.background = background;
        this.job = job;
        this.finding = finding;
        this.trouble = trouble;
    }

    /** Empty until it has been read. */
    ObjectProperty<Optional<JobTimeline>> timeline() {
        return timeline;
    }

    ObjectProperty<Optional<Bottleneck>> bottleneck() {
        return bottleneck;
    }

    /** How often the time shown was halved; 0 shows all of it. */
    IntegerProperty zoom() {
        return zoom;
    }

    /** Whether the throughput of each phase has a chart of its own. */
    BooleanProperty chartsApart() {
        return chartsApart;
    }

    void zoomIn() {
        zoom.set(Math.min(MOST_ZOOM, zoom.get() + 1));
    }

    void zoomOut() {
        zoom.set(Math.max(0, zoom.get() - 1));
    }

    /** Whether the weight of items is an amount of bytes. */
    boolean inBytes() {
        return shown.filter(it -> it.progress().weight() > it.progress().items().known())
                .isPresent();
    }

    /** Whether time goes on for the job. */
    boolean isActive() {
        return shown.filter(it -> it.job().state().active()).isPresent();
    }

    void show(JobSnapshot next, List<EngineSnapshot.LaneUse> use) {
        stale |=
                next.job().state().active()
                        || shown.map(before -> before.job().state() != next.job().state())
                                .orElse(true);
        shown = Optional.of(next);
        lanes = use;
    }

    /** Reads it again; called about once a second while the tab is open. */
    void tick() {
        if (!stale || reading || shown.isEmpty()) {
            return;
        }
        stale = false;
        reading = true;
        background.atOnce(
                () -> engine.get().timeline(job),
                this::take,
                failure -> {
                    reading = false;
                    trouble.accept(failure);
                });
    }

    /** A phase that nothing was ever in takes no room. */
    static JobTimeline begun(JobTimeline all) {
        List<Integer> kept =
                IntStream.range(0, all.phases().size())
                        .filter(i -> {
                            JobTimeline.PhaseTime phase = all.phases().get(i);
                            return phase.busyMillis() > 0 || !phase.blocks().isEmpty();
                        })
                        .boxed()
                        .toList();
        return new JobTimeline(
                all.worked(),
                kept.stream().map(all.phases()::get).toList(),
                all.slices().stream()
                        .map(slice ->
                                new JobTimeline.Slice(
                                        slice.fromMillis(),
                                        slice.toMillis(),
                                        kept.stream().map(slice.phases()::get).toList()))
                        .toList());
    }

    private void take(Optional<JobTimeline> read) {
        reading = false;
        Optional<JobTimeline> begun = read.map(TimelineViewModel::begun);
        timeline.set(begun);
        bottleneck.set(
                begun.flatMap(
                        times -> shown.map(snapshot -> finding.find(snapshot, times, lanes))));
    }
}
