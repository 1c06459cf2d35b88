package dev.sluice.pipelines.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.pipeline.StopSignal;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

class BandwidthCapTest {
    private final AtomicLong now = new AtomicLong();
    private final BandwidthCap cap = new BandwidthCap(now::get);

    @Test
    void nobodyWaitsWithoutALimit() {
        cap.took(1_000_000_000, StopSignal.NEVER);
        assertThat(cap.waitNanos()).isZero();
        assertThat(cap.portion(4_096)).isEqualTo(4_096);
    }

    @Test
    void takersTogetherGetTheLimitAndNoMore() {
        cap.limit(OptionalLong.of(1_000_000));
        long taken = 0;
        for (int i = 0; i < 1_000; i++) {
            int portion = cap.portion(1 << 17);
            cap.took(0, StopSignal.NEVER);
            taken += portion;
            // As took() does, with the waiting done by hand.
            now.addAndGet(debt(portion));
        }
        double seconds = now.get() / 1e9;
        assertThat(taken / seconds).isBetween(900_000.0, 1_010_000.0);
    }

    private long debt(int portion) {
        return portion * 1_000L;
    }

    @Test
    void changedLimitHoldsAtOnce() {
        cap.limit(OptionalLong.of(10));
        assertThat(cap.portion(4_096)).isEqualTo(1);
        cap.limit(OptionalLong.of(1_000_000));
        assertThat(cap.portion(1 << 20)).isEqualTo(100_000);
        assertThat(cap.waitNanos()).isZero();
        now.addAndGet(Duration.ofSeconds(10).toNanos());
        cap.limit(OptionalLong.empty());
        assertThat(cap.limit()).isEmpty();
    }
}
