package dev.sluice.cli.words;

import dev.sluice.cli.terminal.Columns;
import dev.sluice.engine.progress.BatchProgress;
import dev.sluice.engine.progress.Counts;
import dev.sluice.engine.progress.JobProgress;
import dev.sluice.engine.progress.PhaseProgress;
import dev.sluice.engine.progress.PhaseStatus;
import dev.sluice.engine.progress.Total;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One phase of one job, cut into the cells of a line.
 *
 * @param verb what it does, never cut
 * @param item what it is at
 * @param fraction how much is done, where a total is known
 * @param failedFraction share of the items that failed in it
 * @param count items, "29/39"
 * @param batches behind the count, "25/100 total (75 remaining)"; it takes the place of all else
 * @param measure "37.9 of 49.9 GB"
 * @param measureDone "37.9 GB", when there is less room
 * @param left when it will end, or why that is not known
 */
public record PhaseLine(
        String verb,
        String item,
        Optional<Double> fraction,
        double failedFraction,
        String count,
        String batches,
        String measure,
        String measureDone,
        String rate,
        String left) {

    /**
     * The phases of a running job that take up a line. In a job worked on in batches its source
     * keeps its line, which tells of them, until all are through.
     */
    public static List<PhaseLine> of(JobProgress job, Glyphs glyphs) {
        List<PhaseLine> lines = new ArrayList<>();
        Optional<BatchProgress> batch = job.batch().filter(BatchProgress::worthTelling);
        for (PhaseProgress phase : job.phases()) {
            if (batch.isPresent() && isFirst(phase, job)) {
                lines.add(of(phase, glyphs).with(batch.get()));
            } else if (shown(phase)) {
                lines.add(of(phase, glyphs));
            }
        }
        return lines;
    }

    private static boolean isFirst(PhaseProgress phase, JobProgress job) {
        return phase.id().equals(job.phases().getFirst().id());
    }

    /** The same line, telling of the batches that the job is worked on in. */
    private PhaseLine with(BatchProgress batch) {
        String more = batch.growing() ? "+" : "";
        return new PhaseLine(
                verb,
                item,
                Optional.of((double) batch.ended() / Math.max(1, batch.total())),
                0,
                batch.endedInBatch() + "/" + batch.batchSize(),
                "%d/%d%s total (%d%s remaining)"
                        .formatted(batch.ended(), batch.total(), more, batch.remaining(), more),
                "",
                "",
                "",
                "");
    }

    /** Whether a phase takes up a line: it works, or has begun and is held up. */
    private static boolean shown(PhaseProgress phase) {
        return switch (phase.status()) {
            case ACTIVE -> true;
            case WAITING -> phase.queued() > 0 || phase.counts().ended() > 0;
            case DONE, OFF -> false;
        };
    }

    public static PhaseLine of(PhaseProgress phase, Glyphs glyphs) {
        Optional<String> waiting = PhaseWords.waiting(phase.waits());
        boolean active = phase.status() == PhaseStatus.ACTIVE;
        String verb = active ? PhaseWords.verb(phase.id()) : PhaseWords.name(phase.id());
        String item = active ? items(phase) : waiting.orElse(waits(phase));
        Counts counts = phase.counts();
        double failed = counts.known() == 0 ? 0 : (double) counts.failed() / counts.known();
        String measure = Amounts.doneOfTotal(phase.units());
        String done = Amounts.done(phase.units());
        boolean onlyItems = phase.units().unit() == dev.sluice.engine.progress.Unit.ITEMS;
        String rate =
                phase.ratePerSecond()
                        .filter(r -> active && (r > 0 || waiting.isPresent()))
                        .map(r -> Amounts.rate(r, phase.units().unit()))
                        .orElse("");
        String left = Times.left(phase.eta(), glyphs);
        if (active && waiting.isPresent()) {
            left = waiting.get();
        }
        return new PhaseLine(
                verb,
                item,
                phase.fraction(),
                failed,
                count(counts),
                "",
                onlyItems ? "" : measure,
                onlyItems ? "" : done,
                rate,
                active ? left : "");
    }

    private static String waits(PhaseProgress phase) {
        return phase.status() == PhaseStatus.WAITING ? "waits" : "";
    }

    /** "29/39", "29/39+" while more are found, "29 found" when nobody knows how many there are. */
    static String count(Counts counts) {
        String of =
                switch (counts.total()) {
                    case Total.Known(long n) -> counts.ended() + "/" + n;
                    case Total.Estimated(long n) -> counts.ended() + "/~" + n;
                    case Total.AtLeast(long n) -> counts.ended() + "/" + n + "+";
                    case Total.Unknown() -> counts.ended() + " found";
                };
        return counts.failed() == 0 ? of : of + ", " + counts.failed() + " failed";
    }

    private static String items(PhaseProgress phase) {
        if (phase.current().isEmpty()) {
            return "";
        }
        String first = Columns.plain(phase.current().getFirst().name());
        int more = phase.current().size() - 1;
        return more == 0 ? first : first + " and " + more + " more";
    }
}
