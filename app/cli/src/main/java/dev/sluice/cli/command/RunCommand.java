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
import dev.sluice.engine.job.Job;

import java.util.List;

/** Works off the queue until nothing is left that can go on. */
public final class RunCommand implements Action {
    private static final String NOTHING = "Nothing is left that can go on.";

    @Override
    public ExitCode run(Call call) throws WrongUsage, CommandFailed, InterruptedException {
        if (!call.operands().isEmpty()) {
            throw new WrongUsage(
                    "'sluice run' works off the whole queue; see 'resume' for one job.");
        }
        call.workers();
        try (EngineSession session = Foreground.open(call);
                Reporter reporter = Foreground.reporter(call)) {
            Selection everything = new Selection.Everything();
            if (call.dryRun()) {
                List<Job> jobs =
                        everything.of(session.engine().snapshot()).stream()
                                .map(JobSnapshot::job)
                                .toList();
                if (jobs.isEmpty()) {
                    reporter.note(NOTHING);
                }
                return Rehearsal.wouldTouch(call, "work on", jobs, job -> true);
            }
            Unlocking.before(
                    call,
                    session,
                    () ->
                            everything.of(session.engine().snapshot()).stream()
                                    .map(job -> job.job().request())
                                    .toList());
            Follower.Result result = Foreground.follow(call, session, reporter, everything);
            if (result.jobs().isEmpty()) {
                reporter.note(NOTHING);
            }
            return result.worst();
        }
    }
}
