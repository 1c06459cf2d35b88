package dev.sluice.pipelines.load;

import dev.sluice.engine.job.Failure;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.engine.pipeline.DryRun;
import dev.sluice.engine.pipeline.Expansion;
import dev.sluice.engine.pipeline.Foresight;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.pipeline.OptionChoice;
import dev.sluice.engine.pipeline.OptionSpec;
import dev.sluice.engine.pipeline.Options;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.PhaseSpec;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.engine.pipeline.PipelineRun;
import dev.sluice.engine.pipeline.RunContext;
import dev.sluice.engine.pipeline.Verification;
import dev.sluice.pipelines.files.GivenPath;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Load: delimited files into a table. */
public final class LoadPipeline implements Pipeline {
    public static final PipelineId ID = new PipelineId("load");

    @Override
    public PipelineId id() {
        return ID;
    }

    @Override
    public List<OptionSpec<?>> options() {
        return LoadOptions.ALL;
    }

    @Override
    public List<OptionChoice> choices() {
        return List.of(LoadOptions.ROWS);
    }

    @Override
    public List<PhaseSpec> phases(Options options) {
        try {
            return LoadPhases.of(LoadSettings.lenient(options));
        } catch (InvalidOption e) {
            throw new IllegalArgumentException(e.sentence(), e);
        }
    }

    @Override
    public void validate(JobRequest request, Options options) throws InvalidOption {
        if (request.operands().isEmpty()) {
            throw new InvalidOption("operands", "Name the files or folders to load.");
        }
        for (String operand : request.operands()) {
            try {
                Optional<String> problem = GivenPath.problem(Path.of(operand));
                if (problem.isPresent()) {
                    throw new InvalidOption("operands", problem.get());
                }
            } catch (InvalidPathException e) {
                throw new InvalidOption("operands", "'%s' is no path.".formatted(operand));
            }
        }
        LoadSettings.of(options);
    }

    @Override
    public void prepare(Options options) {
        try {
            LoadSettings.lenient(options).target().ifPresent(Target::prepare);
        } catch (InvalidOption e) {
            // Told when the request is checked.
        }
    }

    @Override
    public PipelineRun open(RunContext context)
            throws PhaseFailure, IOException, InterruptedException {
        return LoadOpening.open(context, settings(context.options()));
    }

    @Override
    public Expansion expand(JobRequest request, Options options) throws InvalidOption, IOException {
        return Months.expand(request, LoadSettings.of(options));
    }

    @Override
    public DryRun dryRun(JobRequest request, Options options, Path home)
            throws InvalidOption, PhaseFailure, IOException {
        return LoadPlan.of(request, LoadSettings.of(options));
    }

    @Override
    public Verification verify(RunContext context)
            throws PhaseFailure, IOException, InterruptedException {
        return LoadVerification.of(context, settings(context.options()));
    }

    @Override
    public Foresight foresight() {
        return new LoadForesight();
    }

    private static LoadSettings settings(Options options) throws PhaseFailure {
        try {
            return LoadSettings.of(options);
        } catch (InvalidOption e) {
            throw new PhaseFailure(Failure.permanent(e.sentence()), e);
        }
    }
}
