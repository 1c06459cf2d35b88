package dev.sluice.cli.command;

import dev.sluice.cli.call.Call;
import dev.sluice.cli.call.CommandFailed;
import dev.sluice.cli.call.ExitCode;
import dev.sluice.cli.report.JobJson;
import dev.sluice.cli.report.JsonLines;
import dev.sluice.cli.terminal.Columns;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.pipeline.DryRun;
import dev.sluice.engine.pipeline.Expansion;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.pipeline.Options;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.Pipeline;

import java.io.IOException;
import java.util.List;

/** Says what a request would do; opens no engine and writes nothing. */
final class Rehearsal {
    private final Pipeline pipeline;

    Rehearsal(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    ExitCode run(Call call, Expansion expansion) throws InvalidOption, CommandFailed, IOException {
        expansion.notes().forEach(note -> call.surroundings().err().println(note));
        for (JobRequest request : expansion.requests()) {
            tell(call, request, dryRun(request));
        }
        return ExitCode.FINE;
    }

    /** Names the jobs a command would be given to. */
    static ExitCode wouldTouch(Call call, List<Job> jobs) {
        JobJson json = new JobJson(new JsonLines(call.surroundings().out()));
        for (Job job : jobs) {
            if (call.json()) {
                json.changed(job, job.state());
            } else {
                call.surroundings()
                        .out()
                        .println(
                                "Would take "
                                        + job.id()
                                        + "  "
                                        + Columns.plain(job.request().name()));
            }
        }
        return ExitCode.FINE;
    }

    private DryRun dryRun(JobRequest request) throws InvalidOption, CommandFailed, IOException {
        try {
            return pipeline.dryRun(request, Options.parse(pipeline.options(), request.options()));
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
