package dev.sluice.desktop.window;

import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.engine.pipeline.DryRun;
import dev.sluice.engine.pipeline.Expansion;
import dev.sluice.engine.pipeline.InvalidOption;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A pipeline whose items wait before each phase until a gate opens, so that a test can interfere.
 */
record HeldPipeline(Pipeline real, CountDownLatch gate) implements Pipeline {

    @Override
    public PipelineId id() {
        return real.id();
    }

    @Override
    public List<OptionSpec<?>> options() {
        return real.options();
    }

    @Override
    public List<PhaseSpec> phases(Options options) {
        return real.phases(options);
    }

    @Override
    public void validate(JobRequest request, Options options) throws InvalidOption {
        real.validate(request, options);
    }

    @Override
    public Expansion expand(JobRequest request, Options options) throws InvalidOption, IOException {
        return real.expand(request, options);
    }

    @Override
    public DryRun dryRun(JobRequest request, Options options, Path home)
            throws InvalidOption, PhaseFailure, IOException {
        return real.dryRun(request, options, home);
    }

    @Override
    public Verification verify(RunContext context)
            throws PhaseFailure, IOException, InterruptedException {
        return real.verify(context);
    }

    @Override
    public PipelineRun open(RunContext context)
            throws PhaseFailure, IOException, InterruptedException {
        return new Held(real.open(context), gate);
    }

    private record Held(PipelineRun real, CountDownLatch gate) implements PipelineRun {
        @Override
        public Source source() {
            return real.source();
        }

        @Override
        public Phase phase(PhaseId id) {
            Phase phase = real.phase(id);
            return context -> {
                while (!gate.await(10, TimeUnit.MILLISECONDS)) {
                    context.stop().check();
                }
                return phase.run(context);
            };
        }

        @Override
        public void discard() throws IOException, PhaseFailure {
            real.discard();
        }

        @Override
        public void close() {
            real.close();
        }
    }
}
