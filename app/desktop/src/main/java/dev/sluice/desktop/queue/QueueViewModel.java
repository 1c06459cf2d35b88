package dev.sluice.desktop.queue;

import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.GroupId;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.ui.Messages;

import javafx.util.Subscription;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Turns samples of the engine into the rows of a {@link QueueModel}. Rows are kept and changed in
 * place, and only those that are watched: a sample costs a comparison a job, and words and numbers
 * for the few rows in sight. For one thread, that of the window; it needs no toolkit.
 */
public final class QueueViewModel {

    /** So many samples after a person moved something, the order may follow at once. */
    private static final int SAMPLES_IN_FREE_ORDER = 10;

    private final QueueModel model = new QueueModel();
    private final JobFilling jobFilling;
    private final GroupFilling groupFilling;
    private final PhaseFilling phaseFilling;
    private final Counting counting;
    private final Arranging arranging;
    private final Map<JobId, JobRow> jobRows = new HashMap<>();
    private final Map<GroupId, GroupRow> groupRows = new HashMap<>();
    private final Map<JobId, ShownPhases> phases = new HashMap<>();
    private final Set<JobId> hidden = new HashSet<>();
    private final Set<HeadRow> watched = new LinkedHashSet<>();
    private final Map<String, List<JobSnapshot>> filledFrom = new HashMap<>();
    private final RowFiller filler = new Filler();
    private final List<Consumer<EngineSnapshot>> listeners = new ArrayList<>();
    private final KnownJobs known = new KnownJobs();
    private Optional<EngineSnapshot> latest = Optional.empty();

    /** When the hours of the queue begin; empty within them. */
    private Optional<Instant> hours = Optional.empty();

    private boolean held;
    private int freeOrder;

    public QueueViewModel(Messages messages, ZoneId zone) {
        Words words = Words.of(messages);
        jobFilling = new JobFilling(words);
        groupFilling = new GroupFilling(words);
        phaseFilling = new PhaseFilling(words);
        counting = new Counting(model, new StatusFilling(words, zone));
        arranging = new Arranging(words);
        model.filter().subscribe((before, after) -> arrange(false));
        model.search().subscribe((before, after) -> arrange(false));
        model.foldFinished().subscribe((before, after) -> arrange(false));
        model.dense()
                .subscribe((before, after) -> {
                    filledFrom.clear();
                    List.copyOf(watched).forEach(this::fill);
                });
    }

    public QueueModel model() {
        return model;
    }

    /**
     * Tells {@code listener} of each sample, after the rows have it.
     *
     * @return its own undo
     */
    public Subscription subscribe(Consumer<EngineSnapshot> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** The row of a job, for whoever watches it outside of the list. */
    public Optional<JobRow> row(JobId id) {
        return Optional.ofNullable(jobRows.get(id));
    }

    /** The newest sample of a job, if there is such a job. */
    public Optional<JobSnapshot> job(JobId id) {
        return known.job(id);
    }

    /** The newest sample; empty before the first. */
    public Optional<EngineSnapshot> newest() {
        return latest;
    }

    /** Shows a sample; called ten times a second, and now and then when a job stops. */
    public void show(EngineSnapshot snapshot) {
        latest = Optional.of(snapshot);
        boolean moved = known.take(snapshot, hidden);
        boolean otherHours = !hours.equals(snapshot.closedUntil());
        hours = snapshot.closedUntil();
        if (otherHours || moved) {
            takeStock(snapshot);
            arrange(held && freeOrder == 0);
        }
        List.copyOf(watched).forEach(this::fill);
        freeOrder = Math.max(0, freeOrder - 1);
        counting.showStatus(snapshot, known.jobs());
        List.copyOf(listeners).forEach(listener -> listener.accept(snapshot));
    }

    /** Whatever depends on which jobs there are and in which states. */
    private void takeStock(EngineSnapshot snapshot) {
        if (!hidden.isEmpty()) {
            hidden.retainAll(
                    snapshot.jobs().stream()
                            .map(job -> job.job().id())
                            .collect(Collectors.toSet()));
        }
        known.jobs()
                .forEach(job ->
                        jobRows.computeIfAbsent(job.job().id(), missing -> newRow(job.job())));
        jobRows.keySet().removeIf(id -> known.job(id).isEmpty());
        phases.keySet().retainAll(jobRows.keySet());
        known.groupsWithJobs().forEach(id -> groupRows.computeIfAbsent(id, this::newRow));
        groupRows.keySet().retainAll(known.groupsToKeep());
        arranging.keepOnly(known.groupsToKeep());
        // Whose turn is next stands in rows, too, so all of them may have grown old.
        filledFrom.clear();
        counting.countFilters(known.jobs());
    }

    private JobRow newRow(Job job) {
        JobRow row = new JobRow(job.id().value());
        row.child().set(job.group().isPresent());
        row.filledBy(filler);
        return row;
    }

    private GroupRow newRow(GroupId id) {
        GroupRow row = new GroupRow(id.value());
        row.expanded().set(known.members(id).stream().anyMatch(job -> !job.job().state().ended()));
        row.filledBy(filler);
        return row;
    }

    /** While the pointer is over the list, what is listed keeps its place. */
    public void hold(boolean hold) {
        if (held && !hold) {
            held = false;
            arrange(false);
        }
        held = hold;
    }

    /** Lets the order follow for the next samples, because a person has just moved something. */
    public void followOrder() {
        freeOrder = SAMPLES_IN_FREE_ORDER;
    }

    /** Opens or folds the jobs of a group. */
    public void toggle(GroupRow group) {
        group.expanded().set(!group.expanded().get());
        arrange(held);
    }

    /** Lists every job of a long group, or the interesting ones again; or what ended well. */
    public void showRest(MoreRow rest) {
        rest.group()
                .ifPresentOrElse(
                        group -> {
                            arranging.toggleWhole(new GroupId(group.key()));
                            arrange(held);
                        },
                        () -> model.foldFinished().set(false));
    }

    /** Leaves jobs out of the list although the engine still has them, until {@link #unhide}. */
    public void hide(List<JobId> ids) {
        hidden.addAll(ids);
        showAgain();
    }

    public void unhide(List<JobId> ids) {
        ids.forEach(hidden::remove);
        showAgain();
    }

    /** The jobs a row stands for: itself, or all of a group; none for the rest of a group. */
    public List<JobSnapshot> jobsOf(QueueRow row) {
        return switch (row) {
            case JobRow job -> known.job(new JobId(job.key())).stream().toList();
            case GroupRow group -> known.members(new GroupId(group.key()));
            case MoreRow ignored -> List.of();
        };
    }

    /** All jobs that are not hidden, in the engine's order. */
    public List<JobSnapshot> jobs() {
        return known.jobs();
    }

    private void showAgain() {
        latest.ifPresent(this::show);
    }

    /** What has not begun or is paused, in the order in which it will be worked on. */
    public List<Job> waiting() {
        return known.jobs().stream()
                .map(JobSnapshot::job)
                .filter(job -> job.state() == JobState.QUEUED || job.state() == JobState.PAUSED)
                .sorted(QueueOrdering.BY_TURN)
                .toList();
    }

    private void fill(HeadRow row) {
        List<JobSnapshot> now = jobsOf(row);
        if (now.isEmpty() || isFilledFrom(row, now)) {
            return;
        }
        filledFrom.put(row.key(), now);
        switch (row) {
            case JobRow job -> fill(job, now.getFirst());
            case GroupRow group ->
                    known.group(new GroupId(group.key()))
                            .ifPresent(found -> groupFilling.fill(group, found, now));
        }
    }

    @SuppressWarnings("ReferenceEquality") // the engine hands the same instance out while it may
    private boolean isFilledFrom(HeadRow row, List<JobSnapshot> now) {
        List<JobSnapshot> before = filledFrom.getOrDefault(row.key(), List.of());
        boolean same = before.size() == now.size();
        for (int i = 0; i < now.size() && same; i++) {
            same = before.get(i) == now.get(i);
        }
        return same;
    }

    private Turn turnOf(Job job) {
        if (hours.isPresent()) {
            return Turn.IN_ITS_HOURS;
        }
        return known.nextInTurn().filter(job.id()::equals).isPresent() ? Turn.NEXT : Turn.LATER;
    }

    private void fill(JobRow row, JobSnapshot snapshot) {
        Job job = snapshot.job();
        jobFilling.fill(row, snapshot, turnOf(job));
        boolean atWork =
                job.state() == JobState.RUNNING
                        || job.state() == JobState.PAUSING
                        || job.state() == JobState.CANCELLING;
        if (atWork) {
            Instant at = latest.map(EngineSnapshot::at).orElse(Instant.EPOCH);
            phases.computeIfAbsent(job.id(), ignored -> new ShownPhases(phaseFilling))
                    .show(row, snapshot, at);
            if (model.dense().get()) {
                jobFilling.fold(row, snapshot);
            }
        } else {
            Optional.ofNullable(phases.remove(job.id())).ifPresent(shown -> shown.clear(row));
        }
    }

    private final class Filler implements RowFiller {
        @Override
        public void begin(HeadRow row) {
            watched.add(row);
            fill(row);
        }

        @Override
        public void end(HeadRow row) {
            watched.remove(row);
            filledFrom.remove(row.key());
        }

        @Override
        public void bringUpToDate(HeadRow row) {
            fill(row);
        }
    }

    private void arrange(boolean keepPlaces) {
        List<QueueRow> rows =
                arranging.arrange(
                        known.jobs(),
                        jobRows,
                        groupRows,
                        known.groups(),
                        new RowMatch(model.filter().get(), model.search().get()),
                        model.foldFinished().get(),
                        keepPlaces);
        if (!rows.equals(model.rows())) {
            model.rearranging().set(true);
            model.rows().setAll(rows);
            model.rearranging().set(false);
        }
    }

    /** How many jobs the engine last said may run at once; 0 before the first sample. */
    public int parallelJobs() {
        return counting.parallelJobs();
    }
}
