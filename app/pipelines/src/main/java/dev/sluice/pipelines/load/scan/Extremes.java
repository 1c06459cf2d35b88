package dev.sluice.pipelines.load.scan;

import java.util.Optional;

/** Smallest, largest and longest value of a column, by bytes, and how many there are not. */
final class Extremes {
    private final Extreme min = new Extreme(false);
    private final Extreme max = new Extreme(true);
    private int longest;
    private long nulls;

    void acceptNull() {
        nulls++;
    }

    /** Takes a value; the array is readable 8 bytes from its start. */
    void accept(byte[] b, int s, int length) {
        longest = Math.max(longest, length);
        long prefix = length == 0 ? Long.MIN_VALUE : Extreme.prefix(b, s, length);
        min.offer(b, s, length, prefix);
        max.offer(b, s, length, prefix);
    }

    /** Takes the values of one column, in which an empty one is NULL. */
    void accept(Stretch rows, int column) {
        int[] at = rows.separators();
        byte[] b = rows.bytes;
        int trim = rows.trim(column);
        int stride = rows.columns;
        int behind = rows.rows * stride;
        long lowest = Long.MAX_VALUE;
        long highest = Long.MIN_VALUE;
        int empty = 0;
        int most = 0;
        // Nothing is decided for a single value: mostly none of them goes further than those
        // before.
        for (int k = column; k < behind; k += stride) {
            int s = at[k] + 1;
            int length = at[k + 1] - trim - s;
            long prefix = Extreme.prefix(b, s, length);
            lowest = Math.min(lowest, length == 0 ? Long.MAX_VALUE : prefix);
            highest = Math.max(highest, length == 0 ? Long.MIN_VALUE : prefix);
            most = Math.max(most, length);
            empty += length == 0 ? 1 : 0;
        }
        if (min.mayBeSurpassed(lowest, most) || max.mayBeSurpassed(highest, most)) {
            offer(rows, column);
        }
        longest = Math.max(longest, most);
        nulls += empty;
    }

    private void offer(Stretch rows, int column) {
        byte[] b = rows.bytes;
        for (int row = 0; row < rows.rows; row++) {
            int s = rows.from(row, column);
            int length = rows.to(row, column) - s;
            if (length == 0) {
                continue;
            }
            long prefix = Extreme.prefix(b, s, length);
            if (min.isSurpassed(b, s, length, prefix)) {
                min.take(b, s, length, prefix);
            }
            if (max.isSurpassed(b, s, length, prefix)) {
                max.take(b, s, length, prefix);
            }
        }
        min.keep(b);
        max.keep(b);
    }

    Optional<String> min() {
        return min.text();
    }

    Optional<String> max() {
        return max.text();
    }

    /** Bytes of the longest value. */
    int longest() {
        return longest;
    }

    long nulls() {
        return nulls;
    }
}
