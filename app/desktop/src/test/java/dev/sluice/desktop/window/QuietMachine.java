package dev.sluice.desktop.window;

import dev.sluice.desktop.machine.Bulletin;
import dev.sluice.desktop.machine.Machine;
import dev.sluice.desktop.machine.NotPossible;
import dev.sluice.desktop.machine.Programs;
import dev.sluice.desktop.machine.Suspension;
import dev.sluice.desktop.machine.Wakefulness;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A machine that does nothing but remember what was asked of it; its time goes on by hand. */
final class QuietMachine {
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger suspended = new AtomicInteger();
    private final List<String> bulletins = new CopyOnWriteArrayList<>();
    private final AtomicBoolean awake = new AtomicBoolean();
    private final List<List<String>> commands = new CopyOnWriteArrayList<>();
    private volatile Optional<String> refusal = Optional.empty();

    Machine machine() {
        return new Machine(
                nanos::get,
                Programs.ofSystem(),
                new Suspension() {
                    @Override
                    public boolean possible() {
                        return true;
                    }

                    @Override
                    public void suspend() throws NotPossible {
                        if (refusal.isPresent()) {
                            throw new NotPossible(refusal.get());
                        }
                        suspended.incrementAndGet();
                    }
                },
                (command, output) -> {
                    commands.add(command);
                    return CompletableFuture.completedFuture(0);
                },
                new Bulletin() {
                    @Override
                    public Optional<String> carrier() {
                        return Optional.of("notify-send");
                    }

                    @Override
                    public void tell(String title, String text, boolean urgent) {
                        bulletins.add(title + ": " + text);
                    }
                },
                new Wakefulness() {
                    @Override
                    public Optional<String> means() {
                        return Optional.of("systemd-inhibit");
                    }

                    @Override
                    public void keepAwake(boolean now) {
                        awake.set(now);
                    }
                });
    }

    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** From now on it refuses to sleep, in these words. */
    void refuseToSleep(String words) {
        refusal = Optional.of(words);
    }

    int suspended() {
        return suspended.get();
    }

    /** What was told through the desktop. */
    List<String> bulletins() {
        return bulletins;
    }

    /** Whether it is kept from going to sleep. */
    boolean isKeptAwake() {
        return awake.get();
    }

    List<List<String>> commands() {
        return commands;
    }
}
