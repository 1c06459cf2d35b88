package dev.sluice.engine.schedule;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.Optional;

/**
 * Something a disk is asked on a worker, as one that is reached over a network may not answer for
 * hours; the loop goes by what it answered last. Belongs to the loop.
 */
final class DiskQuestion<T> {
    private static final Logger LOG = LoggerFactory.getLogger(DiskQuestion.class);

    private final Ports ports;
    private final Look<T> look;
    private Optional<T> lastAnswer = Optional.empty();
    private boolean asking;

    DiskQuestion(Ports ports, Look<T> look) {
        this.ports = ports;
        this.look = look;
    }

    /** What is asked; on a worker, one after the other. */
    interface Look<T> {
        T look() throws IOException;
    }

    /** What the disk answered last; empty until it does. */
    Optional<T> lastAnswer() {
        return lastAnswer;
    }

    /**
     * Asks again, unless the disk has not even answered yet.
     *
     * @param heard called on the loop afterwards, also when nobody could tell
     */
    void ask(Runnable heard) {
        if (!asking) {
            asking = true;
            ports.workers().startComputing("look at a disk", () -> answer(heard));
        }
    }

    private void answer(Runnable heard) {
        Optional<T> answer = read();
        ports.loop()
                .post(() -> {
                    asking = false;
                    lastAnswer = answer.or(() -> lastAnswer);
                    heard.run();
                });
    }

    private Optional<T> read() {
        try {
            return Optional.of(look.look());
        } catch (IOException | RuntimeException e) {
            LOG.debug("A disk can't tell what it is asked.", e);
            return Optional.empty();
        }
    }
}
