package dev.sluice.cli.command;

import dev.sluice.cli.call.Action;
import dev.sluice.cli.call.Call;
import dev.sluice.cli.call.CommandFailed;
import dev.sluice.cli.call.ExitCode;
import dev.sluice.cli.call.WrongUsage;
import dev.sluice.cli.follow.EngineSession;
import dev.sluice.cli.report.JobJson;
import dev.sluice.cli.report.JsonLines;
import dev.sluice.cli.terminal.Columns;
import dev.sluice.engine.Command;
import dev.sluice.engine.CommandResult;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Tells jobs something that takes effect at once: pause, cancel, remove. */
public final class ControlCommand implements Action {
    private final Command command;
    private final String what;
    private final String done;
    private final Predicate<Job> suits;
    private final Predicate<Job> already;

    private ControlCommand(
            Command command,
            String what,
            String done,
            Predicate<Job> suits,
            Predicate<Job> already) {
        this.command = command;
        this.what = what;
        this.done = done;
        this.suits = suits;
        this.already = already;
    }

    /** Returns when nothing of the job runs any more. */
    public static ControlCommand pause() {
        return new ControlCommand(
                new Command.Pause(),
                "pause",
                "Paused",
                job -> !job.state().ended(),
                job -> job.state() == JobState.PAUSED);
    }

    public static ControlCommand cancel() {
        return new ControlCommand(
                new Command.Cancel(),
                "cancel",
                "Cancelled",
                job -> !job.state().ended(),
                job -> job.state() == JobState.CANCELLED);
    }

    public static ControlCommand remove() {
        return new ControlCommand(
                new Command.Remove(),
                "remove",
                "Removed",
                job -> !job.state().active(),
                job -> false);
    }

    @Override
    public ExitCode run(Call call) throws WrongUsage, CommandFailed {
        try (EngineSession session = Foreground.open(call)) {
            List<Job> jobs =
                    JobNames.find(call, session.engine().snapshot(), j -> suits.test(j.job()))
                            .stream()
                            .map(JobSnapshot::job)
                            .toList();
            if (call.dryRun()) {
                return Rehearsal.wouldTouch(call, what, jobs, suits.or(already));
            }
            List<JobId> ids = jobs.stream().map(Job::id).toList();
            List<CommandResult> results =
                    ids.isEmpty() ? List.of() : session.engine().control(command, ids);
            ExitCode code = ExitCode.FINE;
            for (int i = 0; i < results.size(); i++) {
                if (!tell(call, jobs.get(i), results.get(i))) {
                    code = ExitCode.WRONG_USAGE;
                }
            }
            return code;
        }
    }

    /** Says what became of it; answers whether it is as it was asked to be. */
    private boolean tell(Call call, Job job, CommandResult result) {
        switch (result) {
            case CommandResult.Applied(JobId id, JobState state) -> {
                if (state.ended() && state != JobState.CANCELLED && !job.state().ended()) {
                    call.surroundings()
                            .err()
                            .println(
                                    "sluice: Job %s (%s) came to its end before it could be %s."
                                            .formatted(
                                                    id,
                                                    Columns.plain(job.request().name()),
                                                    done.toLowerCase(Locale.ROOT)));
                    return false;
                }
                tellDone(call, job, state);
                return true;
            }
            case CommandResult.Refused(JobId id, String sentence) -> {
                if (already.test(job)) {
                    tellDone(call, job, job.state());
                    return true;
                }
                if (call.operands().equals(List.of(JobNames.ALL))) {
                    // It ended while it was told; all that could be told have been.
                    return true;
                }
                call.surroundings().err().println("sluice: " + sentence);
                return false;
            }
            case CommandResult.Unknown(JobId id) -> {
                call.surroundings().err().println("sluice: There is no job '" + id + "' any more.");
                return false;
            }
        }
    }

    private void tellDone(Call call, Job job, JobState state) {
        if (call.json()) {
            new JobJson(new JsonLines(call.surroundings().out())).changed(job, state);
        } else if (!call.quiet()) {
            String name = Columns.plain(job.request().name());
            call.surroundings().out().println(done + " " + job.id() + "  " + name);
        }
    }
}
