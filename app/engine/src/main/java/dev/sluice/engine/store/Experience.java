package dev.sluice.engine.store;

import dev.sluice.engine.job.PhaseId;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What jobs that went well say about how long one like them will take, before it has begun. Of
 * those in which the same phases ran, the ones nearest in size count; where there is none, the
 * phases are put together from whichever jobs ran them.
 */
public final class Experience {
    /** So many good jobs are worth asking the store for. */
    public static final int JOBS = 60;

    private static final int NEAREST = 9;
    private static final int ENOUGH = 4;

    /** What a few runs do not show: how much the next one may differ. */
    private static final double FEW_LOW = 0.75;

    private static final double FEW_HIGH = 1.35;
    private static final double MANY_LOW = 0.95;
    private static final double MANY_HIGH = 1.08;

    /** Beyond so many times the size of any job seen, the end is guesswork upwards. */
    private static final double FAR = 4;

    private static final double FAR_HIGH = 1.3;

    /**
     * A start and an end take a second or two whatever lies between them. In a shorter job they are
     * too large a share for it to tell of a far larger one: no range is better than one ten times
     * too long.
     */
    private static final double SHORT_MILLIS = 10_000;

    private static final double LOW_QUANTILE = 0.15;
    private static final double HIGH_QUANTILE = 0.85;

    private final List<EndedJob> jobs;

    private Experience(List<EndedJob> jobs) {
        this.jobs = List.copyOf(jobs);
    }

    /**
     * @param successes of one pipeline, as {@link HistoryQuery#successesOf} finds them
     */
    public static Experience of(List<EndedJob> successes) {
        return new Experience(successes.stream().filter(job -> !job.worked().isZero()).toList());
    }

    /** Whether there is nothing to tell from. */
    public boolean isEmpty() {
        return jobs.isEmpty();
    }

    /**
     * How long a job is expected to be worked on.
     *
     * @param jobs how many earlier ones say so
     */
    public record Expected(Duration low, Duration high, int jobs) {}

    /**
     * Tells from jobs like this one; empty while there is none.
     *
     * @param running phases of item scope that it will run
     * @param all phases of item scope that its pipeline has
     * @param weight in the currency of items; 0 where items weigh nothing
     */
    public Optional<Expected> expect(
            Set<PhaseId> running, Set<PhaseId> all, long items, long weight) {
        if (running.isEmpty() || (items <= 0 && weight <= 0)) {
            return Optional.empty();
        }
        boolean weighed = weight > 0;
        double size = (double) (weighed ? weight : items);
        List<Run> runs = new ArrayList<>();
        for (EndedJob job : jobs) {
            Set<PhaseId> ran = new HashSet<>();
            long done = 0;
            for (EndedJob.WorkedPhase phase : job.phases()) {
                PhaseTotals totals = phase.totals();
                if (all.contains(phase.phase()) && totals.done() > 0) {
                    ran.add(phase.phase());
                    done = Math.max(done, weighed ? totals.doneWeight() : totals.done());
                }
            }
            Run run = new Run((double) done, (double) job.worked().toMillis());
            if (ran.equals(running) && run.tellsOf(size)) {
                runs.add(run);
            }
        }
        return runs.isEmpty() ? fromPhases(running, weighed, size) : fromRuns(runs, size);
    }

    /** What one job worked on, and how long. */
    private record Run(double size, double millis) {
        boolean tellsOf(double other) {
            return size > 0 && millis > 0 && (millis >= SHORT_MILLIS || other <= size * FAR);
        }

        double distance(double other) {
            return Math.abs(Math.log(size / other));
        }
    }

    private static Optional<Expected> fromRuns(List<Run> runs, double size) {
        List<Run> nearest =
                runs.stream()
                        .sorted(Comparator.comparingDouble(run -> run.distance(size)))
                        .limit(NEAREST)
                        .toList();
        List<Double> millis =
                nearest.stream().map(run -> run.millis() * size / run.size()).sorted().toList();
        boolean few = millis.size() < ENOUGH;
        double low = quantile(millis, LOW_QUANTILE) * (few ? FEW_LOW : MANY_LOW);
        double high = quantile(millis, HIGH_QUANTILE) * (few ? FEW_HIGH : MANY_HIGH);
        double largest = nearest.stream().mapToDouble(Run::size).max().orElse(size);
        if (size > largest * FAR) {
            high *= FAR_HIGH;
        }
        // A small job still starts and ends: it never takes less than the smallest one did by much.
        double smallest = nearest.stream().mapToDouble(Run::size).min().orElse(size);
        if (size < smallest) {
            high = Math.max(high, nearest.stream().mapToDouble(Run::millis).min().orElse(high));
        }
        return Optional.of(expected(low, high, nearest.size()));
    }

    /** At best all phases run side by side, at worst one after the other. */
    private Optional<Expected> fromPhases(Set<PhaseId> running, boolean weighed, double size) {
        double longest = 0;
        double sum = 0;
        int known = Integer.MAX_VALUE;
        for (PhaseId phase : running) {
            List<Double> millis =
                    jobs.stream()
                            .flatMap(job -> job.phase(phase).stream())
                            .map(EndedJob.WorkedPhase::totals)
                            .map(t ->
                                    new Run(
                                            (double) (weighed ? t.doneWeight() : t.done()),
                                            (double) t.workedMillis()))
                            .filter(run -> run.tellsOf(size))
                            .map(run -> run.millis() * size / run.size())
                            .sorted()
                            .toList();
            if (millis.isEmpty()) {
                return Optional.empty();
            }
            double typical = quantile(millis, 0.5);
            longest = Math.max(longest, typical);
            sum += typical;
            known = Math.min(known, millis.size());
        }
        return Optional.of(expected(longest * FEW_LOW, sum * FEW_HIGH, known));
    }

    private static Expected expected(double lowMillis, double highMillis, int jobs) {
        long low = Math.round(Math.max(0, lowMillis));
        return new Expected(
                Duration.ofMillis(low),
                Duration.ofMillis(Math.max(low, Math.round(highMillis))),
                jobs);
    }

    private static double quantile(List<Double> sorted, double share) {
        double place = share * (sorted.size() - 1);
        int below = (int) place;
        int above = Math.min(sorted.size() - 1, below + 1);
        return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
    }
}
