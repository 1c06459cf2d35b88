package dev.sluice.desktop.history;

import dev.sluice.desktop.queue.PhaseLook;
import dev.sluice.desktop.text.Amounts;
import dev.sluice.desktop.text.Quantity;
import dev.sluice.engine.progress.PhaseKind;
import dev.sluice.engine.progress.PhaseProgress;
import dev.sluice.engine.progress.Unit;
import dev.sluice.engine.store.EndedJob;
import dev.sluice.engine.store.Prediction;
import dev.sluice.ui.Icon;
import dev.sluice.ui.Messages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the cards of typical speeds out of the last good runs of one pipeline. */
final class SpeedCards {
    private static final int MOST_PHASES = 4;

    private final Messages messages;
    private final Amounts amounts;
    private final HistoryWording wording;

    SpeedCards(Messages messages, HistoryWording wording) {
        this.messages = messages;
        this.amounts = new Amounts(messages);
        this.wording = wording;
    }

    /**
     * A card for each phase that measures something, then one for how true the shown ends were.
     *
     * @param phases of one such job, in the pipeline's order
     * @param newestFirst good runs
     */
    List<SpeedCard> of(List<PhaseProgress> phases, List<EndedJob> newestFirst) {
        List<EndedJob> runs = newestFirst.reversed();
        List<SpeedCard> cards = new ArrayList<>();
        for (PhaseProgress phase : phases) {
            if (phase.kind() != PhaseKind.FIND && cards.size() < MOST_PHASES) {
                speed(phase, runs).ifPresent(cards::add);
            }
        }
        ends(runs).ifPresent(cards::add);
        return cards;
    }

    private Optional<SpeedCard> speed(PhaseProgress phase, List<EndedJob> runs) {
        List<Double> speeds =
                runs.stream()
                        .flatMap(job -> job.phase(phase.id()).stream())
                        .flatMap(worked -> worked.unitsPerSecond().stream())
                        .toList();
        if (speeds.isEmpty()) {
            return Optional.empty();
        }
        Runs figures = new Runs(speeds);
        return Optional.of(
                new SpeedCard(
                        PhaseLook.icon(phase.id().value(), PhaseLook.kind(phase.kind())),
                        PhaseLook.styleClass(phase.kind()),
                        wording.phaseName(phase.id().value()),
                        rate(figures.median(), phase.units().unit()),
                        trend(figures.trend()),
                        figures,
                        figures.median()));
    }

    private String rate(double perSecond, Unit unit) {
        return switch (unit) {
            case BYTES -> amounts.rate(perSecond, Quantity.BYTES);
            case ROWS -> amounts.rate(perSecond, Quantity.ROWS);
            case ITEMS -> amounts.rate(perSecond, Quantity.ITEMS);
            case SECONDS -> amounts.timesRealTime(perSecond);
        };
    }

    private String trend(Runs.Trend trend) {
        return switch (trend) {
            case Runs.Trend.TooFew(int runs) -> messages.get("history.trend.few", runs);
            case Runs.Trend.Steady() -> messages.get("history.trend.steady");
            case Runs.Trend.Varies() -> messages.get("history.trend.varies");
            case Runs.Trend.Higher(double share) ->
                    messages.get("history.trend.faster", amounts.percent(share));
            case Runs.Trend.Lower(double share) ->
                    messages.get("history.trend.slower", amounts.percent(share));
        };
    }

    /** How long jobs really took, as a multiple of the middle of the first end that was shown. */
    private Optional<SpeedCard> ends(List<EndedJob> runs) {
        List<Double> ratios = new ArrayList<>();
        int held = 0;
        for (EndedJob job : runs) {
            if (job.predicted().isPresent()) {
                Prediction shown = job.predicted().get();
                ratios.add(Math.max(0.01, shown.ratio(job.worked())));
                held += shown.holds(job.worked()) ? 1 : 0;
            }
        }
        if (ratios.isEmpty()) {
            return Optional.empty();
        }
        double off = new Runs(ratios.stream().map(ratio -> Math.abs(ratio - 1)).toList()).median();
        return Optional.of(
                new SpeedCard(
                        Icon.CLOCK,
                        PhaseLook.styleClass(PhaseKind.FIND),
                        messages.get("history.ends"),
                        messages.get(
                                "history.ends.held",
                                amounts.count(held),
                                amounts.count(ratios.size())),
                        messages.get("history.ends.off", amounts.percent(off)),
                        new Runs(ratios),
                        1));
    }
}
