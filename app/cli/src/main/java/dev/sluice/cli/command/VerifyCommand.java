package dev.sluice.cli.command;

import dev.sluice.cli.call.Action;
import dev.sluice.cli.call.Call;
import dev.sluice.cli.call.CommandFailed;
import dev.sluice.cli.call.ExitCode;
import dev.sluice.cli.call.WrongUsage;
import dev.sluice.cli.follow.EngineSession;
import dev.sluice.cli.report.JsonLines;
import dev.sluice.cli.terminal.Columns;
import dev.sluice.cli.words.Amounts;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.link.HomeFolder;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.pipeline.Options;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.Pipeline;
import dev.sluice.engine.pipeline.Remarks;
import dev.sluice.engine.pipeline.RunContext;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.engine.pipeline.Verification;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the results of jobs back and compares them with what their manifests say. */
public final class VerifyCommand implements Action {
    @Override
    public ExitCode run(Call call)
            throws WrongUsage, InvalidOption, CommandFailed, IOException, InterruptedException {
        List<JobSnapshot> jobs;
        try (EngineSession session = Foreground.open(call)) {
            jobs =
                    JobNames.find(
                            call, session.engine().snapshot(), job -> job.job().state().ended());
        }
        List<ExitCode> codes = new ArrayList<>();
        for (JobSnapshot job : jobs) {
            codes.add(tell(call, job.job(), verify(call, job.job())));
        }
        return ExitCode.worst(codes);
    }

    private static Verification verify(Call call, Job job)
            throws WrongUsage, InvalidOption, CommandFailed, IOException, InterruptedException {
        if (!job.state().ended()) {
            throw new WrongUsage(
                    "Job " + job.id() + " has not ended; it can be verified once it has.");
        }
        Pipeline pipeline = pipeline(call, job);
        Path home = call.home();
        try {
            return pipeline.verify(
                    new RunContext(
                            job,
                            Options.parse(pipeline.options(), job.request().options()),
                            home,
                            JobFolder.of(home, job.id()).path(),
                            new HomeFolder(home).stagingOf(job.id()),
                            call.surroundings().clock(),
                            StopSignal.NEVER,
                            Remarks.NONE));
        } catch (PhaseFailure e) {
            throw new CommandFailed(e.failure().message(), e);
        }
    }

    private static Pipeline pipeline(Call call, Job job) throws CommandFailed {
        for (Pipeline pipeline : call.surroundings().pipelines()) {
            if (pipeline.id().equals(job.request().pipeline())) {
                return pipeline;
            }
        }
        throw new CommandFailed(
                "There is no pipeline '" + job.request().pipeline() + "' in this program.");
    }

    private static ExitCode tell(Call call, Job job, Verification result) {
        if (call.json()) {
            new JsonLines(call.surroundings().out())
                    .line(
                            "verification",
                            json -> {
                                json.writeStringProperty("job", job.id().value());
                                json.writeNumberProperty("checked", result.checked());
                                json.writeArrayPropertyStart("findings");
                                result.findings().forEach(json::writeString);
                                json.writeEndArray();
                                json.writeArrayPropertyStart("notes");
                                result.notes().forEach(json::writeString);
                                json.writeEndArray();
                            });
        }
        for (String finding : result.findings()) {
            call.surroundings().err().println(Columns.plain(finding));
        }
        if (!call.quiet()) {
            result.notes().forEach(note -> call.surroundings().err().println(Columns.plain(note)));
        }
        if (!call.json() && !call.quiet()) {
            String verdict =
                    result.findings().isEmpty()
                            ? "all is as its manifest says"
                            : Amounts.counted(result.findings().size(), "difference", "differences")
                                    + " found";
            call.surroundings()
                    .out()
                    .println(
                            job.id()
                                    + ": "
                                    + Amounts.counted(result.checked(), "result", "results")
                                    + " read back, "
                                    + verdict
                                    + ".");
        }
        if (result.findings().isEmpty()) {
            return ExitCode.FINE;
        }
        return result.findings().size() < result.checked() ? ExitCode.SOME_FAILED : ExitCode.FAILED;
    }
}
