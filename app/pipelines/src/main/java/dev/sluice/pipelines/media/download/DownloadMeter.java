package dev.sluice.pipelines.media.download;

import dev.sluice.engine.pipeline.Meter;
import dev.sluice.pipelines.http.TransferProgress;

/**
 * Turns bytes of a transfer into the phase's units and a share of the item's weight. What is shown
 * never goes back: a transfer that begins anew counts again once it is past where it was. One
 * thread.
 */
public final class DownloadMeter implements TransferProgress {
    private final Meter meter;
    private final long weight;
    private long total = -1;
    private long at;
    private long counted;
    private long weightCounted;

    /**
     * @param weight of the item
     */
    public DownloadMeter(Meter meter, long weight) {
        this.meter = meter;
        this.weight = weight;
    }

    @Override
    public void total(long bytes) {
        if (bytes != total) {
            total = bytes;
            meter.expect(bytes);
        }
    }

    @Override
    public void found(long bytes) {
        at = bytes;
        long more = Math.max(0, at - counted);
        long moreWeight = moreWeight();
        counted += more;
        weightCounted += moreWeight;
        meter.alreadyDone(more, moreWeight);
    }

    @Override
    public void came(int bytes) {
        reached(at + bytes);
    }

    /** So many bytes are there by now. */
    public void reached(long bytes) {
        at = bytes;
        long more = Math.max(0, at - counted);
        long moreWeight = moreWeight();
        if (more > 0 || moreWeight > 0) {
            counted += more;
            weightCounted += moreWeight;
            meter.advance(more, moreWeight);
        }
    }

    @Override
    public void beginsAnew() {
        at = 0;
    }

    private long moreWeight() {
        double share = total > 0 ? Math.min(1.0, (double) at / total) : 0;
        return Math.max(0, (long) (weight * share) - weightCounted);
    }

    /** Counts what is left; the file has so many bytes. */
    void finish(long bytes) {
        total(bytes);
        reached(bytes);
        if (weightCounted < weight) {
            meter.advance(0, weight - weightCounted);
            weightCounted = weight;
        }
    }

    /** All of it was there already. */
    void wasThere(long bytes) {
        meter.expect(bytes);
        meter.alreadyDone(bytes, weight);
    }
}
