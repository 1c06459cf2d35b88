package dev.sluice.testkit;

import dev.sluice.engine.job.ItemDraft;
import dev.sluice.engine.job.JobItems;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.engine.pipeline.DryRun;
import dev.sluice.engine.pipeline.Foresight;
import dev.sluice.engine.pipeline.LaneId;
import dev.sluice.engine.pipeline.OptionSpec;
import dev.sluice.engine.pipeline.Options;
import dev.sluice.engine.pipeline.Phase;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.PhaseSpec;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.engine.pipeline.PipelineRun;
import dev.sluice.engine.pipeline.RunContext;
import dev.sluice.engine.pipeline.Scope;
import dev.sluice.engine.pipeline.Sizing;
import dev.sluice.engine.pipeline.Source;
import dev.sluice.engine.pipeline.Verification;
import dev.sluice.engine.progress.PhaseKind;
import dev.sluice.engine.progress.Total;
import dev.sluice.engine.progress.Unit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A pipeline a test puts together: so many items of a given weight, and phases that do what the
 * test says.
 */
public final class FakePipeline implements Pipeline {
    public static final PipelineId ID = new PipelineId("fake");

    private final List<PhaseSpec> specs = new ArrayList<>();
    private final Map<PhaseId, Phase> behaviours = new HashMap<>();
    private Source source = paged(3, 2, 100);
    private Supplier<OptionalInt> batch = OptionalInt::empty;
    private Runnable telling = () -> {};
    private Opening opening = () -> {};
    private Consumer<RunContext> looking = context -> {};
    private Consumer<JobItems> finishing = items -> {};
    private Optional<Sizing> sizing = Optional.empty();
    private int discarded;
    private int closed;

    private FakePipeline() {
        specs.add(
                new PhaseSpec(
                        new PhaseId("list"),
                        PhaseKind.FIND,
                        Unit.ITEMS,
                        Scope.SOURCE,
                        Set.of(),
                        PhaseSpec.StagingUse.NONE,
                        true));
    }

    /** A pipeline with a source of three items and no phases yet. */
    public static FakePipeline aPipeline() {
        return new FakePipeline();
    }

    public static JobRequest aRequest(String name) {
        return new JobRequest(ID, name, List.of(), Map.of());
    }

    /**
     * A source of {@code items} items named item-1 and so on, in pages; the cursor is how many it
     * has yielded.
     */
    public static Source paged(int items, int pageSize, long weight) {
        return (after, stop) -> {
            int from = after.map(Integer::parseInt).orElse(0);
            int to = Math.min(items, from + pageSize);
            List<ItemDraft> page = new ArrayList<>();
            for (int i = from + 1; i <= to; i++) {
                page.add(new ItemDraft("item-" + i, "item-" + i, weight, Map.of()));
            }
            return new Source.Page(
                    page,
                    to == items ? Optional.empty() : Optional.of(String.valueOf(to)),
                    Total.unknown());
        };
    }

    /** A phase that is done at once and counts its item's weight. */
    public static Phase instant() {
        return context -> {
            context.meter().advance(context.item().weight(), context.item().weight());
            return Outcome.done();
        };
    }

    public FakePipeline from(Source newSource) {
        source = newSource;
        return this;
    }

    /** Does something, or fails, whenever a job is opened. */
    public FakePipeline opening(Opening behaviour) {
        opening = behaviour;
        return this;
    }

    /** Looks at what its jobs are given to be opened with. */
    public FakePipeline lookingAt(Consumer<RunContext> behaviour) {
        looking = behaviour;
        return this;
    }

    /** Lets its jobs be counted ahead of their work. */
    public FakePipeline counted(Sizing behaviour) {
        sizing = Optional.of(behaviour);
        return this;
    }

    public FakePipeline inBatchesOf(int items) {
        return inBatches(() -> OptionalInt.of(items));
    }

    /** Says its batch size this way. */
    public FakePipeline inBatches(Supplier<OptionalInt> behaviour) {
        batch = behaviour;
        return this;
    }

    /** Leaves out what a pipeline must have. */
    public FakePipeline withoutSource() {
        specs.removeFirst();
        return this;
    }

    /** Does something, or fails, whenever it is asked for its phases. */
    public FakePipeline tellingPhases(Runnable behaviour) {
        telling = behaviour;
        return this;
    }

    /** Adds a phase for each item, on the CPU lane. */
    public FakePipeline then(String id, Phase behaviour) {
        return then(id, LaneId.CPU, PhaseSpec.StagingUse.NONE, behaviour);
    }

    public FakePipeline then(
            String id, LaneId lane, PhaseSpec.StagingUse staging, Phase behaviour) {
        PhaseId phase = new PhaseId(id);
        specs.add(
                new PhaseSpec(
                        phase,
                        PhaseKind.CHANGE,
                        Unit.BYTES,
                        Scope.ITEM,
                        Set.of(lane),
                        staging,
                        true));
        behaviours.put(phase, behaviour);
        return this;
    }

    /** Adds a phase that it declares and then has no code for, as a faulty pipeline would. */
    public FakePipeline thenNothing(String id) {
        then(id, instant());
        behaviours.remove(new PhaseId(id));
        return this;
    }

    /** Adds a phase for the whole job. */
    public FakePipeline atLast(String id, Phase behaviour) {
        PhaseId phase = new PhaseId(id);
        specs.add(
                new PhaseSpec(
                        phase,
                        PhaseKind.VERIFY,
                        Unit.ITEMS,
                        Scope.JOB,
                        Set.of(),
                        PhaseSpec.StagingUse.NONE,
                        true));
        behaviours.put(phase, behaviour);
        return this;
    }

    /** Adds a phase for each item that takes it some time after the phase before. */
    public FakePipeline thenAfter(Duration delay, String id, Phase behaviour) {
        then(id, behaviour);
        PhaseSpec spec = specs.removeLast();
        specs.add(with(spec, delay, 0));
        return this;
    }

    /** Adds a phase for each item that has a priority of its own. */
    public FakePipeline thenFirst(int priority, String id, Phase behaviour) {
        then(id, behaviour);
        PhaseSpec spec = specs.removeLast();
        specs.add(with(spec, Duration.ZERO, priority));
        return this;
    }

    private static PhaseSpec with(PhaseSpec spec, Duration delay, int priority) {
        return new PhaseSpec(
                spec.id(),
                spec.kind(),
                spec.unit(),
                spec.scope(),
                spec.lanes(),
                spec.staging(),
                delay,
                priority,
                spec.enabled());
    }

    /** Does something when all has ended. */
    public FakePipeline finishing(Consumer<JobItems> behaviour) {
        finishing = behaviour;
        return this;
    }

    public int discarded() {
        return discarded;
    }

    public int closed() {
        return closed;
    }

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
        telling.run();
        return List.copyOf(specs);
    }

    @Override
    public void validate(JobRequest request, Options options) {}

    @Override
    public PipelineRun open(RunContext context) throws PhaseFailure {
        looking.accept(context);
        opening.run();
        return new Run();
    }

    @Override
    public DryRun dryRun(JobRequest request, Options options, Path home) {
        return new DryRun(0, 0, List.of());
    }

    @Override
    public Verification verify(RunContext context) {
        return new Verification(0, List.of());
    }

    @Override
    public Foresight foresight() {
        return new Foresight() {
            @Override
            public Optional<Sizing> sizing(JobRequest request, Options options) {
                return sizing;
            }
        };
    }

    /** What happens when a job is opened. */
    @FunctionalInterface
    public interface Opening {
        void run() throws PhaseFailure;
    }

    private final class Run implements PipelineRun {
        @Override
        public Source source() {
            return source;
        }

        @Override
        public Phase phase(PhaseId id) {
            Phase phase = behaviours.get(id);
            if (phase == null) {
                throw new IllegalArgumentException("No phase " + id);
            }
            return phase;
        }

        @Override
        public OptionalInt batchSize() {
            return batch.get();
        }

        @Override
        public void finish(JobItems items) {
            finishing.accept(items);
        }

        @Override
        public void discard() {
            discarded++;
        }

        @Override
        public void close() {
            closed++;
        }
    }
}
