package dev.sluice.bench;

import com.sun.management.OperatingSystemMXBean;

import java.io.IOException;
import java.lang.management.ManagementFactory;

/**
 * What a piece of work took.
 *
 * @param seconds on the clock
 * @param cpuSeconds of all threads of the program; on a loaded machine the fairer figure
 */
public record Cost(double seconds, double cpuSeconds) {

    /** Work of this program. */
    @FunctionalInterface
    public interface Work {
        void run() throws IOException, InterruptedException;
    }

    /** Measures the whole program's CPU time, with what the JVM does on the side. */
    public static Cost of(Work work) throws IOException, InterruptedException {
        OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long cpuStart = system.getProcessCpuTime();
        long start = System.nanoTime();
        work.run();
        return new Cost(
                (System.nanoTime() - start) / 1e9, (system.getProcessCpuTime() - cpuStart) / 1e9);
    }

    /** Measures the CPU time of the calling thread only. */
    static Cost ofThread(Work work) throws IOException, InterruptedException {
        long cpuStart = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long start = System.nanoTime();
        work.run();
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpuStart;
        return new Cost((System.nanoTime() - start) / 1e9, cpu / 1e9);
    }
}
