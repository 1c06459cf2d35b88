package dev.sluice.pipelines.process;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Starts all children from one thread that lives as long as the program. On Linux a child asks the
 * kernel to be killed when its parent ends, and there the parent is the thread that forked, not the
 * process; a child of a pool's thread would die with that thread.
 */
final class Spawner {
    private static final Logger LOG = LoggerFactory.getLogger(Spawner.class);
    private static final ExecutorService THREAD =
            Executors.newSingleThreadExecutor(task -> {
                Thread thread = new Thread(task, "sluice-spawner");
                thread.setDaemon(true);
                thread.setUncaughtExceptionHandler(
                        (t, e) -> LOG.error("The spawner ended by an error.", e));
                return thread;
            });
    private static final Optional<Path> SETPRIV = setpriv();

    private Spawner() {}

    /** Whether the system itself ends children when this program is killed. */
    static boolean childrenDieWithUs() {
        return SETPRIV.isPresent();
    }

    static Process start(ProcessBuilder builder) throws IOException, InterruptedException {
        SETPRIV.ifPresent(setpriv -> builder.command(tied(setpriv, builder.command())));
        CompletableFuture<Process> started = new CompletableFuture<>();
        AtomicBoolean abandoned = new AtomicBoolean();
        THREAD.execute(() -> {
            try {
                Process process = builder.start();
                started.complete(process);
                if (abandoned.get()) {
                    Tree.end(process);
                }
            } catch (IOException | RuntimeException e) {
                started.completeExceptionally(e);
            }
        });
        try {
            return started.get();
        } catch (InterruptedException e) {
            // It may be on its way, or there already, and belongs to nobody then.
            abandoned.set(true);
            if (started.isDone() && !started.isCompletedExceptionally()) {
                Tree.end(started.resultNow());
            }
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static List<String> tied(Path setpriv, List<String> command) {
        List<String> all = new ArrayList<>();
        all.add(setpriv.toString());
        all.add("--pdeathsig");
        all.add("KILL");
        all.add("--");
        all.addAll(command);
        return all;
    }

    private static Optional<Path> setpriv() {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return Optional.empty();
        }
        return List.of("/usr/bin/setpriv", "/bin/setpriv").stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
