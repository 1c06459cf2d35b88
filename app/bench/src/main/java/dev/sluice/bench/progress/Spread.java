package dev.sluice.bench.progress;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Where the figures of several runs lie, in seconds.
 *
 * @param lowerQuartile a quarter of them is at or below it
 * @param upperQuartile a quarter of them is at or above it
 */
record Spread(
        double least, double lowerQuartile, double median, double upperQuartile, double most) {

    /** Of one figure of all runs, of which there is at least one. */
    static <R> Spread of(List<R> runs, ToDoubleFunction<R> figure) {
        double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        return new Spread(
                at(sorted, 0), at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75), at(sorted, 1));
    }

    /** Between two neighbours in proportion. */
    private static double at(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    String told() {
        return String.format(
                Locale.ROOT,
                "%7.3f s (middle half %.3f to %.3f, all %.3f to %.3f)",
                median,
                lowerQuartile,
                upperQuartile,
                least,
                most);
    }
}
