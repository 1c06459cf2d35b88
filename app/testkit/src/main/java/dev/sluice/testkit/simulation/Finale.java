package dev.sluice.testkit.simulation;

import dev.sluice.engine.Command;
import dev.sluice.engine.CommandResult;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;

import java.util.List;

/**
 * How every simulation ends: faults are over, whatever is paused is resumed, and all jobs have to
 * end as they would have undisturbed; then failures are mended and retried, and at last all is
 * removed and nothing may be left.
 */
final class Finale {
    private static final long SECOND = 1_000_000_000L;

    private enum Stage {
        SETTLE,
        MEND,
        LOOK,
        REMOVE,
        OVER
    }

    private final World world;
    private final User user;
    private Stage stage = Stage.SETTLE;

    Finale(World world, User user) {
        this.world = world;
        this.user = user;
    }

    boolean over() {
        return stage == Stage.OVER;
    }

    /** Plays what is left of it, on a strand; after a kill it is played again in the next life. */
    void play(Life life) {
        Expectation expectation = new Expectation(world, life.witness);
        if (stage == Stage.SETTLE) {
            awaitEnds(life);
            for (JobRecord job : List.copyOf(world.jobs.values())) {
                if (!job.mended) {
                    expectation.check(job, false);
                }
            }
            stage = Stage.MEND;
        }
        if (stage == Stage.MEND) {
            mend(life);
            awaitEnds(life);
            world.jobs.values().forEach(job -> expectation.check(job, true));
            stage = Stage.LOOK;
        }
        if (stage == Stage.LOOK) {
            life.pass(3 * SECOND);
            look(life);
            stage = Stage.REMOVE;
        }
        List<JobId> left = List.copyOf(world.jobs.keySet());
        if (!left.isEmpty()) {
            user.tell(life, new Command.Remove(), left);
        }
        nothingIsLeft(life);
        life.engine.orElseThrow().close();
        stage = Stage.OVER;
    }

    private void awaitEnds(Life life) {
        while (true) {
            List<JobId> paused =
                    world.jobs.values().stream()
                            .filter(job -> job.row.state() == JobState.PAUSED)
                            .map(JobRecord::id)
                            .toList();
            if (!paused.isEmpty()) {
                user.tell(life, new Command.Resume(), paused);
            }
            boolean busy =
                    life.usersWait()
                            || world.jobs.values().stream()
                                    .anyMatch(job ->
                                            !job.row.state().ended()
                                                    || life.watch.isOpen(job.id()));
            if (!busy) {
                return;
            }
            life.pass(SECOND);
        }
    }

    private void mend(Life life) {
        world.jobs.values().forEach(job -> job.mended = true);
        List<JobId> failed =
                world.jobs.values().stream()
                        .filter(job ->
                                job.row.state() == JobState.FAILED
                                        || job.row.state() == JobState.COMPLETED_WITH_FAILURES)
                        .map(JobRecord::id)
                        .toList();
        if (!failed.isEmpty()) {
            for (CommandResult result : user.tell(life, new Command.RetryFailed(), failed)) {
                world.check(
                        result instanceof CommandResult.Applied, "A retry was refused: %s", result);
            }
        }
    }

    private void look(Life life) {
        EngineSnapshot snapshot = life.engine.orElseThrow().snapshot();
        for (EngineSnapshot.LaneUse lane : snapshot.lanes()) {
            world.check(
                    lane.used() == 0,
                    "All jobs have ended, and %d permits of %s are in use.",
                    lane.used(),
                    lane.lane());
        }
        long staged = 0;
        for (JobRecord job : world.jobs.values()) {
            var stored = life.witness.job(job.id()).orElseThrow();
            staged += job.row.state() == JobState.CANCELLED ? 0 : stored.totals().stagedBytes();
            var shown = snapshot.job(job.id()).orElseThrow();
            world.check(
                    shown.job().state() == job.row.state()
                            && (shown.progress().phases().isEmpty()
                                    || (shown.progress().items().done() == job.through()
                                            && shown.progress().items().known() == job.found)),
                    "%s is shown as %s with %s; committed is %s.",
                    job.id(),
                    shown.job().state(),
                    shown.progress().items(),
                    job.row.state());
        }
        world.check(
                snapshot.staging().usedBytes() == staged,
                "%d bytes are said to be staged; it is %d.",
                snapshot.staging().usedBytes(),
                staged);
    }

    private void nothingIsLeft(Life life) {
        world.check(
                life.witness.jobs().isEmpty() && life.witness.groups().isEmpty(),
                "Jobs or groups are left after all was removed.");
        life.pass(SECOND);
        world.check(world.outside.empty(), "Files are left: %s", world.outside);
        EngineSnapshot snapshot = life.engine.orElseThrow().snapshot();
        world.check(
                snapshot.staging().usedBytes() == 0 && snapshot.jobs().isEmpty(),
                "Nothing is left, and the snapshot shows %d jobs and %d bytes staged.",
                snapshot.jobs().size(),
                snapshot.staging().usedBytes());
    }
}
