package dev.sluice.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.util.Subscription;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

final class ClockworkTest {
    @Test
    void itComesAgainAndAgainUntilItIsEnded() throws InterruptedException {
        CountDownLatch came = new CountDownLatch(3);
        Subscription ticks = Clockwork.every(Duration.ofMillis(5), Runnable::run, came::countDown);

        assertThat(came.await(20, TimeUnit.SECONDS)).isTrue();
        ticks.unsubscribe();
    }
}
