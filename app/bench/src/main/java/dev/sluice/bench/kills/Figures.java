package dev.sluice.bench.kills;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Durations, and where most of them lie. */
final class Figures {
    private final List<Duration> all = new ArrayList<>();

    void add(Duration one) {
        all.add(one);
    }

    int count() {
        return all.size();
    }

    /**
     * The duration that a share of all stay below or at.
     *
     * @param share from 0 to 1
     */
    Duration below(double share) {
        if (all.isEmpty()) {
            return Duration.ZERO;
        }
        List<Duration> sorted = new ArrayList<>(all);
        Collections.sort(sorted);
        int at = (int) Math.ceil(share * sorted.size()) - 1;
        return sorted.get(Math.clamp(at, 0, sorted.size() - 1));
    }

    Duration most() {
        return below(1);
    }

    String told() {
        return "%d, median %d ms, 95 %% within %d ms, at most %d ms"
                .formatted(
                        count(), below(0.5).toMillis(), below(0.95).toMillis(), most().toMillis());
    }
}
