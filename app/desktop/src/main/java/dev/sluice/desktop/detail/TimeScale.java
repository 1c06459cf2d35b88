package dev.sluice.desktop.detail;

import java.util.ArrayList;
import java.util.List;

/**
 * Where moments stand on the axis that lanes and throughput share.
 *
 * @param from the first moment shown, in milliseconds of the job's clock; likewise to
 * @param now the present
 * @param left where the axis begins, in pixels; likewise right
 */
record TimeScale(long from, long to, long now, double left, double right) {
    private static final long[] STEPS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400
    };
    private static final double LEAST_BETWEEN = 96;

    /** So much room is left of the present, for what is to come. */
    private static final double AHEAD = 0.06;

    /**
     * @param halvings how often the time shown is halved, up to the present
     * @param goesOn whether time goes on
     */
    static TimeScale of(long worked, int halvings, boolean goesOn, double left, double right) {
        long to = Math.max(1_000, worked);
        long span = Math.max(100, to >> halvings);
        long ahead = goesOn ? Math.round(span * AHEAD) : 0;
        return new TimeScale(to - span, to + ahead, worked, left, right);
    }

    double x(long millis) {
        return left + (millis - from) * (right - left) / (to - from);
    }

    /** Moments with a line, in seconds, as close as their words allow. */
    List<Long> marks() {
        double perPixel = (to - from) / 1000.0 / Math.max(1, right - left);
        long step = STEPS[STEPS.length - 1];
        for (long candidate : STEPS) {
            if (candidate >= perPixel * LEAST_BETWEEN) {
                step = candidate;
                break;
            }
        }
        List<Long> marks = new ArrayList<>();
        long first = Math.ceilDiv(from, step * 1000) * step;
        for (long at = first; at <= to / 1000; at += step) {
            marks.add(at);
        }
        return marks;
    }
}
