package dev.sluice.desktop.detail;

import dev.sluice.engine.progress.JobTimeline;

import java.util.List;
import java.util.stream.IntStream;

/** How fast phases were, in their job's common currency a second, as charts show it. */
final class Speeds {
    /** Over so much time a speed is taken, so that single items make no peaks. */
    private static final double SMOOTH_MILLIS = 15_000;

    /** Where the axis of something that never moved ends. */
    private static final double NOTHING = 4;

    private Speeds() {}

    /** The places of the phases that work on what is measured; one of job scope does not. */
    static List<Integer> phases(JobTimeline timeline) {
        return IntStream.range(0, timeline.phases().size())
                .filter(phase ->
                        timeline.slices().stream()
                                .anyMatch(slice -> slice.phases().get(phase).weightPerSecond() > 0))
                .boxed()
                .toList();
    }

    /** The speed of a phase at the end of a slice. */
    static double at(List<JobTimeline.Slice> slices, int last, int phase) {
        double weight = 0;
        double millis = 0;
        for (int i = last; i >= 0 && millis < SMOOTH_MILLIS; i--) {
            JobTimeline.Slice slice = slices.get(i);
            double length = slice.toMillis() - slice.fromMillis();
            weight += slice.phases().get(phase).weightPerSecond() * length;
            millis += length;
        }
        return millis == 0 ? 0 : weight / millis;
    }

    /** That at the end of the last slice; 0 when there is none. */
    static double now(JobTimeline timeline, int phase) {
        return at(timeline.slices(), timeline.slices().size() - 1, phase);
    }

    /** The highest of some phases since a moment of the job's clock. */
    static double highest(JobTimeline timeline, List<Integer> phases, long fromMillis) {
        List<JobTimeline.Slice> slices = timeline.slices();
        double highest = 0;
        for (int i = 0; i < slices.size(); i++) {
            if (slices.get(i).toMillis() >= fromMillis) {
                for (int phase : phases) {
                    highest = Math.max(highest, at(slices, i, phase));
                }
            }
        }
        return highest;
    }

    /** Where an axis ends: at a round number of which a quarter is round as well. */
    static double niceTop(double highest) {
        if (highest <= 0) {
            return NOTHING;
        }
        double power = Math.pow(10, Math.floor(Math.log10(highest)));
        for (double step : new double[] {1, 2, 4, 6, 8, 10}) {
            if (step * power >= highest) {
                return step * power;
            }
        }
        return 10 * power;
    }
}
