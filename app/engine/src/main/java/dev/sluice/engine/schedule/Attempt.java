package dev.sluice.engine.schedule;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.Item;
import dev.sluice.engine.job.JobItems;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.pipeline.Meter;
import dev.sluice.engine.pipeline.NoRoom;
import dev.sluice.engine.pipeline.Phase;
import dev.sluice.engine.pipeline.PhaseContext;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.PhaseSpec;
import dev.sluice.engine.pipeline.StopRequested;
import dev.sluice.engine.pipeline.StopSignal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** One try of one phase on one item (or on the whole job), from start to a verdict. */
final class Attempt implements PhaseContext {
    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    /** How an attempt ended, as the loop must know it. */
    sealed interface Verdict {
        record Ended(Outcome outcome) implements Verdict {}

        /** It was stopped; the item waits again. */
        record Stopped() implements Verdict {}

        /** A disk is full; the item waits again, the job until there is room. */
        record OutOfRoom(Path where) implements Verdict {}
    }

    final ActiveJob job;
    final int phaseIndex;
    final PhaseSpec spec;
    final Optional<ReadyItem> work;
    final AttemptMeter meter;
    final StopSwitch stop = new StopSwitch();

    private final AttemptKeeper keeper;
    private final Clock clock;
    private final int number;

    Attempt(
            ActiveJob job,
            int phaseIndex,
            Optional<ReadyItem> work,
            int number,
            AttemptKeeper keeper,
            Clock clock) {
        this.job = job;
        this.phaseIndex = phaseIndex;
        this.spec = job.phases.get(phaseIndex);
        this.work = work;
        this.number = number;
        this.keeper = keeper;
        this.clock = clock;
        this.meter = new AttemptMeter(work.map(ready -> ready.item().name()).orElse(job.name()));
    }

    /** Runs the phase to its end; on a worker's thread. Whatever it throws becomes a verdict. */
    Verdict run(Phase phase) {
        try {
            stop.check();
            return new Verdict.Ended(phase.run(this));
        } catch (StopRequested e) {
            return new Verdict.Stopped();
        } catch (InterruptedException e) {
            return stop.requested() ? new Verdict.Stopped() : ended(defect(e));
        } catch (NoRoom e) {
            return outOfRoom(e.where(), e);
        } catch (PhaseFailure e) {
            return stop.requested() ? new Verdict.Stopped() : ended(logged(e.failure(), e));
        } catch (IOException e) {
            if (stop.requested()) {
                return new Verdict.Stopped();
            }
            return DiskErrors.saysFull(e)
                    ? outOfRoom(job.stagingFolder(), e)
                    : ended(logged(DiskErrors.failure(e), e));
        } catch (RuntimeException | Error e) {
            return stop.requested() ? new Verdict.Stopped() : ended(defect(e));
        }
    }

    private static Verdict ended(Failure failure) {
        return new Verdict.Ended(new Outcome.Failed(failure));
    }

    private Verdict outOfRoom(Path where, IOException e) {
        LOG.info("No room for {} of {}: {}", spec.id(), job.id(), e.toString());
        return new Verdict.OutOfRoom(where);
    }

    private Failure logged(Failure failure, Exception e) {
        LOG.info("{} of {} failed: {}", spec.id(), job.id(), failure.message(), e);
        return failure;
    }

    private Failure defect(Throwable e) {
        LOG.error("A fault of the program in {} of {}.", spec.id(), job.id(), e);
        return Failure.defect(
                "Sluice made a mistake in "
                        + spec.id()
                        + " ("
                        + e.getClass().getSimpleName()
                        + "); retry it, and report it with the log if it comes again.",
                String.valueOf(e));
    }

    @Override
    public Item item() {
        return work.orElseThrow(
                        () -> new IllegalStateException("A phase of job scope has no item."))
                .item();
    }

    @Override
    public int attempt() {
        return number;
    }

    @Override
    public Meter meter() {
        return meter;
    }

    @Override
    public StopSignal stop() {
        return stop;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public Optional<String> checkpoint() {
        return keeper.read(this);
    }

    @Override
    public void saveCheckpoint(String data) {
        keeper.save(this, data);
    }

    @Override
    public JobItems items() {
        return keeper.items(this);
    }
}
