package dev.sluice.engine.link;

import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.event.EngineEvent;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One client of the owner: a thread that reads its requests, one that writes to it, and one a
 * request under way. A client that is slow gets fewer samples; one that does not read at all, or
 * sends what is no request, is dropped.
 */
final class ClientSession implements AutoCloseable {
    /** A client may have this many requests under way before its next ones wait. */
    private static final int REQUESTS_AT_ONCE = 16;

    /** Enough for a hundred thousand operands. */
    private static final int LONGEST_REQUEST = 32 * 1024 * 1024;

    private static final int LONGEST_GREETING = 4096;
    private static final int MOST_UNREAD = 20_000;

    private static final Logger LOG = LoggerFactory.getLogger(ClientSession.class);

    private final Lines lines;
    private final Answering answering;
    private final LinkAddress address;
    private final Semaphore slots = new Semaphore(REQUESTS_AT_ONCE);
    private final BlockingQueue<Sending> outbox = new LinkedBlockingQueue<>(MOST_UNREAD);
    private final AtomicBoolean samplePending = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();

    /** What waits to be sent; a sample is taken when its turn comes, so it is never stale. */
    private sealed interface Sending {
        record Line(String text) implements Sending {}

        record Sample() implements Sending {}

        record End() implements Sending {}
    }

    ClientSession(Lines lines, Answering answering, LinkAddress address) {
        this.lines = lines;
        this.answering = answering;
        this.address = address;
    }

    /**
     * Serves the client until it leaves; returns then.
     *
     * @param greeted called once the client has shown that it may be here
     */
    void serve(Runnable greeted) {
        try {
            if (greet()) {
                greeted.run();
                Thread.ofVirtual().name("link-writer").start(this::writeAll);
                Engine.Subscription subscription =
                        answering.engine().subscribe(this::tell, this::tell);
                try {
                    readAll();
                } finally {
                    subscription.close();
                }
            }
        } catch (JacksonException e) {
            LOG.warn("A client of the link was dropped: no JSON, {}", e.getOriginalMessage());
        } catch (IOException | RuntimeException e) {
            if (!closed.get()) {
                LOG.warn("A client of the link was dropped: {}", e.toString());
            }
        } finally {
            close();
        }
    }

    private boolean greet() throws IOException {
        Optional<String> line = lines.read(LONGEST_GREETING);
        if (line.isEmpty()) {
            return false;
        }
        JsonNode greeting = LinkJson.parse(line.get());
        byte[] shown = greeting.path("token").asString("").getBytes(StandardCharsets.UTF_8);
        byte[] token = address.token().getBytes(StandardCharsets.UTF_8);
        ObjectNode answer = LinkJson.object();
        answer.put("protocol", LinkAddress.PROTOCOL);
        if (!MessageDigest.isEqual(shown, token)) {
            throw new IOException("wrong token");
        }
        lines.write(LinkJson.write(answer));
        return greeting.path("protocol").asInt(0) == LinkAddress.PROTOCOL;
    }

    private void readAll() throws IOException {
        send(new Sending.Sample());
        for (Optional<String> line = lines.read(LONGEST_REQUEST);
                line.isPresent();
                line = lines.read(LONGEST_REQUEST)) {
            Request.Numbered asked;
            try {
                asked = LinkJson.read(line.get(), Request.Numbered.class);
            } catch (JacksonException e) {
                throw new IOException("not a request: " + e.getOriginalMessage(), e);
            }
            slots.acquireUninterruptibly();
            Thread.ofVirtual().name("link-request").start(() -> carryOut(asked));
        }
    }

    private void carryOut(Request.Numbered asked) {
        try {
            String answer = answering.answer(asked);
            // The client's next look at the queue must show what it has just done.
            send(new Sending.Sample());
            send(new Sending.Line(answer));
        } finally {
            slots.release();
        }
    }

    private void tell(EngineSnapshot sample) {
        if (samplePending.compareAndSet(false, true)) {
            send(new Sending.Sample());
        }
    }

    private void tell(EngineEvent event) {
        ObjectNode line = LinkJson.object();
        line.set("event", LinkJson.event(event));
        send(new Sending.Line(LinkJson.write(line)));
    }

    private void send(Sending what) {
        if (!outbox.offer(what) && closed.compareAndSet(false, true)) {
            LOG.warn("A client of the link was dropped: it does not read what it is sent.");
            closeLines();
        }
    }

    private void writeAll() {
        SampleWriting samples = new SampleWriting();
        try {
            while (true) {
                switch (outbox.take()) {
                    case Sending.Line(var text) -> lines.write(text);
                    case Sending.Sample() -> {
                        samplePending.set(false);
                        samples.write(answering.engine().snapshot(), this::writeLine);
                    }
                    case Sending.End() -> {
                        return;
                    }
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // The client has left; its reader ends by the same.
            LOG.debug("A client of the link has left", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closeLines();
        }
    }

    private void writeLine(String text) {
        try {
            lines.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void closeLines() {
        try {
            lines.close();
        } catch (IOException e) {
            LOG.debug("Closing a client of the link", e);
        }
    }

    @Override
    public void close() {
        closed.set(true);
        outbox.clear();
        send(new Sending.End());
        closeLines();
    }
}
