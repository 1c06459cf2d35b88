package dev.sluice.desktop.history;

import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.engine.progress.PhaseProgress;
import dev.sluice.engine.store.EndedJob;
import dev.sluice.engine.store.HistoryPage;
import dev.sluice.engine.store.HistoryQuery;
import dev.sluice.ui.Messages;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Ended jobs as they are searched and read on, and typical speeds. Reads a page at a time: what
 * lies below is read when somebody comes near it. FX thread.
 */
public final class HistoryViewModel {
    static final int PAGE = 200;

    /** How many good runs say what is typical. */
    static final int RUNS = 20;

    private final Messages messages;
    private final Clock clock;
    private final Supplier<EngineSnapshot> queue;
    private final HistoryWording wording;
    private final SpeedCards speeds;
    private final OneQuestion list;
    private final OneQuestion typical;

    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<HistoryPeriod> period =
            new SimpleObjectProperty<>(HistoryPeriod.ALL);
    private final ObjectProperty<Optional<PipelineId>> pipeline =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObservableList<PipelineId> pipelines = FXCollections.observableArrayList();
    private final ObservableList<HistoryRow> rows = FXCollections.observableArrayList();
    private final ObservableList<SpeedCard> cards = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper caption = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper placeholder = new ReadOnlyStringWrapper("");
    private long total;
    private boolean moreWanted;

    /** Whether what is listed answers another question than the one asked now. */
    private boolean outdated;

    private LocalDate today;

    /**
     * @param queue the newest sample, which knows what ended jobs were asked to do
     * @param clock of the zone in which times are shown
     * @param failed takes what kept history from being read
     */
    public HistoryViewModel(
            Messages messages,
            Clock clock,
            HistoryReading reading,
            Supplier<EngineSnapshot> queue,
            Consumer<Exception> failed) {
        this.messages = messages;
        this.clock = clock;
        this.queue = queue;
        wording = new HistoryWording(messages, clock);
        today = LocalDate.now(clock);
        speeds = new SpeedCards(messages, wording);
        list = new OneQuestion(reading, failed);
        typical = new OneQuestion(reading, failed);
        search.subscribe((was, is) -> reload());
        period.subscribe((was, is) -> reload());
        pipeline.subscribe((was, is) -> reloadSpeeds());
    }

    /** What names are to contain. */
    public StringProperty search() {
        return search;
    }

    public ObjectProperty<HistoryPeriod> period() {
        return period;
    }

    /** Whose speeds are shown; empty while nothing has ended. */
    public ObjectProperty<Optional<PipelineId>> pipeline() {
        return pipeline;
    }

    /** Those that any ended job has run. */
    public ObservableList<PipelineId> pipelines() {
        return pipelines;
    }

    /** What has been read so far, the newest first. */
    public ObservableList<HistoryRow> rows() {
        return rows;
    }

    public ObservableList<SpeedCard> cards() {
        return cards;
    }

    /** "412 finished jobs since 3 Feb". */
    public ReadOnlyStringProperty caption() {
        return caption.getReadOnlyProperty();
    }

    /** What an empty list says. */
    public ReadOnlyStringProperty placeholder() {
        return placeholder.getReadOnlyProperty();
    }

    /** Reads everything anew; called when the page comes up. */
    public void refresh() {
        Set<PipelineId> known = new HashSet<>();
        List<PipelineId> found =
                queue.get().jobs().stream()
                        .filter(job -> job.job().state().ended())
                        .map(job -> job.job().request().pipeline())
                        .filter(known::add)
                        .sorted((a, b) -> a.value().compareTo(b.value()))
                        .toList();
        if (!found.equals(pipelines)) {
            pipelines.setAll(found);
        }
        if (pipeline.get().isEmpty() || !known.contains(pipeline.get().get())) {
            pipeline.set(lastRun());
        }
        reload();
        reloadSpeeds();
    }

    /** What ended last is what somebody wants to see. */
    private Optional<PipelineId> lastRun() {
        return queue.get().jobs().stream()
                .map(JobSnapshot::job)
                .filter(job -> job.state().ended())
                .max(Comparator.comparing(job -> job.finished().orElse(Instant.MIN)))
                .map(job -> job.request().pipeline());
    }

    /** A job has ended: it comes on top, and what is shown stays where it is. */
    public void jobEnded() {
        if (outdated) {
            reload();
        } else {
            list.ask(query(), this::merge);
        }
        if (pipeline.get().isEmpty()) {
            refresh();
        } else {
            reloadSpeeds();
        }
    }

    /** Called now and then: what was today is yesterday after midnight. */
    public void lookAtTheClock() {
        LocalDate now = LocalDate.now(clock);
        if (!now.equals(today)) {
            today = now;
            for (int i = 0; i < rows.size(); i++) {
                HistoryRow row = wording.row(rows.get(i).job());
                if (!row.equals(rows.get(i))) {
                    rows.set(i, row);
                }
            }
        }
    }

    /** Somebody is near the end of what has been read. */
    void wantMore() {
        if (rows.size() >= total || rows.isEmpty()) {
            return;
        }
        if (list.isBusy()) {
            moreWanted = true;
            return;
        }
        list.ask(query().after(rows.getLast().job()), this::append);
    }

    /** What a job was asked to do; empty when it has been removed meanwhile. */
    public Optional<JobRequest> requestOf(HistoryRow row) {
        return snapshot(row.job().id()).map(job -> job.job().request());
    }

    Optional<JobSnapshot> snapshot(JobId id) {
        return queue.get().job(id);
    }

    HistoryQuery query() {
        String words = search.get().strip();
        return new HistoryQuery(
                Set.of(),
                Optional.empty(),
                Optional.of(words).filter(text -> !text.isEmpty()),
                period.get().since(clock.instant(), clock.getZone()),
                Optional.empty(),
                PAGE);
    }

    private void reload() {
        outdated = true;
        list.ask(query(), this::replace);
    }

    private void replace(HistoryPage page) {
        outdated = false;
        rows.setAll(page.jobs().stream().map(wording::row).toList());
        counted(page);
    }

    private void append(HistoryPage page) {
        rows.addAll(page.jobs().stream().map(wording::row).toList());
        counted(page);
    }

    /**
     * Puts what is new on top, so that what is chosen and seen stays; a job that was retried and
     * ended again moves there.
     */
    private void merge(HistoryPage page) {
        Set<EndedJob> known = rows.stream().map(HistoryRow::job).collect(Collectors.toSet());
        List<HistoryRow> fresh =
                page.jobs().stream()
                        .takeWhile(job -> !known.contains(job))
                        .map(wording::row)
                        .toList();
        rows.removeIf(row -> fresh.stream().anyMatch(row::isSameJob));
        rows.addAll(0, fresh);
        counted(page);
    }

    private void counted(HistoryPage page) {
        total = page.total();
        caption.set(wording.caption(page.total(), page.oldest()));
        String words = search.get().strip();
        placeholder.set(
                words.isEmpty()
                        ? messages.get(
                                period.get() == HistoryPeriod.ALL
                                        ? "history.empty"
                                        : "history.empty.period")
                        : messages.get("history.empty.search", words));
        if (moreWanted) {
            moreWanted = false;
            wantMore();
        }
    }

    private void reloadSpeeds() {
        if (pipeline.get().isEmpty()) {
            cards.clear();
            return;
        }
        typical.ask(HistoryQuery.successesOf(pipeline.get().get(), RUNS), this::show);
    }

    private void show(HistoryPage page) {
        List<PhaseProgress> phases =
                page.jobs().stream()
                        .flatMap(job -> snapshot(job.id()).stream())
                        .map(job -> job.progress().phases())
                        .findFirst()
                        .orElse(List.of());
        List<SpeedCard> now = speeds.of(phases, page.jobs());
        if (!now.equals(cards)) {
            cards.setAll(now);
        }
    }
}
