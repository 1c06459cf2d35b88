package dev.sluice.bench.queue;

import dev.sluice.engine.job.ItemDraft;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.engine.pipeline.DryRun;
import dev.sluice.engine.pipeline.LaneId;
import dev.sluice.engine.pipeline.OptionSpec;
import dev.sluice.engine.pipeline.Options;
import dev.sluice.engine.pipeline.Phase;
import dev.sluice.engine.pipeline.PhaseSpec;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.engine.pipeline.PipelineRun;
import dev.sluice.engine.pipeline.RunContext;
import dev.sluice.engine.pipeline.Scope;
import dev.sluice.engine.pipeline.Source;
import dev.sluice.engine.pipeline.Verification;
import dev.sluice.engine.progress.PhaseKind;
import dev.sluice.engine.progress.Total;
import dev.sluice.engine.progress.Unit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** A pipeline whose phases only count, so that what is measured is the engine around them. */
record IdlePipeline(int items) implements Pipeline {
    static final PipelineId ID = new PipelineId("idle");
    static final int PHASES = 3;

    private static final int PAGE = 1_000;

    @Override
    public PipelineId id() {
        return ID;
    }

    @Override
    public List<OptionSpec<?>> options() {
        return List.of();
    }

    @Override
    public List<PhaseSpec> phases(Options options) {
        List<PhaseSpec> specs = new ArrayList<>();
        specs.add(spec("list", Scope.SOURCE));
        IntStream.rangeClosed(1, PHASES).forEach(i -> specs.add(spec("step-" + i, Scope.ITEM)));
        return specs;
    }

    private static PhaseSpec spec(String id, Scope scope) {
        return new PhaseSpec(
                new PhaseId(id),
                PhaseKind.CHANGE,
                Unit.BYTES,
                scope,
                scope == Scope.ITEM ? Set.of(LaneId.CPU) : Set.of(),
                PhaseSpec.StagingUse.NONE,
                true);
    }

    @Override
    public void validate(JobRequest request, Options options) {}

    @Override
    public PipelineRun open(RunContext context) {
        return new Run();
    }

    @Override
    public DryRun dryRun(JobRequest request, Options options, Path home) {
        return new DryRun(items, items, List.of());
    }

    @Override
    public Verification verify(RunContext context) {
        return new Verification(items, List.of());
    }

    private final class Run implements PipelineRun {
        @Override
        public Source source() {
            return (after, stop) -> {
                int from = after.map(Integer::parseInt).orElse(0);
                int to = Math.min(items, from + PAGE);
                List<ItemDraft> page = new ArrayList<>();
                for (int i = from; i < to; i++) {
                    String name = "record-" + i;
                    page.add(new ItemDraft(name, name, 1, Map.of()));
                }
                return new Source.Page(
                        page,
                        to == items ? Optional.empty() : Optional.of(String.valueOf(to)),
                        Total.known(items));
            };
        }

        @Override
        public Phase phase(PhaseId id) {
            return context -> {
                context.meter().advance(1, 1);
                return Outcome.done();
            };
        }

        @Override
        public OptionalInt batchSize() {
            return OptionalInt.empty();
        }

        @Override
        public void discard() {}

        @Override
        public void close() {}
    }
}
