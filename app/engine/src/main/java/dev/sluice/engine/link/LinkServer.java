package dev.sluice.engine.link;

import dev.sluice.engine.Engine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Lets other processes of the same person use the owner's engine over a local socket: JSON lines, a
 * greeting with a token first. Nothing a client does disturbs the engine.
 */
final class LinkServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LinkServer.class);
    private static final int MOST_CLIENTS = 64;
    private static final long GREETING_SECONDS = 5;

    private final HomeFolder home;
    private final LinkAddress address;
    private final ServerSocketChannel server;
    private final Answering answering;
    private final Window window = new Window();
    private final Set<ClientSession> clients = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer;

    private LinkServer(
            HomeFolder home, LinkAddress address, ServerSocketChannel server, Engine engine) {
        this.home = home;
        this.address = address;
        this.server = server;
        this.answering = new Answering(engine, window);
        this.timer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("link-timer").factory());
    }

    /** Opens the socket and publishes its address. */
    static LinkServer start(HomeFolder home, Engine engine) throws IOException {
        LinkAddress address = LinkAddress.create(home);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(address.toSocket());
            LinkServer link = new LinkServer(home, address, server, engine);
            Thread.ofPlatform().daemon().name("link").start(link.arrivals());
            address.write(home);
            return link;
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** From now on operands of other processes go to this window. */
    void register(FaceHandler handler) {
        window.register(handler);
    }

    private Arrivals arrivals() {
        return new Arrivals(server::isOpen, server::accept, this::serve, Waiter.real());
    }

    private void serve(SocketChannel channel) throws IOException {
        if (clients.size() >= MOST_CLIENTS) {
            LOG.warn("A client of the link was turned away: {} are connected.", MOST_CLIENTS);
            channel.close();
            return;
        }
        ClientSession session = new ClientSession(new Lines(channel), answering, address);
        clients.add(session);
        ScheduledFuture<?> tooLate =
                timer.schedule(session::close, GREETING_SECONDS, TimeUnit.SECONDS);
        Thread.ofVirtual()
                .name("link-reader")
                .start(() -> {
                    session.serve(() -> tooLate.cancel(false));
                    tooLate.cancel(false);
                    clients.remove(session);
                });
    }

    /** Ends all connections; clients notice at once. */
    @Override
    public void close() throws IOException {
        timer.shutdownNow();
        server.close();
        clients.forEach(ClientSession::close);
        address.remove(home);
    }
}
