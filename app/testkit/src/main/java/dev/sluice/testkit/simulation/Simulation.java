package dev.sluice.testkit.simulation;

import dev.sluice.engine.Engine;
import dev.sluice.engine.pipeline.LaneId;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.engine.schedule.EngineConfig;
import dev.sluice.engine.schedule.LocalEngine;
import dev.sluice.engine.schedule.RetryPolicy;
import dev.sluice.engine.store.JobStore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The whole engine in simulated time, from one seed: random pipelines, jobs, failures, commands,
 * full and slow disks, and kills between any two steps. Every task of the loop, every stretch of a
 * worker between two waits and every commit is one step, and the seed decides which of those that
 * are due comes next. Rules are checked after every step, and at the end the store and the world
 * must be as one undisturbed run would have left them.
 *
 * <p>The same seed gives the same steps, so a failure is replayed by its seed, with a trace in
 * words.
 */
public final class Simulation {
    private static final long STANDSTILL = Duration.ofMinutes(6).toNanos();
    private static final long MOST_STEPS = 3_000_000;

    private final World world;
    private final Stores stores;
    private final User user;
    private final Finale finale;
    private final SnapshotWatch snapshots;
    private JobStore store;
    private Life life;
    private int actsLeft;
    private int killsLeft;
    private long nextAct;
    private long progress;
    private long progressAt;
    private boolean inFinale;

    private Simulation(long seed, Stores stores, int size, boolean inWords) {
        Chance chance = new Chance(seed);
        this.world = new World(seed, chance, new Trace(inWords), config(chance), pipelines(chance));
        this.stores = stores;
        this.user = new User(world, chance.oneIn(20) ? 8 * size : size);
        this.finale = new Finale(world, user);
        this.snapshots = new SnapshotWatch(world);
        this.actsLeft = chance.between(3, 16);
        this.killsLeft = chance.between(0, 3);
        this.store = stores.open();
        this.life = begin();
    }

    /**
     * What a simulation did.
     *
     * @param fingerprint the same for the same steps
     * @param trace the steps in words, if asked for
     */
    public record Report(long steps, long fingerprint, List<String> trace) {}

    /** A simulation that broke a rule, with its steps in words. */
    public static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient List<String> trace;

        Failed(Violation why, List<String> trace) {
            super(why.getMessage(), why);
            this.trace = trace;
        }

        public List<String> trace() {
            return trace;
        }
    }

    /**
     * Runs one simulation to its end.
     *
     * @param size the number of items of a large job
     * @throws Failed when the engine breaks a rule
     */
    public static Report run(long seed, Stores stores, int size, boolean inWords) {
        CompletableFuture<Report> report = new CompletableFuture<>();
        // Strands are virtual threads; handing over among their kind is much quicker.
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        report.complete(new Simulation(seed, stores, size, inWords).play());
                    } catch (RuntimeException | Error e) {
                        report.completeExceptionally(e);
                    }
                });
        try {
            return report.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Failed failed) {
                throw failed;
            }
            throw new IllegalStateException("seed " + seed, e.getCause());
        }
    }

    private static EngineConfig config(Chance chance) {
        Map<LaneId, Integer> permits =
                Map.of(
                        LaneId.CPU, chance.between(1, 4),
                        LaneId.DISK, chance.between(1, 3),
                        LaneId.NETWORK, chance.between(1, 5),
                        LaneId.WAREHOUSE, chance.between(1, 2),
                        Engine.PARALLEL_JOBS, chance.between(1, 3));
        return new EngineConfig(
                permits,
                chance.of(List.of(60L, 200L, 1L << 40)),
                new RetryPolicy(
                        chance.between(1, 4),
                        Duration.ofMillis(chance.between(10, 1_000)),
                        Duration.ofSeconds(chance.between(2, 5))));
    }

    private static List<PipelineShape> pipelines(Chance chance) {
        List<PipelineShape> shapes = new ArrayList<>();
        for (int i = chance.between(1, 3); i > 0; i--) {
            shapes.add(PipelineShape.any(i, chance));
        }
        return shapes;
    }

    private Report play() {
        try {
            while (!finale.over()) {
                step();
                world.throwIfBroken();
            }
        } catch (Violation e) {
            throw new Failed(e, world.trace.lines());
        } finally {
            life.kill();
            store.close();
        }
        return new Report(world.trace.steps(), world.trace.fingerprint(), world.trace.lines());
    }

    private void step() {
        if (world.trace.steps() >= nextAct) {
            act();
        }
        if (life.closed) {
            kill(); // It has ended by itself, and is started again.
            return;
        }
        int due = life.due();
        if (due == 0) {
            advance();
            return;
        }
        world.slow();
        int choice = world.chance.between(0, due - 1);
        world.trace.step(choice, world.nanos);
        life.step(choice);
        life.engine.ifPresent(engine -> snapshots.look(engine.snapshot(), life.watch.told()));
        if (world.chance.oneIn(30)) {
            world.nanos += world.chance.millis(0, 3); // The machine has other things to do.
        }
        world.check(world.trace.steps() < MOST_STEPS, "There is no end to it.");
    }

    /** Nothing is due now: time passes. */
    private void advance() {
        long next = life.nextDue();
        if (next == Long.MAX_VALUE) {
            world.check(!inFinale, "Nothing is left to run, and the end is not reached.");
            act();
            return;
        }
        world.nanos = Math.max(world.nanos, next);
        if (progress != world.progress) {
            progress = world.progress;
            progressAt = world.nanos;
        } else if (world.nanos - progressAt > STANDSTILL) {
            if (!inFinale) {
                act();
                progressAt = world.nanos;
                return;
            }
            throw world.broken("Nothing gets on any more: " + standing());
        }
    }

    private String standing() {
        StringBuilder text = new StringBuilder();
        for (JobRecord job : world.jobs.values()) {
            text.append(job.id()).append(' ').append(job.row.state()).append(' ');
            job.counted.forEach((phase, counted) ->
                    text.append(phase).append(": ").append(counted.waiting).append(" waiting, "));
        }
        return text.toString();
    }

    // ---- what happens to the program

    private void act() {
        Chance chance = world.chance;
        nextAct = world.trace.steps() + chance.between(1, chance.oneIn(5) ? 400 : 60);
        if (killsLeft > 0 && chance.oneIn(inFinale ? 12 : 6)) {
            killsLeft--;
            kill();
        } else if (inFinale || life.engine.isEmpty()) {
            return;
        } else if (world.shapes.isEmpty()) {
            user.submit(life);
        } else if (actsLeft-- > 0) {
            any(chance);
        } else {
            beginFinale();
        }
    }

    private void any(Chance chance) {
        switch (chance.between(0, 22)) {
            case 0, 1, 2, 3 -> user.submit(life);
            case 4, 5 -> user.mendAndRetry(life);
            case 6, 7 -> user.limit(life);
            case 8 -> {
                world.say("the disk is full, or has room again");
                world.outside.full(!world.outside.full());
            }
            case 9 -> {
                world.storeRefuses = !world.storeRefuses;
            }
            case 10 -> {
                world.diskIsSlow = !world.diskIsSlow;
            }
            case 20 -> {
                world.say("the store can't be read now and then, or can again");
                world.storeUnreadable = !world.storeUnreadable;
            }
            case 21, 22 -> {
                world.say("pipelines make mistakes now and then, or no more");
                world.pipelinesFaulty = !world.pipelinesFaulty;
            }
            case 11 -> world.wallClockOff = Duration.ofMinutes(chance.between(-600, 600));
            case 12 -> close();
            default -> user.command(life);
        }
    }

    private void close() {
        if (world.storeRefuses || world.storeUnreadable) {
            return; // It would wait ten real seconds for the store.
        }
        Life closing = life;
        life.start(
                "the program ends",
                0,
                () -> {
                    closing.closing = true;
                    closing.engine.orElseThrow().close();
                    closing.closed = true;
                });
    }

    private void kill() {
        world.say("-------- killed --------");
        life.kill();
        world.outside.forgetReportsOfOthers(world.jobs.keySet());
        store = stores.afterKill(store);
        life = begin();
        if (inFinale) {
            playFinale();
        }
    }

    private Life begin() {
        world.jobs.values().forEach(job -> job.newLife());
        Witness witness = new Witness(world, store);
        Life next = new Life(world, witness, world.chance.fork());
        List<Pipeline> pipelines = new ArrayList<>();
        for (PipelineShape shape : world.pipelines) {
            pipelines.add(new SimulatedPipeline(next, shape));
        }
        next.start(
                "the program starts",
                0,
                () -> {
                    LocalEngine engine =
                            new LocalEngine(
                                    next.ports,
                                    new UnreliableStore(next, witness),
                                    pipelines,
                                    world.config);
                    next.current().whenHandled(next.watch::allActivated);
                    engine.activateAll();
                    next.engine = Optional.of(engine);
                });
        return next;
    }

    private void beginFinale() {
        world.say("-------- the finale --------");
        inFinale = true;
        progressAt = world.nanos;
        world.outside.full(false);
        world.storeRefuses = false;
        world.diskIsSlow = false;
        world.storeUnreadable = false;
        world.pipelinesFaulty = false;
        playFinale();
    }

    private void playFinale() {
        Life played = life;
        life.start(
                "the finale",
                0,
                () -> {
                    while (played.engine.isEmpty()) {
                        played.pass(1_000_000);
                    }
                    finale.play(played);
                });
    }
}
