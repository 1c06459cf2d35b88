package dev.sluice.testkit.simulation;

import dev.sluice.engine.schedule.EventLoop;
import dev.sluice.engine.schedule.LocalEngine;
import dev.sluice.engine.schedule.Ports;
import dev.sluice.engine.schedule.Ticker;
import dev.sluice.engine.schedule.Workers;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.random.RandomGenerator;

/**
 * One life of the program, from its start to its end or its kill: its loop, its threads and its
 * timers, cut into steps. Which of the steps that are due comes next is up to the simulation.
 */
final class Life implements Ticker {
    final World world;
    final Witness witness;
    final StartWatch watch;
    final Ports ports;

    /** The engine, once it is there. */
    Optional<LocalEngine> engine = Optional.empty();

    private final Deque<Task> loop = new ArrayDeque<>();
    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(
                    Comparator.comparingLong(Timer::due).thenComparingLong(Timer::number));
    private final Deque<Timer> writes = new ArrayDeque<>();
    private final Deque<Runnable> tells = new ArrayDeque<>();
    private final List<Strand> strands = new ArrayList<>();
    private Optional<Strand> current = Optional.empty();
    private boolean alive = true;
    private boolean loopClosed;

    /** Set once the program has ended in good order. */
    boolean closed;

    /** Set once the program was told to end. */
    boolean closing;

    private boolean writing;
    private long numbers;

    /**
     * @param handled told after it ran
     */
    private record Task(Runnable run, Runnable handled) {}

    private record Timer(long due, long number, Runnable run) {}

    Life(World world, Witness witness, RandomGenerator random) {
        this.world = world;
        this.witness = witness;
        this.watch = new StartWatch(world, witness);
        witness.tell(watch);
        this.ports =
                new Ports(
                        world.clock(),
                        this,
                        new Loop(),
                        new Crew(),
                        world.outside,
                        random,
                        Outside.HOME,
                        Outside.STAGING);
    }

    boolean ended() {
        return !alive;
    }

    @Override
    public long nanos() {
        return world.nanos;
    }

    // ---- the simulation's side

    /** How many steps are due now. */
    int due() {
        while (!timers.isEmpty() && timers.peek().due() <= world.nanos) {
            loop.add(new Task(timers.remove().run(), () -> {}));
        }
        int due = (loop.isEmpty() ? 0 : 1) + (writeDue() ? 1 : 0) + (tells.isEmpty() ? 0 : 1);
        for (Strand strand : strands) {
            due += strand.due() <= world.nanos ? 1 : 0;
        }
        return due;
    }

    private boolean writeDue() {
        return !writes.isEmpty() && writes.peek().due() <= world.nanos;
    }

    /** When the next step is due that is not due now; far away when there is none. */
    long nextDue() {
        long next = timers.isEmpty() ? Long.MAX_VALUE : timers.peek().due();
        if (!writes.isEmpty()) {
            next = Math.min(next, writes.peek().due());
        }
        for (Strand strand : strands) {
            next = Math.min(next, strand.due());
        }
        return next;
    }

    /** Takes one of the steps that are due. */
    void step(int choice) {
        int left = choice;
        if (!loop.isEmpty() && left-- == 0) {
            Task task = loop.remove();
            try {
                task.run().run();
            } catch (RuntimeException | Error e) {
                throw world.broken("A step of the scheduler failed: " + stack(e));
            }
            task.handled().run();
            return;
        }
        if (writeDue() && left-- == 0) {
            Runnable work = writes.remove().run();
            writing = true;
            work.run();
            writing = false;
            return;
        }
        if (!tells.isEmpty() && left-- == 0) {
            tells.remove().run();
            return;
        }
        for (Strand strand : strands) {
            if (strand.due() <= world.nanos && left-- == 0) {
                run(strand);
                return;
            }
        }
    }

    private static String stack(Throwable e) {
        StringBuilder text = new StringBuilder(e.toString());
        for (StackTraceElement line : e.getStackTrace()) {
            if (text.length() < 1500) {
                text.append("\n    at ").append(line);
            }
        }
        return text.toString();
    }

    private void run(Strand strand) {
        if (world.trace.inWords()) {
            world.say(strand.name);
        }
        current = Optional.of(strand);
        strand.run();
        current = Optional.empty();
        if (strand.ended()) {
            strands.remove(strand);
            if (alive) {
                watch.ended(strand);
            }
        }
    }

    /** The process dies here and now. */
    void kill() {
        alive = false;
        witness.kill();
        for (Strand strand : List.copyOf(strands)) {
            strand.kill();
        }
        strands.clear();
        loop.clear();
        timers.clear();
        writes.clear();
        tells.clear();
    }

    /** Starts a thread of the program. */
    Strand start(String name, long delayNanos, Runnable body) {
        Strand strand =
                new Strand(
                        name,
                        world.nanos + delayNanos,
                        () -> {
                            try {
                                body.run();
                            } catch (Violation e) {
                                world.broken(String.valueOf(e.getMessage()));
                            } catch (RuntimeException e) {
                                world.broken("Thread '" + name + "' ended by " + stack(e));
                            }
                        });
        strands.add(strand);
        return strand;
    }

    /** Whether anybody waits for an answer of the engine. */
    boolean usersWait() {
        return strands.stream().anyMatch(strand -> strand.name.startsWith("a user"));
    }

    // ---- the strands' side

    Strand current() {
        return current.orElseThrow(() -> new Violation("This must run on a thread."));
    }

    /** Lets time pass for the strand that calls; ends early when it is woken. */
    void pass(long nanos) {
        Strand strand = current();
        boolean interrupted = strand.waitUntil(world.nanos + nanos, false);
        world.check(!interrupted, "An interrupt came through where none can.");
    }

    void passUnlessInterrupted(long nanos) throws InterruptedException {
        if (current().waitUntil(world.nanos + nanos, true)) {
            throw new InterruptedException("interrupted");
        }
    }

    private final class Loop implements EventLoop {
        @Override
        public void post(Runnable task) {
            if (alive && !loopClosed) {
                Runnable handled =
                        writing
                                ? watch.whenTold()
                                : current.map(strand -> strand.nextHandled()).orElse(() -> {});
                loop.add(new Task(task, handled));
            }
        }

        @Override
        public void after(Duration delay, Runnable task) {
            if (alive && !loopClosed) {
                timers.add(new Timer(world.nanos + delay.toNanos(), numbers++, task));
            }
        }

        @Override
        public <T> T await(CompletableFuture<T> answer) {
            Strand strand = current();
            var _ = answer.whenComplete((_, _) -> strand.wake());
            while (!answer.isDone()) {
                if (strand.waitUntil(Strand.UNTIL_WOKEN, true)) {
                    Thread.currentThread().interrupt();
                    throw new CompletionException(new InterruptedException("interrupted"));
                }
            }
            return answer.join();
        }

        @Override
        public void close() {
            loopClosed = true;
            loop.clear();
            timers.clear();
        }
    }

    private final class Crew implements Workers {
        @Override
        public void startWaiting(String name, Runnable work) {
            begin(name, work);
        }

        @Override
        public void startComputing(String name, Runnable work) {
            begin(name, work);
        }

        private void begin(String name, Runnable work) {
            if (alive) {
                if (world.trace.inWords()) {
                    world.say("started: " + name);
                }
                watch.started(start(name, world.chance.millis(0, 2), work));
            }
        }

        @Override
        public void startWriting(Runnable work) {
            long latency =
                    world.diskIsSlow
                            ? world.chance.millis(100, 4_000)
                            : world.chance.millis(0, world.chance.oneIn(10) ? 20 : 2);
            long begin = writes.isEmpty() ? world.nanos : writes.getLast().due();
            writes.add(new Timer(begin + latency, numbers++, work));
        }

        @Override
        public void startTelling(Runnable work) {
            tells.add(work);
        }

        @Override
        public void close() {
            while (!writes.isEmpty()) {
                writes.remove().run().run();
            }
            tells.clear();
        }
    }
}
