package dev.sluice.pipelines.media.extract;

import dev.sluice.engine.pipeline.Meter;

/** Turns a place in the playing time into whole seconds and a share of the item's weight. */
final class MediaMeter {
    private final Meter meter;
    private final double length;
    private final long seconds;
    private final long weight;
    private long secondsDone;
    private long weightDone;

    /**
     * @param length how long the audio plays, in seconds; 0 when unknown
     * @param weight of the item
     */
    MediaMeter(Meter meter, double length, long weight) {
        this.meter = meter;
        this.length = length;
        this.seconds = whole(length);
        this.weight = weight;
        if (length > 0) {
            meter.expect(seconds);
        }
    }

    static long whole(double length) {
        return Math.max(1, Math.round(length));
    }

    /** Says how far the work is, in seconds of playing time. */
    synchronized void reached(double at) {
        if (length <= 0) {
            count((long) at, weightDone);
            return;
        }
        double share = Math.clamp(at / length, 0.0, 1.0);
        count((long) (seconds * share), (long) (weight * share));
    }

    /** Counts what is left; call it when the work is through. */
    synchronized void finish() {
        count(Math.max(seconds, secondsDone), weight);
    }

    /** Counts all of it as done by an earlier attempt. */
    synchronized void alreadyDone() {
        meter.alreadyDone(seconds, weight);
        secondsDone = seconds;
        weightDone = weight;
    }

    private void count(long toSeconds, long toWeight) {
        long moreSeconds = Math.max(0, toSeconds - secondsDone);
        long moreWeight = Math.max(0, toWeight - weightDone);
        if (moreSeconds > 0 || moreWeight > 0) {
            secondsDone += moreSeconds;
            weightDone += moreWeight;
            meter.advance(moreSeconds, moreWeight);
        }
    }
}
