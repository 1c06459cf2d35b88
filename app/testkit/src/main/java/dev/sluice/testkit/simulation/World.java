package dev.sluice.testkit.simulation;

import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.schedule.EngineConfig;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one simulation consists of besides the program: it goes on when the program is killed. */
final class World {
    private static final long SLOW_AFTERWARDS = 8_000_000_000L;
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    final long seed;
    final Chance chance;
    final Trace trace;
    final Outside outside = new Outside();
    final EngineConfig config;
    final List<PipelineShape> pipelines;
    final List<JobShape> shapes = new ArrayList<>();
    final Map<JobId, JobRecord> jobs = new LinkedHashMap<>();

    /** Jobs that were in the store and that somebody removed. */
    final Set<JobId> removed = new HashSet<>();

    long nanos;

    /** Whether the wall clock was set, and by how much. */
    Duration wallClockOff = Duration.ZERO;

    boolean storeRefuses;
    boolean diskIsSlow;

    /** Whether reading the store fails now and then. */
    boolean storeUnreadable;

    /** Whether pipelines make mistakes now and then where they are asked something. */
    boolean pipelinesFaulty;

    /** Grows with every step of work that gets on, so that a standstill can be told. */
    long progress;

    private long slowUntil;

    private Optional<Violation> violation = Optional.empty();

    World(
            long seed,
            Chance chance,
            Trace trace,
            EngineConfig config,
            List<PipelineShape> pipelines) {
        this.seed = seed;
        this.chance = chance;
        this.trace = trace;
        this.config = config;
        this.pipelines = pipelines;
    }

    Clock clock() {
        InstantSource source = () -> START.plusNanos(nanos).plus(wallClockOff);
        return source.withZone(ZoneOffset.UTC);
    }

    /** A disk is slow or full, or was so a moment ago: answers may take their time. */
    boolean slow() {
        if (storeRefuses || storeUnreadable || diskIsSlow) {
            slowUntil = nanos + SLOW_AFTERWARDS;
        }
        return nanos < slowUntil;
    }

    /** A mistake of a pipeline, now and then while that is on. */
    boolean mistake() {
        boolean made = pipelinesFaulty && chance.oneIn(3);
        if (made) {
            say("a pipeline makes a mistake");
        }
        return made;
    }

    void say(String what) {
        trace.say(nanos, what);
    }

    /** Remembers the first rule that was broken; the engine would catch what is thrown at it. */
    Violation broken(String rule) {
        Violation made = new Violation(rule);
        if (violation.isEmpty()) {
            say("BROKEN: " + rule);
            violation = Optional.of(made);
        }
        return made;
    }

    /** Holds a rule; in its words each {@code %s} or {@code %d} stands for the next value. */
    void check(boolean holds, String rule, Object... values) {
        if (holds) {
            return;
        }
        StringBuilder words = new StringBuilder(rule);
        for (Object value : values) {
            int at = words.indexOf("%");
            words.replace(at, at + 2, String.valueOf(value).replace('%', ' '));
        }
        throw broken(words.toString());
    }

    void throwIfBroken() {
        if (violation.isPresent()) {
            throw violation.get();
        }
    }

    /** The shape behind a request; its name is the shape's number. */
    JobShape shape(JobRequest request) {
        return shapes.get(Integer.parseInt(request.name()));
    }

    JobRecord job(JobId id) {
        JobRecord job = jobs.get(id);
        if (job == null) {
            throw broken("The engine speaks of a job " + id + " that is not there.");
        }
        return job;
    }
}
