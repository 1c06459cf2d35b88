package dev.sluice.bench.progress;

import java.util.Arrays;
import java.util.Locale;

/**
 * How far the two runs of each pair are apart, in percent, and how sure that is.
 *
 * @param low the true median is above it in 19 of 20 such comparisons, together with {@code high}
 * @param high and below this one
 */
record Apart(double median, double low, double high) {
    /** Of a normal distribution, for 95 %. */
    private static final double QUANTILE = 1.96;

    /**
     * Of all pairs, of which there is at least one. The interval takes nothing for granted about
     * how the figures lie: its ends are the pairs whose ranks a fair coin would leave so far from
     * the middle (the sign test; W. J. Conover, Practical Nonparametric Statistics, section 3.2).
     */
    static Apart of(double[] percent) {
        double[] sorted = percent.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        int rank = (int) Math.floor((n - QUANTILE * Math.sqrt(n)) / 2);
        int low = Math.clamp(rank - 1, 0, n - 1);
        double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
        return new Apart(median, sorted[low], sorted[n - 1 - low]);
    }

    String told() {
        return String.format(
                Locale.ROOT,
                "%+.2f %% in the median, which is between %+.2f and %+.2f %% at 95 %%",
                median,
                low,
                high);
    }
}
