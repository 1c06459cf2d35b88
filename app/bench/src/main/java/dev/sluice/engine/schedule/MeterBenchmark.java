package dev.sluice.engine.schedule;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.GroupThreads;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

import java.util.concurrent.TimeUnit;

/**
 * What a worker pays to count its progress: a few nanoseconds a call, also while others count on
 * the same meter and the sampler reads it.
 *
 * <p>It stands in the package of what it measures, which nobody else needs to see.
 */
@State(Scope.Group)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MeterBenchmark {
    private final AttemptMeter meter = new AttemptMeter("2024-01.tsv");

    /** One worker, one meter: the usual case. */
    @Benchmark
    @Group("alone")
    @GroupThreads(1)
    public void oneWorkerCounts() {
        meter.advance(1, 120);
    }

    /** Two workers on the parts of one file. */
    @Benchmark
    @Group("together")
    @GroupThreads(2)
    public void twoWorkersCount() {
        meter.advance(1, 120);
    }

    /** A worker beside a reader a million times as eager as the sampler. */
    @Benchmark
    @Group("sampled")
    @GroupThreads(1)
    public void oneWorkerCountsWhileSampled() {
        meter.advance(1, 120);
    }

    /** The reader of the case above; its own time does not matter. */
    @Benchmark
    @Group("sampled")
    @GroupThreads(1)
    public void sampler(Blackhole hole) {
        hole.consume(meter.doneUnits());
        hole.consume(meter.doneWeight());
    }
}
