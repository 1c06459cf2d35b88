package dev.sluice.desktop.afterwards;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class AfterQueueTest {

    private final ObjectProperty<Afterwards> choice =
            new SimpleObjectProperty<>(Afterwards.SUSPEND);
    private final List<Afterwards> done = new ArrayList<>();
    private long nanos = 42;
    private final AfterQueue after = new AfterQueue(choice, () -> nanos, done::add);

    @Test
    void itIsDoneOnceAfterAMinute() {
        after.follow(queueDone());
        pass(Duration.ofMillis(59_100));
        assertThat(after.countdown().get())
                .isEqualTo(Optional.of(new AfterQueue.Countdown(Afterwards.SUSPEND, 1)));
        assertThat(done).isEmpty();

        pass(Duration.ofSeconds(1));
        pass(Duration.ofMinutes(5));

        assertThat(done).containsExactly(Afterwards.SUSPEND);
        assertThat(after.counts()).isFalse();
    }

    @Test
    void whatIsCancelledIsNotDone() {
        after.follow(queueDone());
        after.cancel();
        pass(Duration.ofMinutes(5));

        assertThat(done).isEmpty();
        assertThat(choice.get()).isEqualTo(Afterwards.SUSPEND);
    }

    @Test
    void aPersonNeedNotWait() {
        after.follow(queueDone());
        after.now();
        after.now();

        assertThat(done).containsExactly(Afterwards.SUSPEND);
    }

    @Test
    void newWorkEndsTheCountdown() {
        after.follow(queueDone());
        after.follow(working());
        pass(Duration.ofMinutes(5));

        assertThat(done).isEmpty();
    }

    @Test
    void timeDoesNotCountWhileAPersonIsInTheMiddleOfSomething() {
        after.follow(queueDone());
        nanos += Duration.ofMinutes(10).toNanos();
        after.tick(true);
        assertThat(done).isEmpty();
        pass(Duration.ofSeconds(59));
        assertThat(done).isEmpty();
        pass(Duration.ofSeconds(2));

        assertThat(done).hasSize(1);
    }

    @Test
    void anotherChoiceHoldsWhileItCounts() {
        after.follow(queueDone());
        choice.set(Afterwards.QUIT);
        assertThat(after.countdown().get().map(AfterQueue.Countdown::what))
                .contains(Afterwards.QUIT);
        choice.set(Afterwards.NOTHING);
        pass(Duration.ofMinutes(5));

        assertThat(done).isEmpty();
    }

    @Test
    void withNothingChosenNothingCounts() {
        choice.set(Afterwards.NOTHING);
        after.follow(queueDone());

        assertThat(after.counts()).isFalse();
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
        after.tick(false);
    }

    private static QueueWatch.Seen queueDone() {
        return new QueueWatch.Seen(List.of(), false, false, true, Tally.NONE);
    }

    private static QueueWatch.Seen working() {
        return new QueueWatch.Seen(List.of(), true, true, false, Tally.NONE);
    }
}
