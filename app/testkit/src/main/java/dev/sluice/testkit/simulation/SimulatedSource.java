package dev.sluice.testkit.simulation;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.pipeline.NoRoom;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.Source;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.engine.store.StoredJob;

import java.io.IOException;
import java.util.Optional;

/** The source of one simulated job; checks that it is asked for each page once it is due. */
final class SimulatedSource implements Source {
    private final Life life;
    private final JobRecord job;
    private int failures;
    private boolean asked;

    SimulatedSource(Life life, JobRecord job) {
        this.life = life;
        this.job = job;
    }

    @Override
    public Page next(Optional<String> after, StopSignal stop)
            throws PhaseFailure, IOException, InterruptedException {
        World world = life.world;
        world.check(!asked, "The source of %s is asked twice at once.", job.id());
        StoredJob stored = life.witness.job(job.id()).orElseThrow();
        world.check(
                !stored.totals().source().finished()
                        && stored.totals().source().cursor().equals(after),
                "The source of %s is asked for what comes after %s; committed is %s.",
                job.id(),
                after,
                stored.totals().source());
        asked = true;
        try {
            return page(job.shape.pageAfter(after), stop);
        } finally {
            asked = false;
        }
    }

    private Page page(int index, StopSignal stop)
            throws PhaseFailure, IOException, InterruptedException {
        World world = life.world;
        new Waiting(life, PhaseShape.Stops.TOLD, 300).pass(stop);
        if (world.outside.full() && world.chance.oneIn(2)) {
            life.watch.excuse(job.id());
            throw new NoRoom(Outside.HOME, new IOException("full"));
        }
        var fails = job.shape.sourceFails(job.mended);
        if (fails.isPresent() && fails.getAsInt() == index) {
            life.watch.excuse(job.id());
            if (index % 2 == 0) {
                throw new IllegalStateException("simulated defect of a source");
            }
            throw new PhaseFailure(Failure.permanent("The list is not there."));
        }
        if (failures < job.shape.passingFailuresOfPage(index)) {
            failures++;
            if (failures % 2 == 0) {
                throw new IOException("connection reset");
            }
            throw new PhaseFailure(Failure.transientOf("The server is busy.", ""));
        }
        failures = 0;
        return job.shape.page(index);
    }
}
