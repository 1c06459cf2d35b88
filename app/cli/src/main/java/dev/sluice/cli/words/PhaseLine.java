package dev.sluice.cli.words;

import dev.sluice.cli.terminal.Columns;
import dev.sluice.engine.progress.Counts;
import dev.sluice.engine.progress.PhaseProgress;
import dev.sluice.engine.progress.PhaseStatus;
import dev.sluice.engine.progress.Total;

import java.util.Optional;

/**
 * One phase of one job, cut into the cells of a line.
 *
 * @param verb what it does, never cut
 * @param item what it is at
 * @param fraction how much is done, where a total is known
 * @param failedFraction share of the items that failed in it
 * @param count items, "29/39"
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
        String measure,
        String measureDone,
        String rate,
        String left) {

    /** Whether a phase takes up a line: it works, or has begun and is held up. */
    public static boolean shown(PhaseProgress phase) {
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
        String item = active ? items(phase) : waiting.orElse("waits");
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
                onlyItems ? "" : measure,
                onlyItems ? "" : done,
                rate,
                active ? left : "");
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
