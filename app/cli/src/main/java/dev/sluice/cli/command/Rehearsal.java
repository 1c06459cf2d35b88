package dev.sluice.cli.command;

import dev.sluice.cli.call.Call;
import dev.sluice.cli.call.CommandFailed;
import dev.sluice.cli.call.ExitCode;
import dev.sluice.cli.call.WrongUsage;
import dev.sluice.cli.report.JobJson;
import dev.sluice.cli.report.JsonLines;
import dev.sluice.cli.terminal.Columns;
import dev.sluice.cli.words.JobWords;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.pipeline.DryRun;
import dev.sluice.engine.pipeline.Expansion;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.pipeline.Options;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.Pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** Says what a request would do; opens no engine and writes nothing. */
final class Rehearsal {
    private final Pipeline pipeline;

    Rehearsal(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    ExitCode run(Call call, Expansion expansion)
            throws WrongUsage, InvalidOption, CommandFailed, IOException {
        expansion.notes().forEach(note -> call.surroundings().err().println(note));
        for (JobRequest request : expansion.requests()) {
            tell(call, request, dryRun(request, call.home()));
        }
        return ExitCode.FINE;
    }

    /**
     * Names the jobs a command would be given to.
     *
     * @param what what it would do to each, such as "pause"
     * @param suits which of them it would have an effect on; the others it would refuse
     */
    static ExitCode wouldTouch(Call call, String what, List<Job> jobs, Predicate<Job> suits) {
        JobJson json = new JobJson(new JsonLines(call.surroundings().out()));
        ExitCode code = ExitCode.FINE;
        for (Job job : jobs) {
            String name = job.id() + "  " + Columns.plain(job.request().name());
            if (!suits.test(job)) {
                call.surroundings()
                        .err()
                        .println(
                                "sluice: Would not %s %s, which is %s."
                                        .formatted(what, name, JobWords.state(job)));
                code = ExitCode.WRONG_USAGE;
            } else if (call.json()) {
                json.changed(job, job.state());
            } else {
                call.surroundings().out().println("Would " + what + " " + name);
            }
        }
        return code;
    }

    private DryRun dryRun(JobRequest request, Path home)
            throws InvalidOption, CommandFailed, IOException {
        try {
            return pipeline.dryRun(
                    request, Options.parse(pipeline.options(), request.options()), home);
        } catch (PhaseFailure e) {
            throw new CommandFailed(e.failure().message(), e);
        }
    }

    private static void tell(Call call, JobRequest request, DryRun plan) {
        if (!call.json()) {
            call.surroundings().out().println(Columns.plain(request.name()) + ":");
            for (String line : plan.lines()) {
                call.surroundings().out().println("  " + Columns.plain(line));
            }
            return;
        }
        new JsonLines(call.surroundings().out())
                .line(
                        "plan",
                        json -> {
                            json.writeStringProperty("name", request.name());
                            json.writeStringProperty("pipeline", request.pipeline().value());
                            json.writeNumberProperty("items", plan.items());
                            json.writeNumberProperty("bytes", plan.weight());
                            json.writeArrayPropertyStart("lines");
                            plan.lines().forEach(json::writeString);
                            json.writeEndArray();
                        });
    }
}
