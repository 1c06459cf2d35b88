package dev.sluice.testkit.eta;

import dev.sluice.engine.progress.Eta;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * How true an estimate was from half time on, over one or more runs.
 *
 * <p>The error at a moment is the distance between the middle of the shown range and the time that
 * really remained, as a share of the latter. Below {@value #FLOOR_SECONDS} seconds remaining, that
 * many seconds are the measure, since nobody plans by less.
 */
final class EtaScore {
    static final double FLOOR_SECONDS = 5;

    private final List<Double> errors = new ArrayList<>();
    private final List<Double> widths = new ArrayList<>();
    private long within;
    private long moments;

    /** Adds what the engine itself showed. */
    void addShown(List<ShapedJob.Sample> run) {
        add(
                run,
                sample ->
                        sample.progress().eta() instanceof Eta.Remaining(var low, var high)
                                ? new Range(low.toMillis() / 1000.0, high.toMillis() / 1000.0)
                                : Range.NONE);
    }

    /** A range in seconds; {@link #NONE} where nothing was shown. */
    record Range(double low, double high) {
        static final Range NONE = new Range(Double.NaN, Double.NaN);

        static Range of(double seconds) {
            return new Range(seconds, seconds);
        }
    }

    void add(List<ShapedJob.Sample> run, Function<ShapedJob.Sample, Range> estimate) {
        double end = run.getLast().seconds();
        for (ShapedJob.Sample sample : run) {
            Range range = estimate.apply(sample);
            double remains = end - sample.seconds();
            if (remains > end / 2 || remains <= 0) {
                continue;
            }
            moments++;
            if (Double.isNaN(range.low())) {
                continue;
            }
            double middle = (range.low() + range.high()) / 2;
            errors.add(Math.abs(middle - remains) / Math.max(remains, FLOOR_SECONDS));
            widths.add((range.high() - range.low()) / Math.max(middle, FLOOR_SECONDS));
            if (range.low() <= remains && remains <= range.high()) {
                within++;
            }
        }
    }

    /** Share of moments at which an estimate was shown, 0 to 1. */
    double shown() {
        return moments == 0 ? 0 : (double) errors.size() / moments;
    }

    /** Median error, 0 for none. */
    double medianError() {
        return median(errors);
    }

    /** Median width of the range as a share of its middle. */
    double medianWidth() {
        return median(widths);
    }

    /** Share of shown ranges that held the true end, 0 to 1. */
    double within() {
        return errors.isEmpty() ? 0 : (double) within / errors.size();
    }

    private static double median(List<Double> values) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
