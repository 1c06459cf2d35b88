package dev.sluice.desktop.queue;

import dev.sluice.desktop.text.Quantity;
import dev.sluice.desktop.text.Spoken;
import dev.sluice.engine.progress.BatchProgress;
import dev.sluice.engine.progress.Counts;
import dev.sluice.engine.progress.Current;
import dev.sluice.engine.progress.Eta;
import dev.sluice.engine.progress.Measure;
import dev.sluice.engine.progress.PhaseProgress;
import dev.sluice.engine.progress.PhaseStatus;
import dev.sluice.engine.progress.Total;
import dev.sluice.engine.progress.Unit;
import dev.sluice.engine.progress.Waits;
import dev.sluice.ui.Foreign;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts a sample of one phase into the row that shows it. */
final class PhaseFilling {

    private static final int NAMED = 2;

    private final Words words;

    PhaseFilling(Words words) {
        this.words = words;
    }

    /**
     * Fills {@code row} with {@code phase}.
     *
     * @param after the phases that items come to next, in their order
     * @param into what a writing phase writes into, such as a table; empty when it is not known
     * @param batch present on the source of a job worked on in batches
     */
    void fill(
            PhaseRow row,
            PhaseProgress phase,
            List<PhaseProgress> after,
            String into,
            Optional<BatchProgress> batch) {
        PhaseKind kind = PhaseLook.kind(phase.kind());
        row.kind().set(kind);
        row.icon().set(PhaseLook.icon(phase.id().value(), kind));
        BarState state = batch.isPresent() ? BarState.ACTIVE : state(phase);
        row.state().set(state);
        row.verb()
                .set(
                        state == BarState.ACTIVE && phase.status() != PhaseStatus.DONE
                                ? words.phaseVerb(phase.id().value())
                                : words.phaseName(phase.id().value()));
        row.item().set(item(phase, state, after, kind == PhaseKind.WRITE ? into : ""));
        row.workers().set(workers(phase.current()));
        counts(row, phase.counts());
        note(row, phase, batch);
        if (batch.isEmpty() && isSizeUnknown(phase)) {
            row.total().set(BarTotal.UNKNOWN);
        }
        measure(row, phase.units());
        row.rate().set(rate(phase, state));
        row.accessibleText().set(spoken(phase, row));
    }

    private static BarState state(PhaseProgress phase) {
        if (phase.status() == PhaseStatus.DONE) {
            return BarState.DONE;
        }
        return switch (phase.waits()) {
            case Waits.Stalled ignored -> BarState.STALLED;
            case Waits.ForInput ignored when phase.status() != PhaseStatus.ACTIVE ->
                    BarState.WAITING_FOR_INPUT;
            case Waits.No ignored ->
                    phase.status() == PhaseStatus.ACTIVE
                            ? BarState.ACTIVE
                            : BarState.WAITING_FOR_INPUT;
            case Waits.ForInput ignored -> BarState.ACTIVE;
            case Waits.ForLane ignored -> waitingUnlessActive(phase);
            case Waits.ForStaging ignored -> waitingUnlessActive(phase);
            case Waits.ForRoom ignored -> waitingUnlessActive(phase);
            case Waits.ForNetwork ignored -> waitingUnlessActive(phase);
            case Waits.ForRetry ignored -> waitingUnlessActive(phase);
        };
    }

    /** While one worker goes on, a second that waits is no news of the phase. */
    private static BarState waitingUnlessActive(PhaseProgress phase) {
        return phase.status() == PhaseStatus.ACTIVE ? BarState.ACTIVE : BarState.WAITING_FOR_LANE;
    }

    private String item(
            PhaseProgress phase, BarState state, List<PhaseProgress> after, String into) {
        return switch (state) {
            case ACTIVE -> current(phase.current(), into);
            case DONE ->
                    words.get(
                            "phase.done",
                            words.amounts().count(phase.counts().ended()),
                            words.durations().whole(seconds(phase.workedSeconds())));
            case PAUSED -> words.get("phase.paused");
            case WAITING_FOR_INPUT, WAITING_FOR_LANE, STALLED -> waits(phase, after);
        };
    }

    private static java.time.Duration seconds(double seconds) {
        return java.time.Duration.ofMillis(Math.round(seconds * 1000));
    }

    private String waits(PhaseProgress phase, List<PhaseProgress> after) {
        return switch (phase.waits()) {
            case Waits.No ignored -> waitsForInput(phase);
            case Waits.ForInput ignored -> waitsForInput(phase);
            case Waits.ForLane(String lane, int used, int permits) ->
                    words.get("phase.waits-for-lane", words.lane(lane), used, permits);
            case Waits.ForStaging ignored -> waitsForStaging(after);
            case Waits.ForRoom(String sentence) -> words.told(sentence);
            case Waits.ForNetwork ignored -> words.get("phase.waits-for-network");
            case Waits.ForRetry(java.time.Duration left) ->
                    words.get("phase.waits-for-retry", words.durations().span(left));
            case Waits.Stalled(java.time.Duration since) ->
                    words.get("phase.stalled", words.durations().span(since));
        };
    }

    /** What lies there leaves by the phase that follows; else it belongs to others. */
    private String waitsForStaging(List<PhaseProgress> after) {
        return after.stream()
                .filter(phase -> phase.status() != PhaseStatus.OFF)
                .findFirst()
                .filter(PhaseFilling::hasWork)
                .map(next ->
                        words.get("phase.waits-for-staging-of", words.phaseName(next.id().value())))
                .orElseGet(() -> words.get("phase.waits-for-staging"));
    }

    private static boolean hasWork(PhaseProgress phase) {
        return phase.queued() > 0 || phase.counts().running() > 0;
    }

    private String waitsForInput(PhaseProgress phase) {
        return words.get(
                phase.counts().ended() == 0 ? "phase.waits-for-first" : "phase.waits-for-input");
    }

    private String current(List<Current> current, String into) {
        if (current.isEmpty()) {
            return "";
        }
        String first = Foreign.name(current.getFirst().name());
        if (current.size() > NAMED) {
            return words.get("phase.item-and-more", first, current.size() - 1);
        }
        if (current.size() == NAMED) {
            return Foreign.amongWords(first)
                    + ", "
                    + Foreign.amongWords(Foreign.name(current.getLast().name()));
        }
        if (!into.isEmpty()) {
            return words.get("phase.into", first, into);
        }
        return withPercent(current.getFirst());
    }

    /** What a single one is at stands in the line already. */
    private String workers(List<Current> current) {
        return current.size() < 2
                ? ""
                : current.stream().map(this::withPercent).collect(Collectors.joining("\n"));
    }

    private String withPercent(Current current) {
        String name = Foreign.name(current.name());
        return current.fraction()
                .map(share ->
                        words.get(
                                "phase.item-percent",
                                words.amounts().percent(Math.clamp(share, 0, 1)),
                                name))
                .orElse(name);
    }

    private void counts(PhaseRow row, Counts counts) {
        row.countDone().set(words.amounts().count(counts.done() + counts.skipped()));
        row.countRest()
                .set(
                        switch (counts.total()) {
                            case Total.Known(long n) -> "/" + words.amounts().count(n);
                            case Total.Estimated(long n) -> "/~" + words.amounts().count(n);
                            case Total.AtLeast(long n) -> "/" + words.amounts().count(n) + "+";
                            case Total.Unknown ignored -> "";
                        });
        row.total()
                .set(
                        switch (counts.total()) {
                            case Total.Known ignored -> BarTotal.KNOWN;
                            case Total.Estimated ignored -> BarTotal.ESTIMATED;
                            case Total.AtLeast ignored -> BarTotal.GROWING;
                            case Total.Unknown ignored -> BarTotal.UNKNOWN;
                        });
    }

    /** Something is at work of which nobody can tell how far it is before the first item ends. */
    private static boolean isSizeUnknown(PhaseProgress phase) {
        Measure units = phase.units();
        return phase.status() == PhaseStatus.ACTIVE
                && phase.counts().ended() == 0
                && phase.fraction().orElse(0.0) == 0
                && units.total() instanceof Total.Unknown
                && units.unit() != Unit.ITEMS
                && (units.unit() == Unit.BYTES || units.done() > 0);
    }

    private void note(PhaseRow row, PhaseProgress phase, Optional<BatchProgress> batch) {
        Counts counts = phase.counts();
        double failed =
                counts.known() == 0
                        ? 0
                        : Math.clamp((double) counts.failed() / counts.known(), 0, 1);
        row.failedFraction().set(failed);
        row.fraction().set(Math.clamp(phase.fraction().orElse(0.0) - failed, 0, 1));
        row.noteFailed().set(counts.failed() > 0);
        row.noteFlows().set(batch.isPresent());
        row.batches().set(batch.map(it -> (int) Math.min(25, it.batches())).orElse(0));
        if (batch.isPresent()) {
            BatchProgress it = batch.get();
            String more = it.growing() ? "+" : "";
            row.fraction().set(Math.clamp((double) it.ended() / Math.max(1, it.total()), 0, 1));
            row.total().set(it.growing() ? BarTotal.GROWING : BarTotal.KNOWN);
            row.countDone().set(words.amounts().count(it.endedInBatch()));
            row.countRest().set("/" + words.amounts().count(it.batchSize()));
            row.note()
                    .set(
                            words.get(
                                    "note.batches",
                                    words.amounts().count(it.ended()),
                                    words.amounts().count(it.total()) + more,
                                    words.amounts().count(it.remaining()) + more));
        } else if (counts.failed() > 0) {
            row.note().set(words.get("note.failed", counts.failed()));
        } else if (counts.total() instanceof Total.Unknown) {
            row.note().set(words.get("note.found"));
        } else if (phase.queued() > 0) {
            row.note().set(words.get("note.waiting", phase.queued()));
        } else {
            row.note().set(counts.skipped() > 0 ? words.get("note.skipped", counts.skipped()) : "");
        }
    }

    private void measure(PhaseRow row, Measure measure) {
        if (measure.unit() == Unit.SECONDS) {
            playing(row, measure);
            return;
        }
        Optional<Quantity> quantity = quantity(measure.unit());
        if (quantity.isEmpty()) {
            row.measure().set("");
            row.measureShort().set("");
            return;
        }
        String done = words.amounts().amount(measure.done(), quantity.get());
        row.measureShort().set(done);
        row.measure()
                .set(
                        switch (measure.total()) {
                            case Total.Known(long n) ->
                                    words.amounts()
                                            .amountOf(measure.done(), n, false, quantity.get());
                            case Total.Estimated(long n) ->
                                    words.amounts()
                                            .amountOf(measure.done(), n, true, quantity.get());
                            case Total.AtLeast ignored -> done;
                            case Total.Unknown ignored -> done;
                        });
    }

    /** Media is measured by how long it plays: "4 h 12 of ~7 h 40". */
    private void playing(PhaseRow row, Measure measure) {
        String done = words.durations().playing(measure.done());
        row.measureShort().set(measure.done() == 0 ? "" : done);
        row.measure()
                .set(
                        switch (measure.total()) {
                            case Total.Known(long n) -> playing(done, "", n);
                            case Total.Estimated(long n) -> playing(done, "~", n);
                            case Total.AtLeast ignored -> row.measureShort().get();
                            case Total.Unknown ignored -> row.measureShort().get();
                        });
    }

    private String playing(String done, String mark, long total) {
        return words.get("amount.of", done, mark + words.durations().playing(total));
    }

    private String rate(PhaseProgress phase, BarState state) {
        if (phase.units().unit() == Unit.SECONDS && state == BarState.ACTIVE) {
            return phase.ratePerSecond().map(words.amounts()::timesRealTime).orElse("");
        }
        Optional<Quantity> quantity = quantity(phase.units().unit());
        if (quantity.isEmpty() || phase.ratePerSecond().isEmpty() || state == BarState.DONE) {
            return "";
        }
        return words.amounts().rate(phase.ratePerSecond().get(), quantity.get());
    }

    private static Optional<Quantity> quantity(Unit unit) {
        return switch (unit) {
            case BYTES -> Optional.of(Quantity.BYTES);
            case ROWS -> Optional.of(Quantity.ROWS);
            case ITEMS, SECONDS -> Optional.empty();
        };
    }

    private String spoken(PhaseProgress phase, PhaseRow row) {
        Counts counts = phase.counts();
        String left =
                phase.eta() instanceof Eta.Remaining(var low, var high)
                        ? words.spoken().left(low.plus(high).dividedBy(2))
                        : "";
        String rate =
                quantity(phase.units().unit())
                        .flatMap(quantity ->
                                phase.ratePerSecond()
                                        .map(speed -> words.spoken().rate(speed, quantity)))
                        .orElse("");
        return Spoken.sentence(
                words.phaseName(phase.id().value()),
                counts.totalKnown()
                        ? words.spoken().counts(counts.done() + counts.skipped(), counts.known())
                        : words.spoken().countsSoFar(counts.done()),
                isSizeUnknown(phase) ? words.get("spoken.size-unknown") : "",
                counts.failed() > 0 ? words.spoken().failed(counts.failed()) : "",
                row.state().get() == BarState.ACTIVE ? rate : row.item().get(),
                left);
    }
}
