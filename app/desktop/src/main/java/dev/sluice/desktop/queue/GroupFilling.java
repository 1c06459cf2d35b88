package dev.sluice.desktop.queue;

import dev.sluice.desktop.text.Quantity;
import dev.sluice.desktop.text.Spoken;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.Group;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.progress.Eta;
import dev.sluice.ui.Foreign;
import dev.sluice.ui.Icon;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Puts the jobs of a group into the group's line. */
final class GroupFilling {

    private final Words words;

    GroupFilling(Words words) {
        this.words = words;
    }

    void fill(GroupRow row, Group group, List<JobSnapshot> jobs) {
        Sums sums = new Sums(jobs);
        boolean months =
                jobs.stream().allMatch(job -> job.job().request().options().containsKey("months"));
        row.icon().set(months ? Icon.MONTHS : Icon.FOLDER);
        row.name().set(Foreign.name(group.name()));
        row.state().set(sums.state());
        row.stateText().set(stateText(sums));
        row.countDone().set(words.amounts().count(sums.ended));
        row.countRest().set("/" + words.amounts().count(jobs.size()));
        row.note().set(words.get(months ? "unit.months" : "unit.jobs", jobs.size()));
        row.failed().set((int) Math.min(Integer.MAX_VALUE, sums.failedItems));
        row.fraction().set(sums.fraction());
        boolean measured = sums.weight > sums.items;
        row.measure().set(measured ? weight(sums) : "");
        row.measureShort()
                .set(
                        measured
                                ? words.amounts()
                                        // Before anything is done, how much there is says more.
                                        .amount(
                                                sums.weightDone < 1
                                                        ? sums.weight
                                                        : (long) sums.weightDone,
                                                Quantity.BYTES)
                                : "");
        eta(row, sums);
        cells(row, jobs);
        JobFilling.setActions(row, actions(sums));
        row.accessibleText()
                .set(
                        Spoken.sentence(
                                row.name().get(),
                                row.stateText().get(),
                                words.spoken().counts(sums.ended, jobs.size()),
                                row.eta().get()));
    }

    private String weight(Sums sums) {
        if (sums.openTotals) {
            return words.amounts().amount((long) sums.weightDone, Quantity.BYTES);
        }
        return sums.ended == sums.jobs
                ? words.amounts().amount(sums.weight, Quantity.BYTES)
                : words.amounts()
                        .amountOf((long) sums.weightDone, sums.weight, false, Quantity.BYTES);
    }

    private String stateText(Sums sums) {
        List<String> parts = new ArrayList<>();
        if (sums.running > 0) {
            parts.add(words.get("detail.group.running", sums.running));
        }
        if (sums.waiting > 0) {
            parts.add(words.get("detail.group.waiting", sums.waiting));
        }
        if (sums.paused > 0) {
            parts.add(words.get("detail.group.paused", sums.paused));
        }
        if (sums.failed > 0) {
            parts.add(words.get("detail.group.failed", sums.failed));
        }
        if (parts.isEmpty()) {
            parts.add(words.get("detail.group.done", sums.ended));
        }
        return String.join(" · ", parts);
    }

    private void eta(GroupRow row, Sums sums) {
        row.etaStrong().set(false);
        if (sums.ended == sums.jobs) {
            row.eta().set(words.durations().took(sums.elapsed));
        } else if (sums.running == 0) {
            row.eta()
                    .set(
                            sums.foreseen > 0 && sums.foreseen == sums.jobs - sums.ended
                                    ? words.durations()
                                            .estimated(sums.foreseenLow, sums.foreseenHigh)
                                    : "");
        } else if (sums.low.isZero() && sums.high.isZero()) {
            row.eta().set(words.get("eta.warming-up"));
        } else {
            // What still waits takes as long, by weight, as what is under way.
            double share = Math.max(1, sums.weightLeft() / Math.max(1, sums.runningLeft));
            row.eta().set(words.durations().left(times(sums.low, share), times(sums.high, share)));
            row.etaStrong().set(true);
        }
    }

    private static Duration times(Duration duration, double factor) {
        return Duration.ofMillis((long) Math.min(1e15, duration.toMillis() * factor));
    }

    private static void cells(GroupRow row, List<JobSnapshot> jobs) {
        List<CellState> cells =
                jobs.size() > GroupRow.MAX_CELLS
                        ? List.of()
                        : jobs.stream().map(job -> cell(job.job().state())).toList();
        if (!row.cells().equals(cells)) {
            row.cells().setAll(cells);
        }
    }

    private static CellState cell(JobState state) {
        return switch (JobFilling.state(state)) {
            case WAITING, PAUSED -> CellState.WAITING;
            case RUNNING -> CellState.RUNNING;
            case DONE, CANCELLED -> CellState.DONE;
            case DONE_WITH_FAILURES, FAILED -> CellState.FAILED;
        };
    }

    private static List<RowAction> actions(Sums sums) {
        List<RowAction> actions = new ArrayList<>();
        if (sums.running + sums.waiting > 0) {
            actions.add(RowAction.PAUSE);
        }
        if (sums.paused > 0) {
            actions.add(RowAction.RESUME);
        }
        if (sums.waiting + sums.paused > 0) {
            actions.add(RowAction.MOVE_UP);
            actions.add(RowAction.MOVE_DOWN);
        }
        if (sums.ended < sums.jobs) {
            actions.add(RowAction.RAISE);
            actions.add(RowAction.LOWER);
        }
        if (sums.failed > 0) {
            actions.add(RowAction.RETRY_FAILED);
        }
        if (sums.ended < sums.jobs) {
            actions.add(RowAction.CANCEL);
        }
        if (sums.ended == sums.jobs) {
            actions.add(RowAction.REMOVE);
        }
        return List.copyOf(actions);
    }

    /** The jobs of a group, added up. */
    private static final class Sums {
        private final int jobs;
        private int running;
        private int waiting;
        private int paused;
        private int ended;
        private int failed;
        private int cancelled;
        private boolean openTotals;
        private long items;
        private long failedItems;
        private long weight;
        private int weighed;
        private int unseen;
        private double weightDone;
        private double runningLeft;
        private double shares;
        private Duration low = Duration.ZERO;
        private Duration high = Duration.ZERO;
        private Duration elapsed = Duration.ZERO;
        private int foreseen;
        private Duration foreseenLow = Duration.ZERO;
        private Duration foreseenHigh = Duration.ZERO;

        private Sums(List<JobSnapshot> snapshots) {
            jobs = snapshots.size();
            snapshots.forEach(this::add);
        }

        private void add(JobSnapshot snapshot) {
            boolean over = snapshot.job().state().ended();
            double share = over ? 1 : JobFilling.fraction(snapshot.progress());
            shares += share;
            openTotals |= !over && snapshot.progress().items().growing();
            items += snapshot.progress().items().known();
            failedItems += snapshot.progress().items().failed();
            weight += snapshot.progress().weight();
            weighed += snapshot.progress().weight() > 0 ? 1 : 0;
            unseen += !over && snapshot.progress().weight() == 0 ? 1 : 0;
            weightDone += snapshot.progress().weight() * share;
            elapsed = elapsed.plus(snapshot.elapsed());
            ended += over ? 1 : 0;
            switch (JobFilling.state(snapshot.job().state())) {
                case WAITING -> {
                    waiting++;
                    foresee(snapshot);
                }
                case PAUSED -> {
                    paused++;
                    foresee(snapshot);
                }
                case RUNNING -> {
                    running++;
                    runningLeft += snapshot.progress().weight() * (1 - share);
                    if (snapshot.progress().eta() instanceof Eta.Remaining(var from, var to)) {
                        low = low.compareTo(from) > 0 ? low : from;
                        high = high.compareTo(to) > 0 ? high : to;
                    }
                }
                case DONE -> {}
                case CANCELLED -> cancelled++;
                case DONE_WITH_FAILURES, FAILED -> failed++;
            }
        }

        /** What waits is taken as going one after the other. */
        private void foresee(JobSnapshot snapshot) {
            if (snapshot.progress().eta() instanceof Eta.Remaining(var from, var to)) {
                foreseen++;
                foreseenLow = foreseenLow.plus(from);
                foreseenHigh = foreseenHigh.plus(to);
            }
        }

        /** Jobs whose files nobody has looked at yet count as the others do on average. */
        private double weightLeft() {
            return weight - weightDone + (weighed == 0 ? 0 : (double) weight / weighed * unseen);
        }

        private double fraction() {
            return jobs == 0 ? 0 : shares / jobs;
        }

        private RowState state() {
            if (running > 0) {
                return RowState.RUNNING;
            }
            if (waiting > 0) {
                return RowState.WAITING;
            }
            if (paused > 0) {
                return RowState.PAUSED;
            }
            if (failed > 0) {
                return RowState.DONE_WITH_FAILURES;
            }
            return cancelled == jobs ? RowState.CANCELLED : RowState.DONE;
        }
    }
}
