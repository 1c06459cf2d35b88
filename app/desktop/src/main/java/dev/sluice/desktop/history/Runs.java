package dev.sluice.desktop.history;

import java.util.List;

/**
 * A figure of the last runs, such as a speed, the oldest first.
 *
 * @param values each more than 0
 */
record Runs(List<Double> values) {
    /** Below this, what differs is chance. */
    private static final int ENOUGH = 8;

    private static final int LATELY = 5;
    private static final double STEADY = 0.05;
    private static final double WIDE = 0.35;

    /** How the runs changed. */
    sealed interface Trend {
        record TooFew(int runs) implements Trend {}

        record Steady() implements Trend {}

        /** The middle half of the runs differ by more than a third. */
        record Varies() implements Trend {}

        /**
         * @param share by how much the last few are above those before, 0.12 for 12 %
         */
        record Higher(double share) implements Trend {}

        record Lower(double share) implements Trend {}
    }

    Runs {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("No run, no figure.");
        }
    }

    double median() {
        return quantile(values, 0.5);
    }

    double newest() {
        return values.getLast();
    }

    Trend trend() {
        if (values.size() < ENOUGH) {
            return new Trend.TooFew(values.size());
        }
        double median = median();
        if ((quantile(values, 0.75) - quantile(values, 0.25)) / median > WIDE) {
            return new Trend.Varies();
        }
        int split = values.size() - LATELY;
        double before = quantile(values.subList(0, split), 0.5);
        double lately = quantile(values.subList(split, values.size()), 0.5);
        double change = lately / before - 1;
        if (Math.abs(change) < STEADY) {
            return new Trend.Steady();
        }
        return change > 0 ? new Trend.Higher(change) : new Trend.Lower(-change);
    }

    /** Between two values the straight line. */
    private static double quantile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        double at = share * (sorted.size() - 1);
        int low = (int) Math.floor(at);
        int high = (int) Math.ceil(at);
        return sorted.get(low) + (sorted.get(high) - sorted.get(low)) * (at - low);
    }
}
