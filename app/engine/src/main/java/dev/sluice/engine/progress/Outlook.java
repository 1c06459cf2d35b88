package dev.sluice.engine.progress;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What work is likely to cost over the time ahead, in worker seconds a unit of weight.
 *
 * <p>The past is a guide of several lengths: a short one follows a ramp, a long one sees through
 * bursts. Which of them to believe, and how far, is asked of the past itself: had we looked this
 * far ahead some time ago, how well would each have done? Those that did well count for more, what
 * all of them missed to the same side is added, and what they missed to both sides makes the range.
 *
 * @param low the least likely cost
 * @param high the most likely cost; never under {@code low}
 */
public record Outlook(double low, double high) {
    private static final double[] LENGTHS = {15, 30, 60, 120, 240};
    private static final int TRIALS = 16;
    private static final double LEAST_AHEAD = 2;
    private static final double MOST_AHEAD = 100;

    /** Trials reach back over so many seconds at least, to see slow bursts in a short look too. */
    private static final double TRIED = 30;

    /** What even the steadiest work varies by. */
    private static final double LEAST_SPREAD = 0.04;

    /** How many times the usual miss the range reaches to each side. */
    private static final double REACH = 2.7;

    /** How far beyond the worst miss so far the range reaches, at most. */
    private static final double WORSE = 1.2;

    /** A lean may last or end at once: the middle takes half of it, the range all and none. */
    private static final double LEAN_LASTS = 0.5;

    private static final double LEAN_DOUBT = 0.3;

    /** With so little of a past, nothing is tried on it, and the range is this wide. */
    private static final double UNTRIED_SPREAD = 0.1;

    /**
     * Looks ahead.
     *
     * @param seconds how far, in busy seconds
     * @return empty until there is a second of work to learn from
     */
    public static Optional<Outlook> of(Pace pace, double seconds) {
        if (pace.history() < 1) {
            return Optional.empty();
        }
        double ahead = Math.clamp(Math.min(seconds, pace.history() / 3), LEAST_AHEAD, MOST_AHEAD);
        double believed = 0;
        double cost = 0;
        double spread = 0;
        for (double length : LENGTHS) {
            OptionalDouble now = pace.cost(length, 0);
            if (now.isEmpty()) {
                continue;
            }
            Trial trial = Trial.of(pace, length, ahead);
            double weight = 1 / (trial.miss() * trial.miss());
            believed += weight;
            cost += weight * (Math.log(now.getAsDouble()) + trial.lean());
            spread += weight * trial.reach();
        }
        if (believed == 0) {
            return Optional.empty();
        }
        double middle = Math.exp(cost / believed);
        double reach = Math.exp(spread / believed);
        return Optional.of(new Outlook(middle / reach, middle * reach));
    }

    /**
     * How a length of the past would have done.
     *
     * @param lean what it missed to the same side each time, as a logarithm
     * @param miss what is left to miss once that is added
     * @param reach how far to either side the range goes
     */
    private record Trial(double lean, double miss, double reach) {
        static Trial of(Pace pace, double length, double ahead) {
            int trials = 0;
            double sum = 0;
            double squares = 0;
            double worst = 0;
            double step = Math.max(ahead / 4, TRIED / TRIALS);
            for (int i = 0; i < TRIALS; i++) {
                double then = ahead + i * step;
                if (then + Math.min(length, ahead) > pace.history()) {
                    break;
                }
                OptionalDouble guess = pace.cost(then + length, then);
                OptionalDouble came = pace.cost(then, then - ahead);
                if (guess.isPresent() && came.isPresent()) {
                    double missed = Math.log(came.getAsDouble() / guess.getAsDouble());
                    trials++;
                    sum += missed;
                    squares += missed * missed;
                    worst = Math.max(worst, Math.abs(missed));
                }
            }
            if (trials < 2) {
                return new Trial(0, UNTRIED_SPREAD, REACH * UNTRIED_SPREAD);
            }
            double mean = sum / trials;
            double variance = Math.max(0, squares / trials - mean * mean);
            double trust = mean * mean / (mean * mean + variance + LEAST_SPREAD * LEAST_SPREAD);
            double rest = (1 - trust) * mean;
            double miss =
                    Math.max(
                            LEAST_SPREAD,
                            Math.sqrt(variance + rest * rest)
                                    + LEAN_DOUBT * trust * Math.abs(mean));
            double reach = Math.min(REACH * miss, WORSE * worst + REACH * LEAST_SPREAD);
            return new Trial(LEAN_LASTS * trust * mean, miss, reach);
        }
    }
}
