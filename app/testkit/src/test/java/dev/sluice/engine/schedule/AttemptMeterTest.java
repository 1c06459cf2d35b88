package dev.sluice.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

final class AttemptMeterTest {
    private static final int THREADS = 4;
    private static final int TIMES = 20_000;

    private final AttemptMeter meter = new AttemptMeter("2024-01.tsv");

    @Test
    void nothingIsLostWhenSeveralThreadsCount() throws InterruptedException {
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Thread.Builder thread = i % 2 == 0 ? Thread.ofPlatform() : Thread.ofVirtual();
            workers.add(thread.start(this::count));
        }
        for (Thread worker : workers) {
            worker.join();
        }

        assertThat(meter.workedUnits()).isEqualTo(THREADS * TIMES);
        assertThat(meter.workedWeight()).isEqualTo(3L * THREADS * TIMES);
    }

    @Test
    void whatEarlierAttemptsDidIsDoneButNotWorked() {
        meter.alreadyDone(5, 50);
        meter.advance(1, 10);

        assertThat(meter.workedUnits()).isEqualTo(1);
        assertThat(meter.doneUnits()).isEqualTo(6);
        assertThat(meter.workedWeight()).isEqualTo(10);
        assertThat(meter.doneWeight()).isEqualTo(60);
    }

    private void count() {
        for (int n = 0; n < TIMES; n++) {
            meter.advance(1, 3);
        }
    }
}
