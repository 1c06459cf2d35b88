package dev.sluice.pipelines.load.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.pipeline.StopRequested;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.pipelines.load.table.Turns.Held;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

@Timeout(60)
class TurnsTest {
    private final Turns turns = new Turns();

    @Test
    void thoseWhoOnlyAddRowsGoTogether() throws Exception {
        try (Held _ = turns.take(Turn.TOGETHER, new Waiting())) {
            assertThat(elsewhere(() -> held(Turn.TOGETHER, new Waiting())).get()).isTrue();
        }
    }

    @Test
    void whoeverGoesAloneWaitsForAllOthers() throws Exception {
        Waiting waiting = new Waiting();
        FutureTask<Boolean> alone;
        try (Held _ = turns.take(Turn.TOGETHER, new Waiting())) {
            alone = elsewhere(() -> held(Turn.ALONE, waiting));
            waiting.asked.await();
            assertThat(alone.isDone()).isFalse();
        }
        assertThat(alone.get()).isTrue();
    }

    @Test
    void stopEndsTheWaitForATurn() throws Exception {
        Waiting stopped = new Waiting();
        stopped.requested = true;
        try (Held _ = turns.take(Turn.ALONE, new Waiting())) {
            FutureTask<Boolean> other = elsewhere(() -> held(Turn.TOGETHER, stopped));
            assertThatThrownBy(other::get).hasCauseInstanceOf(StopRequested.class);
        }
    }

    @Test
    void sameContentIsWorkedOnByOneAndOtherContentGoesOn() throws Exception {
        Waiting waiting = new Waiting();
        FutureTask<Boolean> same;
        try (Held _ = turns.only("a", new Waiting())) {
            assertThat(elsewhere(() -> only("b", new Waiting())).get()).isTrue();
            same = elsewhere(() -> only("a", waiting));
            waiting.asked.await();
            assertThat(same.isDone()).isFalse();
        }
        assertThat(same.get()).isTrue();
    }

    @Test
    void stopEndsTheWaitForContent() throws Exception {
        Waiting stopped = new Waiting();
        stopped.requested = true;
        try (Held _ = turns.only("a", new Waiting())) {
            FutureTask<Boolean> other = elsewhere(() -> only("a", stopped));
            assertThatThrownBy(other::get).hasCauseInstanceOf(StopRequested.class);
        }
        assertThat(only("a", new Waiting())).isTrue();
    }

    private boolean held(Turn turn, StopSignal stop) throws InterruptedException {
        try (Held _ = turns.take(turn, stop)) {
            return true;
        }
    }

    private boolean only(String content, StopSignal stop) throws InterruptedException {
        try (Held _ = turns.only(content, stop)) {
            return true;
        }
    }

    private static FutureTask<Boolean> elsewhere(Callable<Boolean> work) {
        FutureTask<Boolean> task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().start(task);
        return task;
    }

    /** Tells that somebody waits, who asks it now and then. */
    private static final class Waiting implements StopSignal {
        private final CountDownLatch asked = new CountDownLatch(1);
        private volatile boolean requested;

        @Override
        public boolean requested() {
            asked.countDown();
            return requested;
        }

        @Override
        public Registration onStop(Runnable action) {
            return () -> {};
        }
    }
}
