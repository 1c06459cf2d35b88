package dev.sluice.pipelines.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

class IdleWatchTest {
    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger cuts = new AtomicInteger();
    private final IdleWatch watch = new IdleWatch(now::get, Duration.ofSeconds(20));

    private void pass(Duration time) {
        long end = now.get() + time.toNanos();
        while (now.get() < end) {
            now.addAndGet(Duration.ofMillis(250).toNanos());
            watch.look();
        }
    }

    @Test
    void connectionOnWhichNothingComesIsCutOnce() {
        IdleWatch.Watched watched = watch.watch(cuts::incrementAndGet);
        pass(Duration.ofSeconds(19));
        assertThat(watched.wasCut()).isFalse();
        pass(Duration.ofSeconds(30));
        assertThat(watched.wasCut()).isTrue();
        assertThat(cuts).hasValue(1);
    }

    @Test
    void oneThatMovesOrIsHeldOrHasEndedIsNot() {
        IdleWatch.Watched moving = watch.watch(cuts::incrementAndGet);
        IdleWatch.Watched held = watch.watch(cuts::incrementAndGet);
        IdleWatch.Watched ended = watch.watch(cuts::incrementAndGet);
        held.hold(true);
        ended.close();
        for (int i = 0; i < 10; i++) {
            pass(Duration.ofSeconds(15));
            moving.moved(2_000);
        }
        assertThat(cuts).hasValue(0);
    }

    @Test
    void oneThatTricklesIsCutInTheEndAndASlowOneIsNot() {
        IdleWatch.Watched trickling = watch.watch(cuts::incrementAndGet);
        IdleWatch.Watched slow = watch.watch(cuts::incrementAndGet);
        IdleWatch.Watched held = watch.watch(cuts::incrementAndGet);
        for (int i = 0; i < 60; i++) {
            pass(Duration.ofSeconds(15));
            trickling.moved(1);
            slow.moved(300);
            held.moved(1);
            held.hold(i % 10 == 0);
        }
        assertThat(trickling.wasSlow()).isTrue();
        assertThat(slow.wasCut()).isFalse();
        assertThat(held.wasCut()).isFalse();
        assertThat(cuts).hasValue(1);
    }

    @Test
    void timersBeginAnewAfterAGapInTime() {
        IdleWatch.Watched watched = watch.watch(cuts::incrementAndGet);
        pass(Duration.ofSeconds(15));
        now.addAndGet(Duration.ofHours(8).toNanos());
        watch.look();
        pass(Duration.ofSeconds(19));
        assertThat(watched.wasCut()).isFalse();
        pass(Duration.ofSeconds(2));
        assertThat(watched.wasCut()).isTrue();
    }
}
