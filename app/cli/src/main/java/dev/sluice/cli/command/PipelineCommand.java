package dev.sluice.cli.command;

import dev.sluice.cli.call.Action;
import dev.sluice.cli.call.Call;
import dev.sluice.cli.call.CommandFailed;
import dev.sluice.cli.call.ExitCode;
import dev.sluice.cli.call.WrongUsage;
import dev.sluice.cli.follow.EngineSession;
import dev.sluice.cli.follow.Follower;
import dev.sluice.cli.follow.Selection;
import dev.sluice.cli.report.Reporter;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.Submission;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.link.EngineGone;
import dev.sluice.engine.pipeline.Expansion;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.pipeline.OptionSpec;
import dev.sluice.engine.pipeline.OptionType;
import dev.sluice.engine.pipeline.Options;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.pipelines.http.LinkName;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds a job of a pipeline and works on it; its flags are the pipeline's options. */
public final class PipelineCommand implements Action {
    private final Pipeline pipeline;

    public PipelineCommand(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public ExitCode run(Call call)
            throws WrongUsage, InvalidOption, CommandFailed, IOException, InterruptedException {
        if (call.operands().isEmpty()) {
            String what = pipeline.operands().links() ? "link, file or folder" : "file or folder";
            throw new WrongUsage(
                    "Name at least one %s: sluice %s %s... [options]."
                            .formatted(what, pipeline.id(), pipeline.operands().label()));
        }
        List<String> operands = new ArrayList<>();
        for (String operand : call.operands()) {
            boolean link = pipeline.operands().links() && Places.isLink(operand);
            operands.add(link ? operand : call.path(operand).toString());
        }
        JobRequest request = new JobRequest(pipeline.id(), name(operands), operands, options(call));
        return run(call, request);
    }

    /** Queues a request and, unless it is to be queued only, works on it. */
    ExitCode run(Call call, JobRequest request)
            throws WrongUsage, InvalidOption, CommandFailed, IOException, InterruptedException {
        call.workers(); // a wrong number is told before anything is queued
        int priority = call.priority();
        Options options = Options.parse(pipeline.options(), request.options());
        pipeline.validate(request, options);
        Expansion expansion = pipeline.expand(request, options);
        if (call.dryRun()) {
            return new Rehearsal(pipeline).run(call, expansion);
        }
        if (!call.queueOnly()) {
            Thread.ofPlatform().daemon().name("prepare").start(() -> pipeline.prepare(options));
        }
        try (EngineSession session = Foreground.open(call);
                Reporter reporter = Foreground.reporter(call)) {
            if (!call.queueOnly()) {
                Unlocking.before(call, session, expansion::requests);
            }
            expansion.notes().forEach(reporter::note);
            List<Job> queued =
                    queue(
                            call,
                            session,
                            new Submission(
                                    expansion.requests(),
                                    expansion.groupName(),
                                    priority,
                                    Submission.Start.QUEUED));
            if (call.queueOnly()) {
                queued.forEach(reporter::queued);
                return ExitCode.FINE;
            }
            Follower.Result result =
                    Foreground.follow(call, session, reporter, Selection.Certain.queued(queued));
            return result.together();
        }
    }

    /** Queues once, also when the process that had the home open ends in the midst of it. */
    private static List<Job> queue(Call call, EngineSession session, Submission submission)
            throws InvalidOption, CommandFailed {
        // As exactly as the time of a job is kept.
        Instant asked = call.surroundings().clock().instant().truncatedTo(ChronoUnit.MILLIS);
        try {
            return session.engine().submit(submission).jobs();
        } catch (EngineGone e) {
            session.reopen();
            List<Job> queued =
                    session.engine().snapshot().jobs().stream()
                            .map(JobSnapshot::job)
                            .filter(job -> !job.created().isBefore(asked))
                            .filter(job -> submission.requests().contains(job.request()))
                            .toList();
            if (queued.isEmpty()) {
                return session.engine().submit(submission).jobs();
            }
            if (queued.size() == submission.requests().size()) {
                return queued;
            }
            throw e;
        }
    }

    /** The options as typed, checked later by the pipeline; paths made absolute. */
    private Map<String, String> options(Call call) throws WrongUsage {
        Map<String, String> values = new HashMap<>();
        for (OptionSpec<?> spec : pipeline.options()) {
            String flag = "--" + spec.name();
            if (spec.type() instanceof OptionType.Flag) {
                if (call.has(flag)) {
                    values.put(spec.name(), "true");
                }
                continue;
            }
            if (spec.type() instanceof OptionType.Several) {
                if (call.has(flag)) {
                    values.put(spec.name(), String.join(",", call.values(flag)));
                }
                continue;
            }
            Optional<String> typed = call.value(flag);
            if (typed.isPresent()) {
                values.put(spec.name(), Places.absolute(spec.type().metavar(), typed.get(), call));
            }
        }
        return values;
    }

    private static String name(List<String> operands) {
        String first = operands.getFirst();
        String name = Places.isLink(first) ? linkName(first) : fileName(Path.of(first));
        int more = operands.size() - 1;
        return more == 0 ? name : name + " and " + more + " more";
    }

    private static String fileName(Path path) {
        Path last = path.getFileName();
        return last == null || last.toString().isBlank() ? path.toString() : last.toString();
    }

    private static String linkName(String link) {
        String name = LinkName.of(link);
        return name.isBlank() ? "link" : name;
    }
}
