package dev.sluice.desktop.queue;

import dev.sluice.desktop.text.Quantity;
import dev.sluice.desktop.text.Spoken;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PauseReason;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.progress.BatchProgress;
import dev.sluice.engine.progress.Counts;
import dev.sluice.engine.progress.Eta;
import dev.sluice.engine.progress.JobProgress;
import dev.sluice.ui.Foreign;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts a sample of one job into the first line of its row. */
final class JobFilling {

    private final Words words;

    JobFilling(Words words) {
        this.words = words;
    }

    /**
     * Fills the head of {@code row}.
     *
     * @param turn when it begins if it waits
     */
    void fill(JobRow row, JobSnapshot snapshot, Turn turn) {
        Job job = snapshot.job();
        JobProgress progress = snapshot.progress();
        Counts items = progress.items();
        row.icon().set(PhaseLook.pipeline(job.request().pipeline().value()));
        row.name().set(Foreign.name(job.request().name()));
        row.state().set(state(job.state()));
        row.stateText().set(stateText(snapshot));
        row.failed().set(failed(job.state(), items));
        detail(row, snapshot, turn);
        setActions(row, actions(job.state()));
        switch (job.state()) {
            case PLANNING, RUNNING, PAUSING, CANCELLING -> running(row, snapshot);
            case QUEUED, PAUSED -> waiting(row, snapshot);
            case SUCCEEDED, COMPLETED_WITH_FAILURES, FAILED, CANCELLED -> ended(row, snapshot);
        }
        row.accessibleText()
                .set(
                        Spoken.sentence(
                                row.name().get(),
                                row.stateText().get(),
                                row.stateDetail().get(),
                                row.summary().get(),
                                items.totalKnown() && !job.state().ended()
                                        ? words.spoken()
                                                .counts(
                                                        items.done() + items.skipped(),
                                                        items.known())
                                        : "",
                                row.eta().get()));
    }

    static RowState state(JobState state) {
        return switch (state) {
            case QUEUED -> RowState.WAITING;
            case PLANNING, RUNNING, PAUSING, CANCELLING -> RowState.RUNNING;
            case PAUSED -> RowState.PAUSED;
            case CANCELLED -> RowState.CANCELLED;
            case SUCCEEDED -> RowState.DONE;
            case COMPLETED_WITH_FAILURES -> RowState.DONE_WITH_FAILURES;
            case FAILED -> RowState.FAILED;
        };
    }

    /** A job that failed as a whole counts as one failure, whatever its items. */
    private static int failed(JobState state, Counts items) {
        int failed = (int) Math.min(Integer.MAX_VALUE, items.failed());
        return state == JobState.FAILED ? Math.max(1, failed) : failed;
    }

    private String stateText(JobSnapshot snapshot) {
        Job job = snapshot.job();
        return switch (job.state()) {
            case QUEUED -> words.get("state.waiting");
            case PLANNING -> words.get("state.planning");
            case RUNNING -> words.get("state.running");
            case PAUSING -> words.get("state.pausing");
            case PAUSED -> words.get(pausedText(job));
            case CANCELLING -> words.get("state.cancelling");
            case CANCELLED -> words.get("state.cancelled");
            case SUCCEEDED -> words.get("state.done");
            case COMPLETED_WITH_FAILURES ->
                    words.get("state.done-with-failures", snapshot.progress().items().failed());
            case FAILED -> words.get("state.failed");
        };
    }

    private static String pausedText(Job job) {
        return switch (job.pauseReason().orElse(PauseReason.BY_USER)) {
            case BY_USER -> "state.paused";
            case BY_SIGNAL -> "state.paused.signal";
            case OUTSIDE_HOURS -> "state.paused.hours";
        };
    }

    private void detail(JobRow row, JobSnapshot snapshot, Turn turn) {
        JobProgress progress = snapshot.progress();
        String detail = "";
        boolean strong = false;
        switch (snapshot.job().state()) {
            case QUEUED ->
                    detail =
                            switch (turn) {
                                case NEXT -> words.get("state.waiting.next");
                                case LATER -> priority(snapshot.job());
                                case IN_ITS_HOURS -> words.get("state.waiting.hours");
                            };
            case PAUSED -> detail = priority(snapshot.job());
            case RUNNING -> {
                Optional<BatchProgress> slices =
                        progress.batch().filter(BatchProgress::worthTelling);
                if (slices.isPresent()) {
                    BatchProgress batch = slices.get();
                    detail = words.get("detail.batch", batch.number(), batch.batches());
                } else if (progress.items().growing()) {
                    detail = words.get("detail.total-growing");
                } else if (progress.holdsBack().isPresent()) {
                    String phase = progress.holdsBack().get().value();
                    detail = words.get("detail.holds-back", words.phaseName(phase));
                    strong = true;
                }
            }
            case PLANNING, PAUSING, CANCELLING, CANCELLED, SUCCEEDED, COMPLETED_WITH_FAILURES -> {}
            case FAILED -> {
                if (row.child().get()) {
                    detail =
                            snapshot.job()
                                    .failure()
                                    .map(Failure::message)
                                    .map(words::told)
                                    .orElse("");
                }
            }
        }
        if (snapshot.notice().isPresent() && !snapshot.job().state().ended()) {
            detail = words.told(snapshot.notice().get());
            strong = true;
        }
        row.stateDetail().set(detail);
        row.stateDetailStrong().set(strong);
    }

    /** Only what is not usual is worth a word. */
    private String priority(Job job) {
        return job.priority() == 0
                ? ""
                : words.get("state.waiting.priority", signed(job.priority()));
    }

    private static String signed(int number) {
        return (number > 0 ? "+" : "−") + Math.abs((long) number);
    }

    private void running(JobRow row, JobSnapshot snapshot) {
        row.summary().set("");
        row.fraction().set(JobRow.NO_BAR);
        row.countDone().set("");
        row.countRest().set("");
        row.note().set("");
        row.measure().set(words.durations().elapsed(snapshot.elapsed()));
        row.measureShort().set("");
        row.etaStrong().set(snapshot.progress().eta() instanceof Eta.Remaining);
        row.eta()
                .set(
                        switch (snapshot.progress().eta()) {
                            case Eta.Remaining(var low, var high) ->
                                    words.durations().left(low, high);
                            case Eta.Unavailable(Eta.Reason reason) -> reason(reason);
                            case Eta.Finished ignored -> "";
                        });
    }

    /** In one line, counts and rate are those of the phase that holds the job back. */
    void fold(JobRow row, JobSnapshot snapshot) {
        Optional<String> holding = snapshot.progress().holdsBack().map(PhaseId::value);
        Optional<PhaseRow> told =
                row.phases().stream()
                        .filter(phase -> holding.filter(phase.key()::equals).isPresent())
                        .findFirst()
                        .or(() -> row.phases().reversed().stream().findFirst());
        told.ifPresent(phase -> {
            row.countDone().set(phase.countDone().get());
            row.countRest().set(phase.countRest().get());
            row.note().set(phase.noteFlows().get() ? "" : phase.note().get());
            row.measure().set(phase.rate().get());
        });
    }

    private String reason(Eta.Reason reason) {
        return words.get(
                switch (reason) {
                    case NO_TOTAL -> "eta.no-total";
                    case WARMING_UP -> "eta.warming-up";
                    case STALLED -> "eta.stalled";
                });
    }

    private void waiting(JobRow row, JobSnapshot snapshot) {
        JobProgress progress = snapshot.progress();
        Counts items = progress.items();
        boolean begun = items.ended() > 0;
        row.summary().set("");
        boolean known = items.totalKnown() && items.known() > 0;
        row.fraction().set(begun ? fraction(progress) : JobRow.NO_BAR);
        row.countDone()
                .set(known ? words.amounts().count(begun ? items.ended() : items.known()) : "");
        row.countRest().set(known && begun ? "/" + words.amounts().count(items.known()) : "");
        row.note()
                .set(
                        known
                                ? words.itemUnit(
                                        snapshot.job().request().pipeline().value(), items.known())
                                : "");
        weight(row, progress, begun);
        row.eta()
                .set(
                        progress.eta() instanceof Eta.Remaining(var low, var high)
                                ? words.durations().estimated(low, high)
                                : "");
        row.etaStrong().set(false);
    }

    private void weight(JobRow row, JobProgress progress, boolean begun) {
        if (progress.weight() <= progress.items().known()) {
            row.measure().set("");
            row.measureShort().set("");
            return;
        }
        long done = Math.round(progress.weight() * fraction(progress));
        row.measure()
                .set(
                        begun
                                ? words.amounts()
                                        .amountOf(done, progress.weight(), false, Quantity.BYTES)
                                : words.amounts().amount(progress.weight(), Quantity.BYTES));
        row.measureShort()
                .set(words.amounts().amount(begun ? done : progress.weight(), Quantity.BYTES));
    }

    /** How far a job is, 0 to 1: as far as the phase that is farthest behind. */
    static double fraction(JobProgress progress) {
        if (progress.items().known() > 0
                && progress.items().ended() == progress.items().known()
                && !progress.items().growing()) {
            return 1;
        }
        double least = 1;
        int last = progress.phases().size() - 1;
        for (int i = 1; i < last; i++) {
            var phase = progress.phases().get(i);
            switch (phase.status()) {
                case OFF -> {}
                case WAITING, ACTIVE, DONE -> least = Math.min(least, phase.fraction().orElse(0.0));
            }
        }
        return last > 1 ? least : 0;
    }

    private void ended(JobRow row, JobSnapshot snapshot) {
        JobProgress progress = snapshot.progress();
        Counts items = progress.items();
        boolean child = row.child().get();
        row.fraction().set(JobRow.NO_BAR);
        row.summary().set(child ? "" : summary(snapshot));
        boolean counted = child && items.known() > 0;
        row.countDone().set(counted ? words.amounts().count(items.done() + items.skipped()) : "");
        row.countRest().set(counted ? "/" + words.amounts().count(items.known()) : "");
        row.note()
                .set(
                        counted
                                ? words.itemUnit(
                                        snapshot.job().request().pipeline().value(), items.known())
                                : "");
        long rows = progress.tallies().getOrDefault("rows.loaded", -1L);
        row.measure().set(child && rows >= 0 ? words.amounts().amount(rows, Quantity.ROWS) : "");
        row.measureShort().set("");
        row.eta().set(child ? words.durations().took(snapshot.elapsed()) : "");
        row.etaStrong().set(false);
    }

    private String summary(JobSnapshot snapshot) {
        Job job = snapshot.job();
        JobProgress progress = snapshot.progress();
        Counts items = progress.items();
        List<String> facts = new ArrayList<>();
        job.failure()
                .filter(failure -> job.state() == JobState.FAILED)
                .ifPresent(failure -> facts.add(words.told(failure.message())));
        if (items.known() > 0 || facts.isEmpty()) {
            facts.add(
                    words.get(
                            job.request().pipeline().value().equals("load")
                                    ? "summary.files"
                                    : "summary.items",
                            words.amounts().count(items.done() + items.skipped()),
                            words.amounts().count(items.known()),
                            items.known()));
        }
        if (items.skipped() > 0) {
            facts.add(words.get("note.skipped", items.skipped()));
        }
        Optional.ofNullable(progress.tallies().get("rows.loaded"))
                .ifPresent(rows ->
                        facts.add(
                                words.get(
                                        "summary.rows-loaded",
                                        words.amounts().amount(rows, Quantity.ROWS))));
        Optional.ofNullable(progress.tallies().get("rows.rejected"))
                .filter(rows -> job.state() != JobState.FAILED)
                .ifPresent(rows -> facts.add(words.get("summary.rejected", rows)));
        if (!snapshot.elapsed().isZero()) {
            facts.add(words.durations().whole(snapshot.elapsed()));
        }
        return String.join(" · ", facts);
    }

    private static List<RowAction> actions(JobState state) {
        return switch (state) {
            case QUEUED ->
                    List.of(
                            RowAction.START_NOW,
                            RowAction.PAUSE,
                            RowAction.DETAIL,
                            RowAction.MOVE_UP,
                            RowAction.MOVE_DOWN,
                            RowAction.RAISE,
                            RowAction.LOWER,
                            RowAction.CANCEL,
                            RowAction.REMOVE);
            case PLANNING, RUNNING ->
                    List.of(
                            RowAction.PAUSE,
                            RowAction.DETAIL,
                            RowAction.RAISE,
                            RowAction.LOWER,
                            RowAction.CANCEL);
            case PAUSING -> List.of(RowAction.RESUME, RowAction.DETAIL, RowAction.CANCEL);
            case PAUSED ->
                    List.of(
                            RowAction.RESUME,
                            RowAction.DETAIL,
                            RowAction.MOVE_UP,
                            RowAction.MOVE_DOWN,
                            RowAction.RAISE,
                            RowAction.LOWER,
                            RowAction.CANCEL,
                            RowAction.REMOVE);
            case CANCELLING -> List.of(RowAction.DETAIL);
            case SUCCEEDED ->
                    List.of(
                            RowAction.OPEN_RESULT,
                            RowAction.REPORT,
                            RowAction.DETAIL,
                            RowAction.REMOVE);
            case COMPLETED_WITH_FAILURES, FAILED ->
                    List.of(
                            RowAction.RETRY_FAILED,
                            RowAction.SHOW_FAILURES,
                            RowAction.REPORT,
                            RowAction.DETAIL,
                            RowAction.REMOVE);
            case CANCELLED -> List.of(RowAction.REPORT, RowAction.DETAIL, RowAction.REMOVE);
        };
    }

    static void setActions(HeadRow row, List<RowAction> actions) {
        if (!row.actions().equals(actions)) {
            row.actions().setAll(actions);
        }
    }
}
