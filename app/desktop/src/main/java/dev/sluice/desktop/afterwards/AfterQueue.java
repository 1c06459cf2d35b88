package dev.sluice.desktop.afterwards;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Counts down to what follows the queue, so that a person can still say no. For one thread; it has
 * no clock of its own and goes on when it is told that time has passed.
 */
public final class AfterQueue {
    /** Long enough to come back to the machine from the next room. */
    public static final Duration COUNTDOWN = Duration.ofSeconds(60);

    private final ObjectProperty<Afterwards> choice;
    private final LongSupplier nanos;
    private final Consumer<Afterwards> deed;
    private final ReadOnlyObjectWrapper<Optional<Countdown>> countdown =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private long leftNanos;
    private long seenNanos;

    /** What will be done, and in how many seconds. */
    public record Countdown(Afterwards what, long seconds) {}

    /**
     * @param choice what a person has chosen; another choice holds at once
     * @param nanos a clock that only goes forward
     * @param deed does it; never called with nothing
     */
    public AfterQueue(
            ObjectProperty<Afterwards> choice, LongSupplier nanos, Consumer<Afterwards> deed) {
        this.choice = choice;
        this.nanos = nanos;
        this.deed = deed;
        choice.subscribe((before, now) -> choose(now));
    }

    /** Present exactly while it counts. */
    public ReadOnlyObjectProperty<Optional<Countdown>> countdown() {
        return countdown.getReadOnlyProperty();
    }

    public boolean counts() {
        return countdown.get().isPresent();
    }

    /** Takes in what was seen of the queue. */
    public void follow(QueueWatch.Seen seen) {
        if (seen.working()) {
            cancel();
        } else if (seen.done() && choice.get() != Afterwards.NOTHING) {
            leftNanos = COUNTDOWN.toNanos();
            seenNanos = nanos.getAsLong();
            show();
        }
    }

    /**
     * Time may have passed.
     *
     * @param held whether a person is in the middle of something, so that it does not count
     */
    public void tick(boolean held) {
        long now = nanos.getAsLong();
        long passed = now - seenNanos;
        seenNanos = now;
        if (!counts() || held) {
            return;
        }
        leftNanos -= passed;
        if (leftNanos <= 0) {
            now();
        } else {
            show();
        }
    }

    /** Does it without waiting any longer. */
    public void now() {
        if (counts()) {
            cancel();
            deed.accept(choice.get());
        }
    }

    /** Does nothing this time; the choice holds for the next. */
    public void cancel() {
        countdown.set(Optional.empty());
    }

    private void choose(Afterwards next) {
        if (next == Afterwards.NOTHING) {
            cancel();
        } else if (counts()) {
            show();
        }
    }

    private void show() {
        long seconds = Math.ceilDiv(leftNanos, 1_000_000_000L);
        countdown.set(Optional.of(new Countdown(choice.get(), seconds)));
    }
}
