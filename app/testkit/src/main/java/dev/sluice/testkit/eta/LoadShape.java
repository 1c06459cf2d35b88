package dev.sluice.testkit.eta;

import java.util.List;
import java.util.SplittableRandom;

/**
 * How a job's work lies in time: what its items weigh, and how fast each phase is at each moment.
 *
 * @param weights bytes of each item, in the order in which the source yields them
 * @param skipped how many of the first items turn out to be done already
 * @param pageSize items a page of the source
 * @param pageSeconds what a page takes
 * @param phases the item phases, in order
 */
record LoadShape(
        List<Long> weights, int skipped, int pageSize, double pageSeconds, List<Step> phases) {

    /**
     * One phase.
     *
     * @param lane the resource it needs
     * @param bytesPerSecond one worker's speed
     * @param overheadSeconds what each item takes on top, whatever it weighs
     */
    record Step(String name, Lane lane, Speed bytesPerSecond, double overheadSeconds) {}

    /** The resources of a small machine. */
    enum Lane {
        CPU,
        DISK,
        WAREHOUSE
    }

    /** A speed that depends on the moment and on the item. */
    @FunctionalInterface
    interface Speed {
        /**
         * Tells the speed of one worker.
         *
         * @param seconds since the job began
         * @param item its place, from 0
         */
        double at(double seconds, int item);

        /** The same for all moments and items, give or take a little from item to item. */
        static Speed steady(double bytesPerSecond, SplittableRandom random) {
            long seed = random.nextLong();
            return (seconds, item) ->
                    bytesPerSecond * (0.9 + 0.2 * new SplittableRandom(seed + item).nextDouble());
        }

        /** This speed changed by a factor that depends on the moment. */
        default Speed times(java.util.function.DoubleUnaryOperator factor) {
            return (seconds, item) -> at(seconds, item) * factor.applyAsDouble(seconds);
        }
    }
}
