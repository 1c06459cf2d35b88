package dev.sluice.testkit.simulation;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.engine.pipeline.DryRun;
import dev.sluice.engine.pipeline.OptionSpec;
import dev.sluice.engine.pipeline.Options;
import dev.sluice.engine.pipeline.Phase;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.PhaseSpec;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.engine.pipeline.PipelineRun;
import dev.sluice.engine.pipeline.RunContext;
import dev.sluice.engine.pipeline.Source;
import dev.sluice.engine.pipeline.Verification;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** A pipeline of the shape the seed gave it, in one life of the program. */
final class SimulatedPipeline implements Pipeline {
    private final Life life;
    private final PipelineShape shape;

    SimulatedPipeline(Life life, PipelineShape shape) {
        this.life = life;
        this.shape = shape;
    }

    @Override
    public PipelineId id() {
        return shape.id();
    }

    @Override
    public List<OptionSpec<?>> options() {
        return List.of();
    }

    @Override
    public List<PhaseSpec> phases(Options options) {
        if (life.world.mistake()) {
            life.watch.mayRefuse(shape.id());
            throw new IllegalStateException("simulated defect of a pipeline");
        }
        return shape.specs();
    }

    @Override
    public void validate(JobRequest request, Options options) {}

    @Override
    public PipelineRun open(RunContext context)
            throws PhaseFailure, IOException, InterruptedException {
        JobId job = context.job().id();
        if (context.job().state() == JobState.CANCELLING) {
            // Opened only to clean up. What cannot be reached then is left, as the log says.
            life.pass(life.world.chance.millis(0, 50));
            return new Run(life.world.job(job));
        }
        new Waiting(life, PhaseShape.Stops.TOLD, 100).pass(context.stop());
        life.world.outside.refuseIfFull();
        JobRecord record = life.world.job(job);
        if (record.shape.openingFails(record.mended)) {
            throw new PhaseFailure(Failure.permanent("The target is not there."));
        }
        return new Run(record);
    }

    @Override
    public DryRun dryRun(JobRequest request, Options options, Path home) {
        return new DryRun(0, 0, List.of());
    }

    @Override
    public Verification verify(RunContext context) {
        return new Verification(0, List.of());
    }

    private final class Run implements PipelineRun {
        private final JobRecord job;
        private final SimulatedSource source;
        private boolean closed;

        private Run(JobRecord job) {
            this.job = job;
            this.source = new SimulatedSource(life, job);
        }

        private void mistake(String where) {
            if (life.world.mistake()) {
                job.spoiled = true;
                life.watch.excuse(job.id());
                throw new IllegalStateException("simulated defect of the " + where);
            }
        }

        @Override
        public Source source() {
            mistake("source");
            return source;
        }

        @Override
        public Phase phase(PhaseId id) {
            return new SimulatedPhase(life, job, shape.phase(id));
        }

        @Override
        public OptionalInt batchSize() {
            mistake("batches");
            return shape.batch();
        }

        @Override
        public void discard() {
            life.pass(life.world.chance.millis(0, 50));
            life.world.outside.discard(job.id());
        }

        @Override
        public void close() {
            life.pass(life.world.chance.millis(0, 20));
            life.world.check(!closed, "%s is closed twice.", job.id());
            closed = true;
        }
    }
}
