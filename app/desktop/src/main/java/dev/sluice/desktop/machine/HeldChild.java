package dev.sluice.desktop.machine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A child process keeps the machine awake as long as it lives. It waits at the end of a pipe whose
 * other end Sluice holds, so that even a killed Sluice leaves nothing behind that keeps a machine
 * awake for good.
 */
final class HeldChild implements Wakefulness {
    private static final Logger LOG = LoggerFactory.getLogger(HeldChild.class);

    /** One that was refused says so within this time. */
    private static final int REFUSAL_MILLIS = 500;

    private final Deque<Candidate> candidates;
    private Optional<Process> child = Optional.empty();

    /**
     * One way to do it.
     *
     * @param command absolute path and arguments
     */
    record Candidate(String name, List<String> command) {}

    /**
     * @param candidates the best first; one that is refused is not tried again
     */
    HeldChild(List<Candidate> candidates) {
        this.candidates = new ArrayDeque<>(candidates);
    }

    @Override
    public Optional<String> means() {
        synchronized (candidates) {
            return Optional.ofNullable(candidates.peek()).map(Candidate::name);
        }
    }

    @Override
    public synchronized void keepAwake(boolean awake) {
        if (!awake) {
            child.ifPresent(HeldChild::end);
            child = Optional.empty();
        } else if (child.filter(Process::isAlive).isEmpty()) {
            child = begin();
        }
    }

    private Optional<Process> begin() {
        synchronized (candidates) {
            while (!candidates.isEmpty()) {
                Candidate next = candidates.element();
                try {
                    Process started =
                            new ProcessBuilder(next.command())
                                    .redirectErrorStream(true)
                                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                    .start();
                    if (!started.waitFor(REFUSAL_MILLIS, TimeUnit.MILLISECONDS)) {
                        return Optional.of(started);
                    }
                    LOG.warn(
                            "{} does not keep the machine awake; it ended with code {}",
                            next.name(),
                            started.exitValue());
                } catch (IOException e) {
                    LOG.warn("{} can't be started", next.name(), e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return Optional.empty();
                }
                candidates.remove();
            }
            return Optional.empty();
        }
    }

    private static void end(Process process) {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            LOG.debug("Its end of the pipe was closed already.", e);
        }
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
