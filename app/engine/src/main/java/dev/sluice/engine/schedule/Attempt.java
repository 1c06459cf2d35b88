package dev.sluice.engine.schedule;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.Item;
import dev.sluice.engine.job.JobItems;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.pipeline.Meter;
import dev.sluice.engine.pipeline.NoRoom;
import dev.sluice.engine.pipeline.PhaseContext;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.PhaseSpec;
import dev.sluice.engine.pipeline.PipelineRun;
import dev.sluice.engine.pipeline.StopRequested;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.engine.pipeline.StopSwitch;
import dev.sluice.engine.progress.Outlook;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** One try of one phase on one item (or on the whole job), from start to a verdict. */
final class Attempt implements PhaseContext {
    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    private static final double NANOS_PER_SECOND = 1e9;

    /** From so much of an item on, it tells how slow it is. */
    private static final double TELLING_SHARE = 0.08;

    /** So far outside of what was expected, it's the item and not the weather. */
    private static final double PRONOUNCED = 1.5;

    /** How an attempt ended, as the loop must know it. */
    sealed interface Verdict {
        record Ended(Outcome outcome) implements Verdict {}

        /** It was stopped; the item waits again. */
        record Stopped() implements Verdict {}

        /** A disk is full; the item waits again, the job until there is room. */
        record OutOfRoom(Path where) implements Verdict {}

        /** The job's staging folder is gone; the item waits again, the job until it is back. */
        record WithoutFolder(Path root) implements Verdict {}

        /** Nobody was reached; where there is no network at all, the item waits until there is. */
        record Unreached(Failure failure) implements Verdict {}
    }

    final ActiveJob job;
    final int phaseIndex;
    final PhaseSpec spec;
    final Optional<ReadyItem> work;
    final AttemptMeter meter;
    final StopSwitch stop = new StopSwitch();
    private final boolean nothingWaits;

    /** When it began, and when it ended if it has; belong to the loop. */
    long begunNanos;

    OptionalLong endedNanos = OptionalLong.empty();

    /** What was to be expected when it began; belongs to the loop. */
    Optional<Outlook> usual = Optional.empty();

    private final AttemptKeeper keeper;
    private final Clock clock;
    private final int number;

    Attempt(
            ActiveJob job,
            int phaseIndex,
            Optional<ReadyItem> work,
            int number,
            boolean nothingWaits,
            AttemptKeeper keeper,
            Clock clock) {
        this.job = job;
        this.phaseIndex = phaseIndex;
        this.spec = job.phases.get(phaseIndex);
        this.work = work;
        this.number = number;
        this.nothingWaits = nothingWaits;
        this.keeper = keeper;
        this.clock = clock;
        this.meter = new AttemptMeter(work.map(ready -> ready.item().name()).orElse(job.name()));
    }

    /** How long it was at work; once it has ended. */
    Duration took() {
        return Duration.ofNanos(endedNanos.orElseThrow() - begunNanos);
    }

    /** Whether it did any work, rather than finding it done. */
    boolean worked() {
        return meter.workedWeight() > 0
                || work.map(ready -> ready.item().weight() == 0).orElse(true);
    }

    /** Worker seconds a unit of its weight so far; empty until enough is done to tell. */
    OptionalDouble ownCost(long nowNanos) {
        double done = meter.workedWeight();
        boolean enough = work.isPresent() && done >= TELLING_SHARE * work.get().item().weight();
        return enough && done > 0
                ? OptionalDouble.of(
                        (endedNanos.orElse(nowNanos) - begunNanos) / NANOS_PER_SECOND / done)
                : OptionalDouble.empty();
    }

    /** How many times as long as usual its item took; once it has ended. */
    double slowness() {
        return slowness(endedNanos.orElseThrow());
    }

    /** The same, as far as known by now. */
    double slowness(long nowNanos) {
        OptionalDouble own = ownCost(nowNanos);
        if (own.isPresent() && usual.isPresent()) {
            double middle = Math.sqrt(usual.get().low() * usual.get().high());
            boolean slow = own.getAsDouble() > usual.get().high() * PRONOUNCED;
            boolean quick = own.getAsDouble() < usual.get().low() / PRONOUNCED;
            return slow || quick ? own.getAsDouble() / middle : 1;
        }
        return work.map(ReadyItem::slowness).orElse(1.0);
    }

    /**
     * Makes the phase and runs it to its end; on a worker's thread. Whatever either throws becomes
     * a verdict.
     */
    Verdict run(PipelineRun pipeline) {
        try {
            stop.check();
            Outcome outcome = pipeline.phase(spec.id()).run(this);
            meter.check();
            return new Verdict.Ended(outcome);
        } catch (StopRequested e) {
            return new Verdict.Stopped();
        } catch (InterruptedException e) {
            return stop.requested() ? new Verdict.Stopped() : ended(defect(e));
        } catch (NoRoom e) {
            return outOfRoom(e.where(), e);
        } catch (PhaseFailure e) {
            if (stop.requested()) {
                return new Verdict.Stopped();
            }
            return failed(e.failure(), e);
        } catch (IOException e) {
            if (stop.requested()) {
                return new Verdict.Stopped();
            }
            return DiskErrors.saysFull(e)
                    ? outOfRoom(DiskErrors.fullAt(e, job.stagingFolder()), e)
                    : failed(DiskErrors.failure(e), e);
        } catch (RuntimeException | Error e) {
            return stop.requested() ? new Verdict.Stopped() : ended(defect(e));
        }
    }

    private Verdict failed(Failure failure, Exception e) {
        if (failure instanceof Failure.Transient && NetworkErrors.saysUnreachable(e)) {
            // Without a network there are many of them, each again and again.
            LOG.debug("{} of {} reached nobody.", spec.id(), job.id(), e);
            return new Verdict.Unreached(failure);
        }
        return ended(logged(failure, e));
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
    public boolean nothingWaits() {
        return nothingWaits;
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
