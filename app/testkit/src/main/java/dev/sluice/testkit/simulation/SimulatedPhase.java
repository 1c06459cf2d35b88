package dev.sluice.testkit.simulation;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.Item;
import dev.sluice.engine.job.ItemState;
import dev.sluice.engine.job.JobItems;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.pipeline.NoRoom;
import dev.sluice.engine.pipeline.Phase;
import dev.sluice.engine.pipeline.PhaseContext;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.store.ItemQuery;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Optional;

/**
 * A phase of a simulated job. It does what its shape and the item's fate say, and has its effect on
 * the world the way a good phase does: killed anywhere and run again, the effect is the same.
 */
final class SimulatedPhase implements Phase {
    private final Life life;
    private final World world;
    private final JobRecord job;
    private final PhaseShape shape;
    private final PhaseId id;

    /** The item worked on; a run hands out a phase of its own to every attempt. */
    private String name = "job";

    SimulatedPhase(Life life, JobRecord job, PhaseShape shape) {
        this.life = life;
        this.world = life.world;
        this.job = job;
        this.shape = shape;
        this.id = shape.spec().id();
    }

    @Override
    public Outcome run(PhaseContext context)
            throws PhaseFailure, IOException, InterruptedException {
        try {
            return attempt(context);
        } catch (Violation e) {
            throw world.broken(String.valueOf(e.getMessage()));
        }
    }

    private Outcome attempt(PhaseContext context)
            throws PhaseFailure, IOException, InterruptedException {
        if (!shape.item()) {
            beginsAfterAllItems();
            return work(context, 0, 0, 0);
        }
        Item item = context.item();
        name = item.name();
        isDue(context, item);
        int number = Integer.parseInt(item.facts().getOrDefault("n", "0"));
        job.items.put(item.id().value(), item.name());
        long held = world.jobs.values().stream().mapToLong(this::staged).sum();
        life.watch.enter(job.id(), shape, item.id(), item.weight(), held);
        try {
            return work(
                    context,
                    number,
                    item.weight(),
                    Long.parseLong(item.facts().getOrDefault("held", "0")));
        } finally {
            life.watch.leave(item.id());
        }
    }

    private long staged(JobRecord any) {
        boolean there = world.outside.folderExists(Outside.STAGING.resolve(any.id().value()));
        return there ? any.stagedBytes() : 0;
    }

    /** What is committed says that it is this phase's turn with the item; nothing is done twice. */
    private void isDue(PhaseContext context, Item item) {
        JobItems.Entry entry =
                life.witness.items(job.id(), ItemQuery.all(item.ordinal() - 1, 1)).getFirst();
        world.check(
                entry.state() == ItemState.WAITING && entry.phase().equals(id),
                "%s of %s is worked on in %s; it is %s at %s.",
                item.name(),
                job.id(),
                id,
                entry.state(),
                entry.phase());
        if (job.shape.pipeline.batch().isPresent()) {
            long size = job.shape.pipeline.batch().getAsInt();
            world.check(
                    item.ordinal() <= (job.mostEnded() / size + 1) * size,
                    "%s of %s is worked on, and only %s have ended.",
                    item.name(),
                    job.id(),
                    job.mostEnded());
        }
        world.check(
                context.attempt() == entry.attempts() + 1,
                "Attempt %d of %s in %s of %s; %d are committed.",
                context.attempt(),
                item.name(),
                id,
                job.id(),
                entry.attempts());
        world.check(
                entry.item().facts().equals(item.facts()),
                "%s of %s has facts %s; committed are %s.",
                item.name(),
                job.id(),
                item.facts(),
                entry.item().facts());
    }

    private void beginsAfterAllItems() {
        job.lookedAt = new Truth(world, life.witness).standing(job);
        world.check(
                job.sourceFinished && job.lookedAt.startsWith("0 waiting"),
                "%s of %s begins while there are %s.",
                id,
                job.id(),
                job.lookedAt);
    }

    private Outcome work(PhaseContext context, int item, long weight, long held)
            throws PhaseFailure, IOException, InterruptedException {
        String part = Outside.part(job.id(), name, id.value());
        Fate fate = job.shape.fate(id.value(), item, job.mended);
        long units = job.shape.units(item, id.value());
        int steps = job.shape.steps(shape, item);
        int fails = Chance.fixed(steps, world.seed, job.shape.number, item, id.value().hashCode());
        int from = shape.checkpoints() ? context.checkpoint().map(Integer::parseInt).orElse(0) : 0;
        context.meter().alreadyDone(units * from / steps, weight * from / steps);
        if (!world.outside.finished(part)) {
            world.outside.begin(part);
            if (!(fate instanceof Fate.Skipped)) {
                needsInput(item, held);
            }
        }
        Waiting waiting = new Waiting(life, shape.stops(), shape.stepMillis());
        for (int step = from; step < steps; step++) {
            waiting.pass(context.stop());
            refuseIfFull();
            if (step >= fails) {
                failIfItMust(fate, context.attempt(), item, units);
            }
            context.meter()
                    .advance(
                            units * (step + 1) / steps - units * step / steps,
                            weight * (step + 1) / steps - weight * step / steps);
            if (shape.checkpoints() && step + 1 < steps) {
                context.saveCheckpoint(Integer.toString(step + 1));
            }
        }
        return fate instanceof Fate.Skipped ? skipped(part, held) : done(part, item, held, units);
    }

    private void refuseIfFull() throws IOException {
        if (world.outside.full() && world.chance.oneIn(3)) {
            life.watch.excuse(job.id());
            if (world.chance.oneIn(2)) {
                throw new NoRoom(Outside.STAGING, new IOException("full"));
            }
            world.outside.refuseIfFull();
        }
    }

    /** The staged file an earlier phase has left is there, as it left it. */
    private void needsInput(int item, long held) {
        if (item > 0 && held > 0) {
            world.check(
                    world.outside.size(job.id(), name).equals(Optional.of(held)),
                    "The staged file of %s of %s should have %d bytes; it has %s.",
                    name,
                    job.id(),
                    held,
                    world.outside.size(job.id(), name));
        }
    }

    private void say(Optional<Outcome> outcome, boolean passing, long units) {
        if (outcome.isEmpty()) {
            world.outside.partsOf(job.id()).remove(Outside.part(job.id(), name, id.value()));
        }
        life.witness.said(job.id(), name, id, new Said(outcome, passing, units));
        life.current().work.ifPresent(work -> work.said = true);
    }

    private void failIfItMust(Fate fate, int attempt, int item, long units)
            throws PhaseFailure, IOException {
        switch (fate) {
            case Fate.Done() -> {}
            case Fate.Skipped() -> {}
            case Fate.Passing(int failures) -> {
                if (attempt <= failures) {
                    say(Optional.empty(), true, units);
                    if (item % 2 == 0) {
                        throw new IOException("connection reset");
                    }
                    throw new PhaseFailure(Failure.transientOf("The server is busy.", ""));
                }
            }
            case Fate.Permanent() -> {
                failsForGood(units);
                if (item % 2 == 0) {
                    throw new NoSuchFileException("file of item " + item);
                }
                throw new PhaseFailure(Failure.permanent("This cannot be read."));
            }
            case Fate.Defect() -> {
                failsForGood(units);
                if (item % 2 == 0) {
                    throw new StackOverflowError("simulated defect");
                }
                throw new IllegalStateException("simulated defect");
            }
        }
    }

    private void failsForGood(long units) {
        if (!shape.item()) {
            life.watch.excuse(job.id());
        }
        say(Optional.empty(), false, units);
    }

    private Outcome skipped(String part, long held) {
        world.outside.partsOf(job.id()).remove(part);
        if (held > 0) {
            world.outside.delete(job.id(), name);
        }
        Outcome outcome = new Outcome.Skipped("It is there already.");
        say(Optional.of(outcome), false, 0);
        return outcome;
    }

    private Outcome done(String part, int item, long held, long units) {
        boolean last = shape.item() && job.shape.pipeline.isLast(id);
        long staged = 0;
        if (shape.item() && !last) {
            staged = shape.fills() ? job.shape.staged(item, id.value()) : shape.keeps() ? held : 0;
        }
        world.outside.finish(part);
        if (staged > 0) {
            world.outside.put(job.id(), name, staged);
        } else if (held > 0) {
            world.outside.delete(job.id(), name);
        }
        Map<String, String> facts =
                shape.item() ? Map.of("held", "" + staged, "by", id.value()) : Map.of();
        Outcome outcome = new Outcome.Done(facts, Map.of("units." + id, units, "rows", 1L), staged);
        say(Optional.of(outcome), false, units);
        return outcome;
    }
}
