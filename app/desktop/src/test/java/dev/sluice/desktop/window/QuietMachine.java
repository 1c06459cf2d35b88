package dev.sluice.desktop.window;

import dev.sluice.desktop.machine.Machine;
import dev.sluice.desktop.machine.NotPossible;
import dev.sluice.desktop.machine.Programs;
import dev.sluice.desktop.machine.Suspension;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A machine that does nothing but remember what was asked of it; its time goes on by hand. */
final class QuietMachine {
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger suspended = new AtomicInteger();
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

    List<List<String>> commands() {
        return commands;
    }
}
