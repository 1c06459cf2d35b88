package dev.sluice.pipelines.process;

import dev.sluice.engine.pipeline.StopRequested;
import dev.sluice.engine.pipeline.StopSignal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs one program to its end. When the stop signal asks, or the thread is interrupted, or its time
 * is over, it is killed with all that it has started; when this program is killed, the system ends
 * it (Linux), or the next start does (elsewhere, see {@link ChildRecords}).
 */
public final class ChildProcess {
    private static final Logger LOG = LoggerFactory.getLogger(ChildProcess.class);
    private static final long DRAIN_MILLIS = 2_000;

    private ChildProcess() {}

    /**
     * Starts it and waits. Its standard input is empty.
     *
     * @param out hears its standard output
     * @param err hears its standard error
     * @return its exit code; never 0 when it was killed
     * @throws StopRequested when it was ended because {@code stop} asked for it
     * @throws ChildTooSlow when it was ended because its time was over
     * @throws IOException when it cannot be started
     */
    public static int run(ChildCommand command, LineListener out, LineListener err, StopSignal stop)
            throws IOException, InterruptedException {
        stop.check();
        Process process = Spawner.start(builder(command));
        try (ChildRecords.Entry _ = ChildRecords.enter(process);
                StopSignal.Registration _ = stop.onStop(() -> Tree.end(process))) {
            Thread outReader = reader(process.getInputStream(), command, out, "out");
            Thread errReader = reader(process.getErrorStream(), command, err, "err");
            boolean ended = waitFor(process, command);
            if (!ended) {
                Tree.end(process);
            }
            int code = process.waitFor();
            // A grandchild may hold the pipes open for longer than the child lived.
            outReader.join(DRAIN_MILLIS);
            errReader.join(DRAIN_MILLIS);
            stop.check();
            if (!ended) {
                throw new ChildTooSlow(command);
            }
            return code;
        } finally {
            if (process.isAlive()) {
                Tree.end(process);
            }
        }
    }

    private static boolean waitFor(Process process, ChildCommand command)
            throws InterruptedException {
        if (command.limit().isEmpty()) {
            process.waitFor();
            return true;
        }
        return process.waitFor(command.limit().get().toMillis(), TimeUnit.MILLISECONDS);
    }

    private static ProcessBuilder builder(ChildCommand command) {
        ProcessBuilder builder = new ProcessBuilder();
        builder.command().add(command.executable().toString());
        builder.command().addAll(command.arguments());
        builder.directory(command.folder().toFile());
        Map<String, String> environment = builder.environment();
        Map<String, String> scrubbed = Surroundings.scrubbed(environment);
        environment.clear();
        environment.putAll(scrubbed);
        environment.putAll(command.variables());
        builder.redirectInput(ProcessBuilder.Redirect.from(nothing()));
        return builder;
    }

    private static File nothing() {
        return new File(
                System.getProperty("os.name", "").startsWith("Windows") ? "NUL" : "/dev/null");
    }

    private static Thread reader(
            InputStream stream, ChildCommand command, LineListener listener, String name) {
        Thread thread =
                new Thread(
                        () -> read(stream, command, listener),
                        "sluice-child-" + name + "-" + command.executable().getFileName());
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(
                (t, e) -> LOG.error("{} ended by an error.", t.getName(), e));
        thread.start();
        return thread;
    }

    private static void read(InputStream stream, ChildCommand command, LineListener listener) {
        try (stream) {
            new BoundedLines(stream, command.longestLineBytes(), listener).readAll();
        } catch (IOException e) {
            LOG.debug("{} closed its output.", command.executable(), e);
        }
    }
}
