package dev.sluice.testkit.simulation;

import dev.sluice.engine.Command;
import dev.sluice.engine.CommandResult;
import dev.sluice.engine.Engine;
import dev.sluice.engine.Submission;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.pipeline.LaneId;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** People at the window and at the command line, who tell the engine one thing after the other. */
final class User {
    private static final Duration PROMPT = Duration.ofSeconds(1);

    private final World world;
    private final int largest;

    User(World world, int largest) {
        this.world = world;
        this.largest = largest;
    }

    /** Queues one to three jobs. */
    void submit(Life life) {
        List<JobRequest> requests = new ArrayList<>();
        Chance chance = world.chance;
        for (int i = chance.between(1, 3); i > 0; i--) {
            PipelineShape pipeline = chance.of(world.pipelines);
            JobShape shape =
                    new JobShape(
                            world.seed,
                            world.shapes.size(),
                            pipeline,
                            chance,
                            size(chance),
                            world.config.retry().attempts());
            world.shapes.add(shape);
            requests.add(new JobRequest(pipeline.id(), "" + shape.number, List.of(), Map.of()));
        }
        Submission submission =
                new Submission(
                        requests,
                        chance.oneIn(2) ? Optional.of("group") : Optional.empty(),
                        chance.between(-1, 1),
                        chance.of(
                                List.of(
                                        Submission.Start.QUEUED,
                                        Submission.Start.QUEUED,
                                        Submission.Start.NOW,
                                        Submission.Start.PAUSED)));
        life.start(
                "a user submits " + requests.size() + " jobs", 0, () -> submit(life, submission));
    }

    private int size(Chance chance) {
        if (chance.oneIn(12)) {
            return 0;
        }
        return chance.oneIn(40) ? chance.between(1, largest) : chance.between(1, 9);
    }

    private void submit(Life life, Submission submission) {
        try {
            var submitted = life.engine.orElseThrow().submit(submission);
            submitted
                    .jobs()
                    .forEach(job ->
                            world.check(
                                    life.witness.job(job.id()).isPresent()
                                            // Another person was quicker than the answer.
                                            || world.removed.contains(job.id()),
                                    "%s was accepted and is not in the store.",
                                    job.id()));
        } catch (InvalidOption e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives any command to one job, to a group or to all. */
    void command(Life life) {
        List<JobRecord> all = List.copyOf(world.jobs.values());
        if (all.isEmpty()) {
            return;
        }
        Chance chance = world.chance;
        JobRecord one = chance.of(all);
        List<JobId> jobs =
                switch (chance.between(0, 5)) {
                    case 0 -> all.stream().map(JobRecord::id).toList();
                    case 1 ->
                            all.stream()
                                    .filter(job -> job.row.group().equals(one.row.group()))
                                    .map(JobRecord::id)
                                    .toList();
                    default -> List.of(one.id());
                };
        Command command =
                switch (chance.between(0, 12)) {
                    case 0, 1, 2 -> new Command.Pause();
                    case 3, 4, 5 -> new Command.Resume();
                    case 6 -> new Command.Cancel();
                    case 7, 8 -> new Command.RetryFailed();
                    case 9 -> new Command.Remove();
                    case 10 -> new Command.SetPriority(chance.between(-2, 2));
                    case 11 -> new Command.MoveBefore(Optional.of(chance.of(all).id()));
                    default ->
                            chance.oneIn(2)
                                    ? new Command.MoveBefore(Optional.empty())
                                    : new Command.Interrupt();
                };
        life.start("a user tells " + command, 0, () -> tell(life, command, jobs));
    }

    /** Gives a command and checks the answers; on a strand. */
    List<CommandResult> tell(Life life, Command command, List<JobId> jobs) {
        Engine engine = life.engine.orElseThrow();
        Strand strand = life.current();
        List<Integer> numbers = new ArrayList<>();
        for (JobId job : jobs) {
            numbers.add(life.watch.given(job));
            strand.whenHandled(() -> handled(life, command, job));
        }
        boolean slow = world.slow();
        long before = world.nanos;
        List<CommandResult> results = engine.control(command, jobs);
        boolean stops = command instanceof Command.Pause || command instanceof Command.Cancel;
        world.check(
                !stops
                        || slow
                        || world.slow()
                        || world.nanos - before <= PROMPT.toNanos() * 12 / 10,
                "%s took %d ms.",
                command,
                (world.nanos - before) / 1_000_000);
        for (int i = 0; i < jobs.size(); i++) {
            boolean last = life.watch.answered(jobs.get(i), numbers.get(i));
            if (last && !life.closing) {
                tookEffect(command, results.get(i));
            }
            if (results.get(i) instanceof CommandResult.Applied(JobId job, JobState state)
                    && (state == JobState.PAUSED || state == JobState.CANCELLED)
                    && world.jobs.containsKey(job)
                    && world.job(job).row.state() == state) {
                life.watch.rests(job);
            }
            answered(command, results.get(i));
        }
        world.say("answered: " + results);
        return results;
    }

    /** Nobody has told the job anything else since: it stands as the answer says. */
    private void tookEffect(Command command, CommandResult result) {
        if (result instanceof CommandResult.Applied(JobId job, JobState state)
                && world.jobs.containsKey(job)) {
            JobState is = world.job(job).row.state();
            boolean fine =
                    switch (command) {
                        case Command.Pause() -> is == JobState.PAUSED;
                        case Command.Interrupt() -> is == JobState.PAUSED;
                        case Command.Resume() -> is != JobState.PAUSED && is != JobState.PAUSING;
                        case Command.Cancel() -> is == JobState.CANCELLED || is == state;
                        case Command.RetryFailed _, Command.SkipFailed _ ->
                                is != JobState.PAUSED && is != JobState.PAUSING;
                        case Command.Remove() -> false;
                        case Command.SetPriority(int priority) ->
                                world.job(job).row.priority() == priority;
                        case Command.MoveBefore _ -> true;
                    };
            world.check(
                    fine, "%s of %s was answered by %s, and it is %s.", command, job, state, is);
        }
    }

    private void handled(Life life, Command command, JobId job) {
        switch (command) {
            case Command.Pause() -> life.watch.stopped(job);
            case Command.Interrupt() -> life.watch.stopped(job);
            case Command.Cancel() -> life.watch.stopped(job);
            case Command.Resume() -> life.watch.resumed(job);
            case Command.RetryFailed _, Command.SkipFailed _ -> life.watch.resumed(job);
            case Command.Remove() -> {}
            case Command.SetPriority _ -> {}
            case Command.MoveBefore _ -> {}
        }
    }

    private void answered(Command command, CommandResult result) {
        world.check(
                !(result instanceof CommandResult.Applied)
                        || !(command instanceof Command.Remove)
                        || !world.jobs.containsKey(result.job()),
                "%s was removed and is still in the store.",
                result.job());
        if (result instanceof CommandResult.Applied(JobId job, JobState state)
                && state.ended()
                && world.jobs.containsKey(job)) {
            world.check(
                    world.job(job).row.state().ended() || !(command instanceof Command.Cancel),
                    "%s was said to be %s; committed is %s.",
                    job,
                    state,
                    world.job(job).row.state());
        }
    }

    /** Looks after what made items fail, and has them tried again. */
    void mendAndRetry(Life life) {
        if (world.jobs.isEmpty()) {
            return;
        }
        JobRecord job = world.chance.of(List.copyOf(world.jobs.values()));
        job.mended = true;
        life.start(
                "a user mends " + job.id(),
                0,
                () -> tell(life, new Command.RetryFailed(), List.of(job.id())));
    }

    void limit(Life life) {
        LaneId lane =
                world.chance.of(
                        List.of(
                                LaneId.CPU,
                                LaneId.DISK,
                                LaneId.NETWORK,
                                LaneId.WAREHOUSE,
                                Engine.PARALLEL_JOBS));
        int permits = world.chance.between(1, 4);
        life.start(
                "a user sets " + lane + " to " + permits,
                0,
                () -> {
                    life.current().whenHandled(() -> life.watch.limit(lane, permits));
                    life.engine.orElseThrow().setPermits(lane, permits);
                });
    }
}
