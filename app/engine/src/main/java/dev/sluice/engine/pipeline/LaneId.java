package dev.sluice.engine.pipeline;

import java.util.regex.Pattern;

/**
 * Names a scarce resource shared by all jobs.
 *
 * @param value lower-case letters, digits and hyphens
 */
public record LaneId(String value) implements Comparable<LaneId> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /** Compression, scanning, decoding: as many permits as cores by default. */
    public static final LaneId CPU = new LaneId("cpu");

    public static final LaneId NETWORK = new LaneId("network");
    public static final LaneId DISK = new LaneId("disk");

    /** Loading into tables: as many files at once as half the cores, and at least two. */
    public static final LaneId WAREHOUSE = new LaneId("warehouse");

    /**
     * Work whose order decides the result, such as files of which the later one wins: one at a time
     * over all jobs, whatever the limits.
     */
    public static final LaneId IN_ORDER = new LaneId("in-order");

    public LaneId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a lane id: '" + value + "'.");
        }
    }

    /** By name. */
    @Override
    public int compareTo(LaneId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
