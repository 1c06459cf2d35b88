package dev.sluice.engine.link;

import dev.sluice.engine.EngineSnapshot;
import dev.sluice.engine.event.EngineEvent;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The client's end of a link: numbers requests, matches answers, keeps the newest sample. Any
 * thread may ask; one daemon thread reads.
 */
final class LinkClient implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LinkClient.class);
    private static final int LONGEST_LINE = 256 * 1024 * 1024;

    /** So long may an owner take for the greeting and the first sample. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Lines lines;
    private final Listeners listeners = new Listeners();
    private final SampleReading samples = new SampleReading();
    private final AtomicLong lastId = new AtomicLong();
    private final Map<Long, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final CompletableFuture<EngineSnapshot> first = new CompletableFuture<>();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private volatile Optional<EngineSnapshot> newest = Optional.empty();
    private volatile boolean closed;

    private LinkClient(Lines lines) {
        this.lines = lines;
    }

    /** An owner that speaks another version of the link. */
    static final class OtherProtocol extends IOException {
        private static final long serialVersionUID = 1;

        OtherProtocol(int protocol) {
            super("protocol " + protocol);
        }
    }

    /** An owner that is there and says nothing: stopped, or its machine is far too busy. */
    static final class NoAnswer extends IOException {
        private static final long serialVersionUID = 1;

        NoAnswer(TimeoutException cause) {
            super("the owner gave no sample", cause);
        }
    }

    /**
     * Connects and waits for the first sample.
     *
     * @param patience how long to wait for it
     * @throws OtherProtocol when the owner speaks another version
     * @throws NoAnswer when it says nothing for so long
     * @throws IOException when nobody listens there, or not as expected
     */
    static LinkClient connect(LinkAddress address, Duration patience) throws IOException {
        if (address.protocol() != LinkAddress.PROTOCOL) {
            throw new OtherProtocol(address.protocol());
        }
        SocketChannel channel = SocketChannel.open(address.toSocket());
        boolean greeted = false;
        try {
            LinkClient client = new LinkClient(new Lines(channel));
            Thread.ofPlatform()
                    .daemon()
                    .name("link-client")
                    .start(() -> client.greetAndRead(address));
            client.first.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            greeted = true;
            return client;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OtherProtocol other) {
                throw other;
            }
            throw new IOException("the owner gave no sample", e);
        } catch (TimeoutException e) {
            throw new NoAnswer(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            if (!greeted) {
                channel.close();
            }
        }
    }

    private void greet(LinkAddress address) throws IOException {
        ObjectNode greeting = LinkJson.object();
        greeting.put("protocol", LinkAddress.PROTOCOL);
        greeting.put("token", address.token());
        lines.write(LinkJson.write(greeting));
        String answer =
                lines.read(LONGEST_LINE)
                        .orElseThrow(() -> new IOException("the owner closed the link"));
        int protocol = LinkJson.parse(answer).path("protocol").asInt(0);
        if (protocol != LinkAddress.PROTOCOL) {
            throw new OtherProtocol(protocol);
        }
    }

    private void greetAndRead(LinkAddress address) {
        try {
            greet(address);
            for (Optional<String> line = lines.read(LONGEST_LINE);
                    line.isPresent();
                    line = lines.read(LONGEST_LINE)) {
                take(LinkJson.parse(line.get()));
            }
        } catch (OtherProtocol e) {
            first.completeExceptionally(e);
        } catch (IOException e) {
            LOG.debug("The link has ended", e);
        } catch (JacksonException | IllegalStateException e) {
            LOG.error("The link told what cannot be understood", e);
        } finally {
            end();
        }
    }

    private void take(JsonNode line) {
        if (line.has("jobs")) {
            samples.jobs(line.path("jobs"));
        } else if (line.has("sample")) {
            EngineSnapshot sample = samples.sample(line);
            newest = Optional.of(sample);
            first.complete(sample);
            listeners.tell(sample);
        } else if (line.has("event")) {
            listeners.tell(LinkJson.value(line.path("event"), EngineEvent.class));
        } else {
            CompletableFuture<JsonNode> waiting = asked.remove(line.path("id").asLong(0));
            if (waiting != null) {
                waiting.complete(line);
            }
        }
    }

    private void end() {
        closeLines();
        EngineGone reason = ended();
        first.completeExceptionally(reason);
        // Complete before the requests fail, so that whoever sees one fail sees this, too.
        if (!closed) {
            gone.complete(null);
        }
        asked.values().forEach(one -> one.completeExceptionally(reason));
        asked.clear();
    }

    private static EngineGone ended() {
        return new EngineGone("The Sluice that worked on the queue has ended.");
    }

    /** Sends a request and waits for its answer. */
    JsonNode ask(Request request) {
        long id = lastId.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        try {
            String line = LinkJson.write(new Request.Numbered(id, request));
            synchronized (this) {
                lines.write(line);
            }
            if (gone.isDone() || closed) {
                answer.completeExceptionally(ended());
            }
            return answer.join();
        } catch (IOException e) {
            LOG.debug("The link cannot be written", e);
            throw ended();
        } catch (CompletionException e) {
            LOG.debug("A request got no answer", e);
            throw ended();
        } finally {
            asked.remove(id);
        }
    }

    EngineSnapshot newest() {
        if (gone.isDone()) {
            throw ended();
        }
        return newest.orElseThrow(() -> new IllegalStateException("connect waits for a sample"));
    }

    Listeners listeners() {
        return listeners;
    }

    /** Completes when the owner has ended, and not when this end was closed. */
    CompletableFuture<Void> gone() {
        return gone;
    }

    private void closeLines() {
        try {
            lines.close();
        } catch (IOException e) {
            LOG.debug("Closing the link", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        closeLines();
    }
}
