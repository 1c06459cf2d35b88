package dev.sluice.cli.follow;

import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.Job;
import dev.sluice.engine.job.JobId;
import dev.sluice.engine.job.JobState;
import dev.sluice.engine.job.PauseReason;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which jobs a command works on. */
public sealed interface Selection {
    /** Lets the engine work on them. */
    void activate(Engine engine);

    /** Those of a sample that are to be followed from now on. */
    List<JobSnapshot> of(EngineSnapshot sample);

    /** Whether what a sample says of a job is news, rather than from before the command. */
    boolean fresh(Job job);

    /**
     * Certain jobs.
     *
     * @param versions the version from which on each is news
     */
    record Certain(Map<JobId, Long> versions) implements Selection {
        public Certain {
            versions = Map.copyOf(versions);
        }

        /** Jobs that were just queued. */
        public static Certain queued(Collection<Job> jobs) {
            return new Certain(jobs.stream().collect(Collectors.toMap(Job::id, Job::version)));
        }

        /** Jobs as they stood before a command that took effect on them. */
        public static Certain changedSince(Collection<Job> before) {
            return new Certain(
                    before.stream().collect(Collectors.toMap(Job::id, job -> job.version() + 1)));
        }

        @Override
        public void activate(Engine engine) {
            engine.activate(List.copyOf(versions.keySet()));
        }

        @Override
        public List<JobSnapshot> of(EngineSnapshot sample) {
            return sample.jobs().stream()
                    .filter(job -> versions.containsKey(job.job().id()))
                    .toList();
        }

        @Override
        public boolean fresh(Job job) {
            return job.version() >= versions.getOrDefault(job.id(), 0L);
        }
    }

    /** All jobs that can go on, those that come while it runs too. */
    record Everything() implements Selection {
        @Override
        public void activate(Engine engine) {
            engine.activateAll();
        }

        @Override
        public List<JobSnapshot> of(EngineSnapshot sample) {
            return sample.jobs().stream().filter(job -> goesOn(job.job())).toList();
        }

        @Override
        public boolean fresh(Job job) {
            return true;
        }

        private static boolean goesOn(Job job) {
            boolean onPurpose =
                    (job.state() == JobState.PAUSED || job.state() == JobState.PAUSING)
                            && job.pauseReason().equals(Optional.of(PauseReason.BY_USER));
            return !job.state().ended() && !onPurpose;
        }
    }
}
