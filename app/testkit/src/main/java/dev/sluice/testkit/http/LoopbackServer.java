package dev.sluice.testkit.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * Serves pages on 127.0.0.1, each as its page sees fit, and remembers what it was asked. Any number
 * of connections, kept open between questions.
 */
public final class LoopbackServer implements AutoCloseable {
    private final ServerSocket listening;
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Answers the questions for one path. */
    @FunctionalInterface
    public interface Page {
        void answer(Asked asked, Wire wire) throws IOException, InterruptedException;
    }

    private LoopbackServer() throws IOException {
        listening = new ServerSocket();
        listening.bind(
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 256);
    }

    /** Starts a server on a free port. */
    public static LoopbackServer start() throws IOException {
        LoopbackServer server = new LoopbackServer();
        Thread.ofPlatform().daemon().name("loopback server").start(server::accept);
        return server;
    }

    /** Serves a page at a path, in place of an earlier one. */
    public LoopbackServer on(String path, Page page) {
        pages.put(path, page);
        return this;
    }

    /** Serves a text. */
    public LoopbackServer text(String path, String type, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return on(path, (_, wire) -> wire.whole(200, Map.of("Content-Type", type), body));
    }

    /** Leads to another link. */
    public LoopbackServer redirect(String path, String location) {
        return on(path, (_, wire) -> wire.whole(302, Map.of("Location", location), new byte[0]));
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** A link to a path of this server. */
    public String link(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** All questions so far, oldest first. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** All questions for a path so far. */
    public List<Asked> asked(String path) {
        return asked.stream().filter(question -> question.path().equals(path)).toList();
    }

    private void accept() {
        while (closed.getCount() > 0) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                Thread.ofVirtual().name("loopback connection").start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (!socket.isClosed()) {
                List<String> head = head(in);
                if (head.isEmpty()) {
                    return;
                }
                Asked question = Asked.of(head);
                asked.add(question);
                pages.getOrDefault(question.path(), LoopbackServer::nothing)
                        .answer(question, new Wire(socket, closed));
            }
        } catch (IOException | InterruptedException e) {
            // The other side has gone, or the server was closed: there is nobody to tell.
            return;
        } finally {
            open.remove(socket);
        }
    }

    private static void nothing(Asked asked, Wire wire) throws IOException {
        byte[] body = ("Nothing at " + asked.path()).getBytes(StandardCharsets.UTF_8);
        wire.whole(404, Map.of("Content-Type", "text/plain"), body);
    }

    /** The lines of a question up to the empty one; none at the end of the connection. */
    private static List<String> head(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c != '\n') {
                line.write(c);
                continue;
            }
            String text = line.toString(StandardCharsets.ISO_8859_1).strip();
            line.reset();
            if (text.isEmpty()) {
                return lines;
            }
            lines.add(text);
        }
        return List.of();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
