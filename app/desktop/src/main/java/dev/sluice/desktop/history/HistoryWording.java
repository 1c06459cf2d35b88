package dev.sluice.desktop.history;

import dev.sluice.desktop.queue.PhaseLook;
import dev.sluice.desktop.text.Amounts;
import dev.sluice.desktop.text.Durations;
import dev.sluice.desktop.text.Quantity;
import dev.sluice.desktop.text.Times;
import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.store.EndedJob;
import dev.sluice.engine.store.EndedJob.WorkedPhase;
import dev.sluice.ui.Messages;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Says in words what became of jobs. */
final class HistoryWording {
    private static final String ROWS_LOADED = "rows.loaded";

    private final Messages messages;
    private final Amounts amounts;
    private final Durations durations;
    private final Clock clock;

    /**
     * @param clock tells which day is today, in the zone in which times are shown
     */
    HistoryWording(Messages messages, Clock clock) {
        this.messages = messages;
        this.amounts = new Amounts(messages);
        this.durations = new Durations(messages);
        this.clock = clock;
    }

    HistoryRow row(EndedJob job) {
        return new HistoryRow(
                job,
                PhaseLook.pipeline(job.pipeline().value()),
                outcome(job),
                result(job),
                moment(job.finished()),
                job.worked().isZero() ? "" : durations.whole(job.worked()),
                items(job),
                job.weight() > job.items() ? amounts.amount(job.weight(), Quantity.BYTES) : "",
                Optional.ofNullable(job.tallies().get(ROWS_LOADED))
                        .map(rows -> amounts.amount(rows, Quantity.ROWS))
                        .orElse(""),
                slowest(job).map(this::phase).orElse(""),
                summary(job));
    }

    private static HistoryRow.Result outcome(EndedJob job) {
        return switch (job.state()) {
            case SUCCEEDED -> HistoryRow.Result.DONE;
            case COMPLETED_WITH_FAILURES -> HistoryRow.Result.DONE_WITH_FAILURES;
            case FAILED -> HistoryRow.Result.FAILED;
            case CANCELLED -> HistoryRow.Result.CANCELLED;
            case QUEUED, PLANNING, RUNNING, PAUSING, PAUSED, CANCELLING ->
                    throw new IllegalArgumentException(job.id() + " has not ended.");
        };
    }

    private String result(EndedJob job) {
        return switch (outcome(job)) {
            case DONE -> messages.get("state.done");
            case DONE_WITH_FAILURES -> messages.get("state.done-with-failures", job.failed());
            case FAILED ->
                    job.failure()
                            .map(Failure::message)
                            .map(messages::told)
                            .map(why -> messages.get("history.failed", why))
                            .orElse(messages.get("state.failed"));
            case CANCELLED -> messages.get("state.cancelled");
        };
    }

    /** "Today 15:21", "Yesterday 23:10", "20 Nov 11:15", "20 Nov 2025". */
    String moment(Instant time) {
        ZonedDateTime when = time.atZone(clock.getZone());
        LocalDate today = LocalDate.now(clock);
        LocalDate day = when.toLocalDate();
        String hour = new Times(messages).clock(when);
        if (day.equals(today)) {
            return messages.get("history.today", hour);
        }
        if (day.equals(today.minusDays(1))) {
            return messages.get("history.yesterday", hour);
        }
        return day.getYear() == today.getYear() ? day(time) + " " + hour : day(time);
    }

    /** "3 Feb", and "3 Feb 2025" in another year. */
    String day(Instant time) {
        LocalDate day = LocalDate.ofInstant(time, clock.getZone());
        boolean thisYear = day.getYear() == LocalDate.now(clock).getYear();
        return DateTimeFormatter.ofPattern(
                        messages.get(thisYear ? "history.day" : "history.day.year"),
                        messages.locale())
                .format(day);
    }

    /** "412 finished jobs since 3 Feb". */
    String caption(long total, Optional<Instant> oldest) {
        return oldest.map(since -> messages.get("history.caption", total, day(since))).orElse("");
    }

    private String items(EndedJob job) {
        if (job.items() == 0) {
            return "";
        }
        String unit =
                messages.get(
                        job.pipeline().value().equals("load") ? "unit.files" : "unit.items",
                        job.items());
        boolean cut = job.state() == JobState.CANCELLED || job.state() == JobState.FAILED;
        String count = amounts.count(job.items());
        return (cut ? messages.get("amount.of", amounts.count(done(job)), count) : count)
                + " "
                + unit;
    }

    /** Items through what the most of them had to go through last. */
    private static long done(EndedJob job) {
        return job.phases().stream()
                .filter(phase -> phase.totals().doneWeight() > 0)
                .mapToLong(phase -> phase.totals().done())
                .min()
                .orElse(0);
    }

    private static Optional<WorkedPhase> slowest(EndedJob job) {
        return job.phases().stream()
                .filter(phase -> phase.totals().workedMillis() > 0)
                .max(Comparator.comparingLong(phase -> phase.totals().workedMillis()));
    }

    private String phase(WorkedPhase phase) {
        return phaseName(phase.phase().value());
    }

    /** "Copy"; the id of a phase that only a third party knows. */
    String phaseName(String phase) {
        return messages.getOr("phase." + phase, phase);
    }

    private String summary(EndedJob job) {
        List<String> facts = new ArrayList<>();
        String took = durations.took(job.worked());
        facts.add(
                job.predicted()
                        .map(shown ->
                                messages.get(
                                        "history.predicted",
                                        durations.estimated(shown.leastTotal(), shown.mostTotal()),
                                        took))
                        .orElse(took));
        Optional.ofNullable(job.tallies().get("rows.read"))
                .ifPresent(read ->
                        facts.add(
                                messages.get(
                                        "history.rows",
                                        read,
                                        job.tallies().getOrDefault(ROWS_LOADED, 0L),
                                        job.tallies().getOrDefault("rows.rejected", 0L))));
        if (job.state() == JobState.FAILED) {
            job.failure().ifPresent(failure -> facts.add(messages.told(failure.message())));
        }
        return String.join(" · ", facts);
    }
}
