package dev.sluice.cli.follow;

import dev.sluice.cli.call.CommandFailed;
import dev.sluice.cli.call.ExitCode;
import dev.sluice.cli.call.Interrupts;
import dev.sluice.cli.report.Reporter;
import dev.sluice.engine.Command;
import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.Group;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.link.EngineGone;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Works on jobs in the foreground: has the engine work on them and tells a reporter of it until
 * each has ended or is paused. A signal pauses them. Used by one thread, once.
 */
public final class Follower {
    private static final DateTimeFormatter HOURS =
            DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    /** Intervals during which the owner of the engine may turn out to have ended. */
    private static final int PATIENCE = 15;

    private final EngineSession session;
    private final Reporter reporter;
    private final Interrupts interrupts;
    private final Map<JobId, Followed> followed = new LinkedHashMap<>();
    private final Interval interval;
    private boolean interrupted;
    private Optional<Instant> toldClosedUntil = Optional.empty();

    public Follower(EngineSession session, Reporter reporter, Interrupts interrupts) {
        this(session, reporter, interrupts, BETWEEN_LOOKS);
    }

    /**
     * @param betweenLooks how long it waits to look again when nothing calls for it earlier
     */
    Follower(
            EngineSession session,
            Reporter reporter,
            Interrupts interrupts,
            Duration betweenLooks) {
        this.session = session;
        this.reporter = reporter;
        this.interrupts = interrupts;
        this.interval = new Interval(betweenLooks);
    }

    /**
     * Follows the jobs to their end.
     *
     * @return how it went for all jobs together
     */
    public Result follow(Selection selection) throws CommandFailed, InterruptedException {
        try (interval;
                Interrupts.Undo _ = interrupts.listen(interval::signal)) {
            interval.listenTo(session.engine());
            boolean active = false;
            boolean inFull = true;
            while (true) {
                try {
                    if (!active) {
                        selection.activate(session.engine());
                        active = true;
                    }
                    if (look(selection, inFull)) {
                        break;
                    }
                    interrupt();
                } catch (EngineGone e) {
                    session.reopen();
                    interval.listenTo(session.engine());
                    active = false;
                }
                inFull = interval.pass(open());
                interrupted = interval.signalled();
            }
        }
        tellGroups();
        return new Result(
                followed.values().stream().map(Followed::latest).toList(),
                followed.values().stream().map(Followed::exitCode).toList());
    }

    /**
     * Tells what one sample shows; answers whether all is over.
     *
     * @param inFull whether a whole interval has passed since the last
     */
    private boolean look(Selection selection, boolean inFull) {
        Engine engine = session.engine();
        EngineSnapshot sample = engine.snapshot();
        tellHours(sample.closedUntil());
        Map<JobId, JobSnapshot> newest = HashMap.newHashMap(sample.jobs().size());
        sample.jobs().forEach(job -> newest.put(job.job().id(), job));
        for (JobSnapshot job : selection.of(sample)) {
            if (!followed.containsKey(job.job().id()) && selection.fresh(job.job())) {
                followed.put(job.job().id(), new Followed(job));
                reporter.begins(job.job());
            }
        }
        for (Followed job : followed.values()) {
            if (!job.over()) {
                advance(job, Optional.ofNullable(newest.get(job.id())), engine, inFull);
            }
        }
        List<JobSnapshot> open =
                followed.values().stream()
                        .filter(job -> !job.over())
                        .map(Followed::latest)
                        .toList();
        reporter.progress(open);
        return open.isEmpty() && complete(selection);
    }

    /** Nobody waits for hours without knowing what for. */
    private void tellHours(Optional<Instant> closedUntil) {
        if (!closedUntil.equals(toldClosedUntil)) {
            closedUntil.ifPresent(until ->
                    reporter.note(
                            "It is outside the hours of the window's queue, which begin at "
                                    + HOURS.format(until.atZone(ZoneId.systemDefault()))
                                    + ". Jobs go on by themselves then; sluice resume JOB"
                                    + " lets one run now."));
            toldClosedUntil = closedUntil;
        }
    }

    private void advance(Followed job, Optional<JobSnapshot> newer, Engine engine, boolean inFull) {
        newer.ifPresent(snapshot -> job.update(snapshot, inFull, engine, reporter));
        boolean removed = newer.isEmpty();
        if (removed || job.ended(interrupted, PATIENCE)) {
            job.tellEnd(engine, reporter);
        }
    }

    /** Whether every job of the selection has been seen; the first samples may lag behind. */
    private boolean complete(Selection selection) {
        return switch (selection) {
            case Selection.Certain(Map<JobId, Long> versions) ->
                    followed.keySet().containsAll(versions.keySet());
            case Selection.Everything() -> true;
        };
    }

    private void interrupt() {
        List<JobId> jobs = List.copyOf(open().keySet());
        if (interrupted && !jobs.isEmpty()) {
            session.engine().control(new Command.Interrupt(), jobs);
        }
    }

    /** What is not over, in its order, each with the version it was last seen in. */
    private Map<JobId, Long> open() {
        Map<JobId, Long> open = new LinkedHashMap<>();
        for (Followed job : followed.values()) {
            if (!job.over()) {
                open.put(job.id(), job.latest().job().version());
            }
        }
        return open;
    }

    private void tellGroups() {
        EngineSnapshot sample = session.engine().snapshot();
        for (Group group : sample.groups()) {
            List<JobSnapshot> jobs =
                    followed.values().stream()
                            .map(Followed::latest)
                            .filter(job -> job.job().group().equals(Optional.of(group.id())))
                            .toList();
            if (!jobs.isEmpty()) {
                reporter.groupEnds(group, jobs);
            }
        }
    }

    /** The jobs as they ended, and how each went. */
    public record Result(List<JobSnapshot> jobs, List<ExitCode> codes) {
        public Result {
            jobs = List.copyOf(jobs);
            codes = List.copyOf(codes);
        }

        /** The worst of all jobs, each on its own. */
        public ExitCode worst() {
            return ExitCode.worst(codes);
        }

        /**
         * Jobs that were asked for together, taken as one: when one of them lost all its items and
         * another did not, then some items failed.
         */
        public ExitCode together() {
            ExitCode worst = worst();
            boolean jobItself = jobs.stream().anyMatch(job -> job.job().failure().isPresent());
            boolean others = codes.stream().anyMatch(code -> code != ExitCode.FAILED);
            return worst == ExitCode.FAILED && others && !jobItself ? ExitCode.SOME_FAILED : worst;
        }
    }
}
