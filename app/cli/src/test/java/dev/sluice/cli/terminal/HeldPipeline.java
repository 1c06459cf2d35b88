package dev.sluice.cli.terminal;

import dev.sluice.engine.job.ItemDraft;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.Outcome;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.engine.pipeline.DryRun;
import dev.sluice.engine.pipeline.Expansion;
import dev.sluice.engine.pipeline.LaneId;
import dev.sluice.engine.pipeline.OptionSpec;
import dev.sluice.engine.pipeline.Options;
import dev.sluice.engine.pipeline.Phase;
import dev.sluice.engine.pipeline.PhaseContext;
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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Work that never ends by itself: a job an operand, with thirty items whose bars move until the
 * file {@code gate} appears in the home. The first ten are through their first phase at once.
 */
public final class HeldPipeline implements Pipeline {
    private static final int ITEMS = 30;
    private static final int AHEAD = 10;
    private static final long STEPS = 100_000;
    private static final long NANOS_A_STEP = 5_000_000;

    @Override
    public PipelineId id() {
        return new PipelineId("hold");
    }

    @Override
    public List<OptionSpec<?>> options() {
        return List.of();
    }

    @Override
    public List<PhaseSpec> phases(Options options) {
        return List.of(
                new PhaseSpec(
                        new PhaseId("files"),
                        PhaseKind.FIND,
                        Unit.ITEMS,
                        Scope.SOURCE,
                        Set.of(),
                        PhaseSpec.StagingUse.NONE,
                        true),
                working("check", LaneId.CPU),
                working("upload", LaneId.NETWORK));
    }

    private static PhaseSpec working(String id, LaneId lane) {
        return new PhaseSpec(
                new PhaseId(id),
                PhaseKind.CHANGE,
                Unit.BYTES,
                Scope.ITEM,
                Set.of(lane),
                PhaseSpec.StagingUse.NONE,
                true);
    }

    @Override
    public void validate(JobRequest request, Options options) {}

    @Override
    public Expansion expand(JobRequest request, Options options) {
        List<JobRequest> jobs = new ArrayList<>();
        for (String operand : request.operands()) {
            String name = String.valueOf(Path.of(operand).getFileName());
            jobs.add(new JobRequest(request.pipeline(), name, List.of(operand), request.options()));
        }
        return new Expansion(jobs, Optional.of("held"), List.of());
    }

    @Override
    public PipelineRun open(RunContext context) {
        Path gate = context.home().resolve("gate");
        return new PipelineRun() {
            @Override
            public Source source() {
                return (after, stop) -> new Source.Page(items(), Optional.empty(), Total.unknown());
            }

            @Override
            public Phase phase(PhaseId id) {
                boolean first = id.value().equals("check");
                return attempt ->
                        first && attempt.item().ordinal() <= AHEAD
                                ? Outcome.done()
                                : hold(attempt, gate);
            }

            @Override
            public void close() {}
        };
    }

    private static List<ItemDraft> items() {
        List<ItemDraft> items = new ArrayList<>();
        for (int i = 1; i <= ITEMS; i++) {
            String name = "東京都の売上報告書" + i + " und noch ein langer Name.tsv";
            items.add(new ItemDraft(name, name, STEPS, java.util.Map.of()));
        }
        return items;
    }

    private static Outcome hold(PhaseContext attempt, Path gate) {
        for (long step = 0; step < STEPS && !Files.exists(gate); step++) {
            attempt.stop().check();
            attempt.meter().advance(1, 1);
            LockSupport.parkNanos(NANOS_A_STEP);
        }
        return Outcome.done();
    }

    @Override
    public DryRun dryRun(JobRequest request, Options options, Path home) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Verification verify(RunContext context) {
        throw new UnsupportedOperationException();
    }
}
