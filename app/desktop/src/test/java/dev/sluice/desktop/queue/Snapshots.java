package dev.sluice.desktop.queue;

import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.Group;
import dev.sluice.engine.job.GroupId;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PauseReason;
import dev.sluice.engine.job.PhaseId;
import dev.sluice.engine.job.PipelineId;
import dev.sluice.engine.progress.BatchProgress;
import dev.sluice.engine.progress.Counts;
import dev.sluice.engine.progress.Current;
import dev.sluice.engine.progress.Eta;
import dev.sluice.engine.progress.JobProgress;
import dev.sluice.engine.progress.Measure;
import dev.sluice.engine.progress.PhaseKind;
import dev.sluice.engine.progress.PhaseProgress;
import dev.sluice.engine.progress.PhaseStatus;
import dev.sluice.engine.progress.Total;
import dev.sluice.engine.progress.Unit;
import dev.sluice.engine.progress.Waits;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Samples of an engine, made by hand. */
public final class Snapshots {

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Snapshots() {}

    public static EngineSnapshot of(JobSnapshot... jobs) {
        return at(NOON, List.of(), jobs);
    }

    public static EngineSnapshot at(Instant at, List<Group> groups, JobSnapshot... jobs) {
        return new EngineSnapshot(
                at,
                List.of(jobs),
                groups,
                List.of(
                        new EngineSnapshot.LaneUse("jobs", 1, 3, Map.of()),
                        new EngineSnapshot.LaneUse("cpu", 1, 2, Map.of(Unit.BYTES, 84e6))),
                new EngineSnapshot.Staging(0, 50_000_000_000L, 59_000_000_000L),
                new Eta.Remaining(Duration.ofMinutes(10), Duration.ofMinutes(20)),
                0);
    }

    public static Group group(String id, String name) {
        return new Group(new GroupId(id), name, NOON);
    }

    public static Builder job(String id) {
        return new Builder(id);
    }

    /** A job with sensible defaults. */
    public static final class Builder {
        private final String id;
        private String name;
        private JobState state = JobState.QUEUED;
        private long position = 1;
        private int priority;
        private Optional<GroupId> group = Optional.empty();
        private Optional<Instant> finished = Optional.empty();
        private Counts items = new Counts(true, false, 0, 0, 0, 0, 24);
        private List<PhaseProgress> phases = List.of();
        private Eta eta = new Eta.Unavailable(Eta.Reason.WARMING_UP);
        private Optional<PhaseId> holdsBack = Optional.empty();
        private Map<String, String> options = Map.of("table", "events");
        private Map<String, Long> tallies = Map.of();
        private Duration elapsed = Duration.ZERO;
        private Optional<BatchProgress> batch = Optional.empty();
        private long weight = 50_000_000_000L;

        private Builder(String id) {
            this.id = id;
            this.name = id;
        }

        public Builder named(String newName) {
            name = newName;
            return this;
        }

        public Builder in(JobState newState) {
            state = newState;
            return this;
        }

        public Builder options(Map<String, String> given) {
            options = given;
            return this;
        }

        public Builder at(long newPosition) {
            position = newPosition;
            return this;
        }

        Builder priority(int newPriority) {
            priority = newPriority;
            return this;
        }

        public Builder of(String groupId) {
            group = Optional.of(new GroupId(groupId));
            return this;
        }

        Builder finished(Instant when) {
            finished = Optional.of(when);
            return this;
        }

        public Builder items(long done, long failed, long waiting) {
            items = new Counts(true, false, done, 0, failed, 0, waiting);
            return this;
        }

        Builder phases(PhaseProgress... newPhases) {
            phases = List.of(newPhases);
            return this;
        }

        Builder left(Duration low, Duration high, String slowest) {
            eta = new Eta.Remaining(low, high);
            holdsBack = Optional.of(new PhaseId(slowest));
            return this;
        }

        Builder rows(long loaded, long rejected) {
            tallies = Map.of("rows.loaded", loaded, "rows.rejected", rejected);
            return this;
        }

        /** Nobody has looked at its files yet. */
        Builder unseen() {
            weight = 0;
            return this;
        }

        Builder batch(BatchProgress progress) {
            batch = Optional.of(progress);
            return this;
        }

        Builder elapsed(Duration time) {
            elapsed = time;
            return this;
        }

        public JobSnapshot build() {
            boolean pausing = state == JobState.PAUSED || state == JobState.PAUSING;
            Job job =
                    new Job(
                            new JobId("j-" + id),
                            group,
                            new JobRequest(
                                    new PipelineId("load"), name, List.of("/data/" + id), options),
                            state,
                            priority,
                            position,
                            NOON,
                            Optional.empty(),
                            finished,
                            elapsed,
                            pausing ? Optional.of(PauseReason.BY_USER) : Optional.empty(),
                            Optional.empty(),
                            Objects.hash(position, priority, state));
            return new JobSnapshot(
                    job,
                    new JobProgress(items, weight, phases, eta, holdsBack, batch, tallies),
                    elapsed,
                    Optional.empty());
        }
    }

    static PhaseProgress files() {
        return phase("files", PhaseKind.FIND, PhaseStatus.DONE, counts(39, 0, 0, 0), Unit.ITEMS)
                .build();
    }

    static PhaseBuilder phase(
            String id, PhaseKind kind, PhaseStatus status, Counts counts, Unit unit) {
        return new PhaseBuilder(id, kind, status, counts, unit);
    }

    static Counts counts(long done, long failed, long running, long waiting) {
        return new Counts(true, false, done, 0, failed, running, waiting);
    }

    /** A phase with sensible defaults. */
    static final class PhaseBuilder {
        private final String id;
        private final PhaseKind kind;
        private final PhaseStatus status;
        private final Counts counts;
        private final Unit unit;
        private long done;
        private Total total = Total.unknown();
        private Optional<Double> rate = Optional.empty();
        private List<Current> current = List.of();
        private long queued;
        private Waits waits = new Waits.No();
        private double fraction;

        private PhaseBuilder(
                String id, PhaseKind kind, PhaseStatus status, Counts counts, Unit unit) {
            this.id = id;
            this.kind = kind;
            this.status = status;
            this.counts = counts;
            this.unit = unit;
        }

        PhaseBuilder measured(long newDone, Total newTotal, double perSecond) {
            done = newDone;
            total = newTotal;
            rate = Optional.of(perSecond);
            return this;
        }

        PhaseBuilder at(double newFraction, String... names) {
            fraction = newFraction;
            current =
                    java.util.Arrays.stream(names)
                            .map(name -> new Current(name, Optional.of(0.64)))
                            .toList();
            return this;
        }

        PhaseBuilder queued(long number) {
            queued = number;
            return this;
        }

        PhaseBuilder waits(Waits why) {
            waits = why;
            return this;
        }

        PhaseProgress build() {
            return new PhaseProgress(
                    new PhaseId(id),
                    kind,
                    status,
                    counts,
                    new Measure(unit, done, total),
                    rate,
                    new Eta.Unavailable(Eta.Reason.WARMING_UP),
                    Optional.of(fraction),
                    current,
                    queued,
                    waits,
                    1);
        }
    }
}
