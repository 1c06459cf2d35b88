package dev.sluice.cli.command;

import dev.sluice.cli.call.Action;
import dev.sluice.cli.call.Call;
import dev.sluice.cli.call.CommandFailed;
import dev.sluice.cli.call.ExitCode;
import dev.sluice.cli.call.WrongUsage;
import dev.sluice.cli.follow.EngineSession;
import dev.sluice.cli.follow.Selection;
import dev.sluice.cli.report.Reporter;
import dev.sluice.engine.Command;
import dev.sluice.engine.CommandResult;
import dev.sluice.engine.Engine;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Has jobs go on and works on them in the foreground: resume and retry. */
public final class GoOnCommand implements Action {
    private final Command command;
    private final String what;
    private final Predicate<Job> suits;
    private final Predicate<Job> goesOnAnyway;
    private final String nothing;

    private GoOnCommand(
            Command command,
            String what,
            Predicate<Job> suits,
            Predicate<Job> goesOnAnyway,
            String nothing) {
        this.command = command;
        this.what = what;
        this.suits = suits;
        this.goesOnAnyway = goesOnAnyway;
        this.nothing = nothing;
    }

    /** Paused and interrupted jobs go on; one that runs already is followed. */
    public static GoOnCommand resume() {
        return new GoOnCommand(
                new Command.Resume(),
                "go on with",
                job ->
                        job.state() == JobState.PAUSED
                                || job.state() == JobState.PAUSING
                                || job.cut(),
                job -> !job.state().ended(),
                "Nothing of it is paused, so there is nothing to resume.");
    }

    /** Failed items are tried again, and nothing else. */
    public static GoOnCommand retry() {
        return new GoOnCommand(
                new Command.RetryFailed(),
                "retry what failed of",
                job ->
                        job.state() == JobState.FAILED
                                || job.state() == JobState.COMPLETED_WITH_FAILURES,
                job -> false,
                "Nothing of it has failed, so there is nothing to try again.");
    }

    @Override
    public ExitCode run(Call call) throws WrongUsage, CommandFailed, InterruptedException {
        call.workers(); // a wrong number is told before anything changes
        try (EngineSession session = Foreground.open(call);
                Reporter reporter = Foreground.reporter(call)) {
            List<Job> jobs = new ArrayList<>();
            for (JobSnapshot snapshot :
                    JobNames.find(
                            call,
                            session.engine().snapshot(),
                            j -> suits.test(j.job()) || goesOnAnyway.test(j.job()))) {
                jobs.add(snapshot.job());
            }
            if (call.dryRun()) {
                return Rehearsal.wouldTouch(call, what, jobs, suits.or(goesOnAnyway));
            }
            if (!call.queueOnly()) {
                Unlocking.before(call, session, () -> jobs.stream().map(Job::request).toList());
            }
            Map<JobId, Long> versions = goOn(call, session.engine(), jobs);
            if (versions.isEmpty()) {
                if (call.operands().equals(List.of(JobNames.ALL))) {
                    reporter.note(nothing);
                    return ExitCode.FINE;
                }
                if (jobs.isEmpty()) {
                    say(call, nothing);
                }
                return ExitCode.WRONG_USAGE;
            }
            if (call.queueOnly()) {
                jobs.stream().filter(j -> versions.containsKey(j.id())).forEach(reporter::queued);
                return ExitCode.FINE;
            }
            return Foreground.follow(call, session, reporter, new Selection.Certain(versions))
                    .together();
        }
    }

    /** Gives the command; answers with the jobs that go on and the version that is news of each. */
    private Map<JobId, Long> goOn(Call call, Engine engine, List<Job> jobs) {
        Map<JobId, Long> versions = new HashMap<>();
        List<Job> told = new ArrayList<>();
        for (Job job : jobs) {
            if (!suits.test(job) && goesOnAnyway.test(job)) {
                versions.put(job.id(), job.version());
            } else {
                told.add(job);
            }
        }
        if (told.isEmpty()) {
            return versions;
        }
        List<CommandResult> results = engine.control(command, told.stream().map(Job::id).toList());
        for (int i = 0; i < results.size(); i++) {
            Job job = told.get(i);
            switch (results.get(i)) {
                case CommandResult.Applied(JobId id, JobState state) ->
                        versions.put(id, newsOf(job));
                case CommandResult.Refused(JobId id, String sentence) -> say(call, sentence);
                case CommandResult.Unknown(JobId id) ->
                        say(call, "There is no job '" + id + "' any more.");
            }
        }
        return versions;
    }

    /** Giving work to a running job changes no row of it; what else takes effect does. */
    private static long newsOf(Job job) {
        return job.state() == JobState.RUNNING ? job.version() : job.version() + 1;
    }

    private static void say(Call call, String sentence) {
        call.surroundings().err().println("sluice: " + sentence);
    }
}
