package dev.sluice.desktop.window;

import javafx.application.Platform;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Scanner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Watches the FX thread from outside: hands it a beat, waits until it was taken, and hands it the
 * next a little later. What a beat waits is what a person's click would have waited. While one is
 * late it looks what the FX thread is at.
 */
final class FxPauses implements AutoCloseable {
    private static final long BETWEEN_MILLIS = 5;
    private static final Duration WORTH_A_LOOK = Duration.ofMillis(50);
    private static final Duration TOO_LONG = Duration.ofMillis(100);

    /** So many of the pauses are told of, too long or not. */
    private static final int AT_LEAST = 5;

    private static final long LATE = TimeUnit.MILLISECONDS.toNanos(40);
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(8);

    private final Supplier<String> doing;
    private final Thread watch = new Thread(this::run, "fx-watch");
    private final Punctual punctual = new Punctual();
    private final AtomicLong taken = new AtomicLong();
    private volatile boolean ended;
    private long beats;
    private final List<FxPause> over50 = new ArrayList<>();
    private long longest;

    /**
     * @param doing what the program is asked for now, for the report; any thread
     */
    FxPauses(Supplier<String> doing) {
        this.doing = doing;
        watch.setDaemon(true);
    }

    void start() {
        punctual.start();
        watch.start();
    }

    private void run() {
        try {
            Thread fx = fxThread();
            Optional<Path> schedule = scheduleOf(fx);
            while (!ended) {
                count(beat(fx, schedule));
                TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private FxPause beat(Thread fx, Optional<Path> schedule) throws InterruptedException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        List<StackTraceElement[]> stacks = new ArrayList<>();
        long worked = threads.getThreadCpuTime(fx.threadId());
        long forCore = delayOf(schedule);
        long collected = collected();
        long compiled = ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
        long classes = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
        punctual.latest();
        long handed = System.nanoTime();
        long look = handed + LATE;
        taken.set(0);
        Platform.runLater(() -> taken.set(System.nanoTime()));
        while (taken.get() == 0 && !ended) {
            TimeUnit.MILLISECONDS.sleep(1);
            if (System.nanoTime() > look && taken.get() == 0) {
                stacks.add(fx.getStackTrace());
                look = System.nanoTime() + LOOK_AGAIN;
            }
        }
        return new FxPause(
                taken.get() - handed,
                threads.getThreadCpuTime(fx.threadId()) - worked,
                delayOf(schedule) - forCore,
                TimeUnit.MILLISECONDS.toNanos(collected() - collected),
                TimeUnit.MILLISECONDS.toNanos(
                        ManagementFactory.getCompilationMXBean().getTotalCompilationTime()
                                - compiled),
                ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount() - classes,
                punctual.latest(),
                doing.get(),
                stacks);
    }

    private static long collected() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(collector -> !collector.getName().contains("Concurrent"))
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }

    private static Thread fxThread() {
        CompletableFuture<Thread> itself = new CompletableFuture<>();
        Platform.runLater(() -> itself.complete(Thread.currentThread()));
        return itself.join();
    }

    /** Where Linux tells how long a thread has waited for a core. */
    private static Optional<Path> scheduleOf(Thread thread) {
        Path tasks = Path.of("/proc/self/task");
        if (!Files.isDirectory(tasks)) {
            return Optional.empty();
        }
        // It keeps the first fifteen characters of a name.
        String kept = thread.getName().substring(0, Math.min(15, thread.getName().length()));
        try (DirectoryStream<Path> all = Files.newDirectoryStream(tasks)) {
            for (Path task : all) {
                if (Files.readString(task.resolve("comm")).strip().equals(kept)) {
                    return Optional.of(task.resolve("schedstat"));
                }
            }
        } catch (IOException e) {
            System.err.println("Nobody tells how long the FX thread waits for a core: " + e);
        }
        return Optional.empty();
    }

    private static long delayOf(Optional<Path> schedule) {
        if (schedule.isEmpty()) {
            return 0;
        }
        // Of its three numbers the second is the time without a core.
        try (Scanner numbers = new Scanner(schedule.get(), StandardCharsets.US_ASCII)) {
            numbers.nextLong();
            return numbers.nextLong();
        } catch (IOException e) {
            return 0;
        }
    }

    private synchronized void count(FxPause pause) {
        if (ended) {
            return;
        }
        beats++;
        longest = Math.max(longest, pause.waited());
        if (pause.waited() > WORTH_A_LOOK.toNanos()) {
            over50.add(pause);
        }
    }

    /** How often and how long, and the worst with what they went to. */
    synchronized String report() {
        List<FxPause> worst = tooLong().toList();
        return String.format(
                        Locale.ROOT,
                        "%,d beats; longest pause %.0f ms; %d over 50 ms, %d over 100 ms,"
                                + " %d of these the machine's%n",
                        beats,
                        longest / 1e6,
                        over50.size(),
                        worst.size(),
                        worst.stream().filter(FxPause::isTheMachines).count())
                + over50.stream()
                        .sorted(Comparator.comparingLong(FxPause::waited).reversed())
                        .limit(Math.max(worst.size(), AT_LEAST))
                        .map(pause -> "  " + pause)
                        .collect(Collectors.joining("\n"));
    }

    private Stream<FxPause> tooLong() {
        return over50.stream().filter(pause -> pause.waited() > TOO_LONG.toNanos());
    }

    /** Whether no pause was the program's and over 100 ms. */
    synchronized boolean within100Millis() {
        return tooLong().allMatch(FxPause::isTheMachines);
    }

    @Override
    public void close() {
        ended = true;
        punctual.close();
    }
}
