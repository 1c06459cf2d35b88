package dev.sluice.engine.schedule;

import dev.sluice.engine.progress.Total;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What is left to do in one phase of an active job. Items that weigh nothing in all count as one
 * each.
 *
 * @param weight of everything that still has to go through it, from whatever phase it is in now
 * @param waiting items that are through all phases before it and wait
 * @param waitingWeight their summed weight
 */
record WorkLeft(PhaseState state, double weight, long waiting, double waitingWeight) {
    /** So many lumps are enough to see how phases overlap. */
    private static final int LUMPS = 32;

    /** By item phase, first to last. What waits for one phase still lies before all later ones. */
    static List<WorkLeft> of(ActiveJob job) {
        List<WorkLeft> left = new ArrayList<>();
        boolean weightless = job.foundWeight == 0;
        long toCome =
                !job.source.finished() && job.source.announced() instanceof Total.Known(long n)
                        ? Math.max(0, n - job.found)
                        : 0;
        double usual = weightless || job.found == 0 ? 1 : (double) job.foundWeight / job.found;
        long itemsBefore = 0;
        double weightBefore = 0;
        for (int index : job.itemPhases()) {
            PhaseState state = job.states.get(index);
            Population population =
                    Population.of(
                            job.phases,
                            index,
                            job.found,
                            job.foundWeight,
                            i -> job.states.get(i).totals);
            long items = population.items() - ended(state) + toCome;
            double weight =
                    weightless
                            ? items
                            : population.weight() - population.endedWeight() + usual * toCome;
            double inHand = 0;
            for (Attempt attempt : state.running) {
                inHand += weightOf(attempt, weightless);
            }
            for (Attempt attempt : state.ending) {
                inHand += weightOf(attempt, weightless);
            }
            long waiting = Math.max(0, items - itemsBefore - state.inHand());
            double waitingWeight = waiting == 0 ? 0 : Math.max(0, weight - weightBefore - inHand);
            left.add(new WorkLeft(state, weight, waiting, waitingWeight));
            itemsBefore += waiting + state.inHand();
            weightBefore += waitingWeight + inHand;
        }
        return left;
    }

    private static long ended(PhaseState state) {
        return state.totals.done() + state.totals.skipped() + state.totals.failed();
    }

    /** An item's weight, 1 for each in a job where nothing weighs anything. */
    static double weightOf(Attempt attempt, boolean weightless) {
        return weightless
                ? 1
                : attempt.work.map(ready -> (double) ready.item().weight()).orElse(0.0);
    }

    /**
     * What waits, item by item where they are few and known, else in lumps.
     *
     * @param trust how far an item that was slow before is taken to be slow again, 0 to 1
     */
    List<Double> waitingWeights(boolean weightless, double trust) {
        if (!weightless && waiting <= LUMPS && state.ready.size() == waiting) {
            List<Double> weights = new ArrayList<>();
            for (ReadyItem ready : state.ready) {
                weights.add(ready.item().weight() * Math.pow(ready.slowness(), trust));
            }
            return weights;
        }
        int lumps = (int) Math.min(waiting, LUMPS);
        return Collections.nCopies(lumps, lumps == 0 ? 0.0 : waitingWeight / lumps);
    }
}
