package dev.sluice.desktop.detail;

import dev.sluice.desktop.fx.Background;
import dev.sluice.engine.Engine;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.FailureChoice;
import dev.sluice.engine.job.ItemId;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.engine.store.FailureCluster;
import dev.sluice.engine.store.FailureQuery;
import dev.sluice.engine.store.FailureRecord;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What failed in one job, by cause. Counts come from an index of the store, and the failures of the
 * chosen cause in pages. FX thread; the store is read off it.
 */
final class FailuresViewModel {
    private static final int MOST_CAUSES = 200;

    /** So many failures are named one by one at a time. */
    private static final int NAMED_AT_ONCE = 5_000;

    private final Supplier<Engine> engine;
    private final Background background;
    private final JobId job;
    private final FailureWords words;
    private final Consumer<Exception> trouble;
    private final ObservableList<CauseRow> causes = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<CauseRow>> chosen =
            new SimpleObjectProperty<>(Optional.empty());
    private final PagedRows<FailureRecord> rows = new PagedRows<>();
    private final LongProperty failures = new SimpleLongProperty();
    private final BooleanProperty retriable = new SimpleBooleanProperty();
    private final BooleanProperty counted = new SimpleBooleanProperty();
    private final Checks checks = new Checks();
    private Optional<JobSnapshot> shown = Optional.empty();
    private Instant at = Instant.EPOCH;
    private boolean stale = true;
    private boolean reading;

    FailuresViewModel(
            Supplier<Engine> engine,
            Background background,
            JobId job,
            DetailWords words,
            Consumer<Exception> trouble) {
        this.engine = engine;
        this.background = background;
        this.job = job;
        this.words = new FailureWords(words);
        this.trouble = trouble;
    }

    /** All causes, the most frequent first. */
    ObservableList<CauseRow> causes() {
        return causes;
    }

    /** The cause whose failures are listed; {@link #choose} changes it. */
    ObjectProperty<Optional<CauseRow>> chosen() {
        return chosen;
    }

    /** Whether the causes have been counted at least once. */
    BooleanProperty counted() {
        return counted;
    }

    PagedRows<FailureRecord> rows() {
        return rows;
    }

    Checks checks() {
        return checks;
    }

    /** How many items failed, as the engine counts them. */
    LongProperty failures() {
        return failures;
    }

    /** Whether the job's state allows that failures are tried again or given up. */
    BooleanProperty retriable() {
        return retriable;
    }

    FailureWords words() {
        return words;
    }

    /** Takes a sample; failures that came or went since are read at the next {@link #tick}. */
    void show(JobSnapshot next, Instant when) {
        boolean first = shown.isEmpty();
        at = when;
        stale |= shown.map(before -> hasChanged(before, next)).orElse(true);
        shown = Optional.of(next);
        failures.set(next.progress().items().failed());
        JobState state = next.job().state();
        retriable.set(
                state == JobState.RUNNING
                        || state == JobState.COMPLETED_WITH_FAILURES
                        || state == JobState.FAILED);
        if (first) {
            tick();
        }
    }

    /** Once a second: counts the causes again if anything has changed. */
    void tick() {
        if (stale && !reading && shown.isPresent()) {
            stale = false;
            reading = true;
            background.atOnce(
                    () -> engine.get().failureClusters(job, MOST_CAUSES),
                    this::take,
                    failure -> {
                        reading = false;
                        trouble.accept(failure);
                    });
        }
    }

    private static boolean hasChanged(JobSnapshot before, JobSnapshot next) {
        return before.progress().items().failed() != next.progress().items().failed()
                || before.job().state() != next.job().state()
                || !before.job().failure().equals(next.job().failure());
    }

    private void take(List<FailureCluster> clusters) {
        reading = false;
        List<CauseRow> found = new ArrayList<>();
        ofWholeJob(clusters).ifPresent(found::add);
        PipelineId pipeline = shown.orElseThrow().job().request().pipeline();
        List<String> titles = words.titles(clusters, pipeline);
        for (int i = 0; i < clusters.size(); i++) {
            FailureCluster cluster = clusters.get(i);
            FailureRecord newest = cluster.newest();
            found.add(
                    new CauseRow(
                            Optional.of(cluster),
                            newest.failure(),
                            cluster.count(),
                            titles.get(i),
                            words.subtitle(cluster, at),
                            words.message(newest.failure(), cluster.count() > 1),
                            words.steps(newest, cluster.count()),
                            words.technical(newest)));
        }
        if (!found.equals(causes)) {
            Optional<CauseRow> before = chosen.get();
            causes.setAll(found);
            Optional<CauseRow> again =
                    before.flatMap(old -> found.stream().filter(old::isSameCause).findFirst());
            if (again.isPresent()) {
                chosen.set(again);
                rows.refresh();
            } else {
                choose(found.stream().findFirst());
            }
        }
        counted.set(true);
    }

    /** A job may fail as a whole, such as when its target cannot be opened. */
    private Optional<CauseRow> ofWholeJob(List<FailureCluster> clusters) {
        JobSnapshot snapshot = shown.orElseThrow();
        if (snapshot.job().state() != JobState.FAILED) {
            return Optional.empty();
        }
        return snapshot.job()
                .failure()
                .filter(failure ->
                        clusters.stream().noneMatch(it -> it.newest().failure().equals(failure)))
                .map(failure ->
                        new CauseRow(
                                Optional.empty(),
                                failure,
                                1,
                                words.words().get("failures.whole-job"),
                                words.words().get("failures.whole-job.subtitle"),
                                words.message(failure, false),
                                wholeJobSteps(failure),
                                failure.detail()));
    }

    private List<String> wholeJobSteps(Failure failure) {
        List<String> steps = new ArrayList<>();
        steps.add(
                FailureWords.advice(words.words().told(failure.message()))
                        .orElseGet(() -> words.words().get("failures.step.mend")));
        steps.add(words.words().get("failures.step.retry-job"));
        return steps;
    }

    /** Lists the failures of a cause, all of them ticked. */
    void choose(Optional<CauseRow> cause) {
        boolean same =
                cause.isPresent()
                        && chosen.get().filter(it -> it.isSameCause(cause.get())).isPresent();
        chosen.set(cause);
        if (same) {
            return;
        }
        checks.setAll(true);
        cause.flatMap(CauseRow::cluster)
                .ifPresentOrElse(
                        cluster -> rows.show(new OfCause(cluster.cause())),
                        () -> rows.show(new OfCause("")));
    }

    /** How many of the chosen cause are ticked. */
    long ticked() {
        return chosen.get().map(cause -> checks.count(cause.count())).orElse(0L);
    }

    /**
     * What is ticked, for a command.
     *
     * @param ready called on the FX thread, several times when many are named one by one
     */
    void choice(Consumer<FailureChoice> ready) {
        Optional<FailureCluster> cluster = chosen.get().flatMap(CauseRow::cluster);
        if (cluster.isEmpty()) {
            ready.accept(FailureChoice.ALL);
        } else if (checks.isAll()) {
            ready.accept(FailureChoice.ofCause(cluster.get().cause()));
        } else {
            collect(cluster.get().cause(), 0, checks.asTheyAre(), ready);
        }
    }

    private void collect(String cause, long after, Checks ticked, Consumer<FailureChoice> ready) {
        FailureQuery query = new FailureQuery(Optional.of(cause), after, NAMED_AT_ONCE);
        background.atOnce(
                () -> engine.get().failures(job, query),
                page -> {
                    List<ItemId> items =
                            page.stream()
                                    .filter(record -> ticked.isChecked(record.id()))
                                    .flatMap(record -> record.item().stream())
                                    .toList();
                    if (!items.isEmpty()) {
                        ready.accept(FailureChoice.ofItems(items));
                    }
                    if (page.size() == NAMED_AT_ONCE) {
                        collect(cause, page.getLast().id(), ticked, ready);
                    }
                },
                trouble);
    }

    /** Failures of one cause, in the order in which they came. */
    private final class OfCause implements PagedRows.Source<FailureRecord> {
        private final String cause;

        OfCause(String cause) {
            this.cause = cause;
        }

        @Override
        public void read(
                long afterKey, int limit, Consumer<List<FailureRecord>> done, Runnable failed) {
            FailureQuery query = new FailureQuery(Optional.of(cause), afterKey, limit);
            background.atOnce(
                    () -> engine.get().failures(job, query),
                    done,
                    failure -> {
                        failed.run();
                        trouble.accept(failure);
                    });
        }

        @Override
        public long key(FailureRecord row) {
            return row.id();
        }

        @Override
        public OptionalLong before(int index) {
            return OptionalLong.empty();
        }
    }
}
