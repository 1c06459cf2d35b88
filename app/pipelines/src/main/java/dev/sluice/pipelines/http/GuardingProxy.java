package dev.sluice.pipelines.http;

import dev.sluice.engine.pipeline.NoAnswer;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.pipelines.network.ThisMachine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A proxy on loopback for a program that fetches by itself: what the program asks for is looked up
 * and checked here, so that neither a page nor a redirect leads it to this machine or a private
 * network, and its bytes come out of the common bandwidth. Whoever does not know the password of
 * the run, such as another user of the machine, is turned away. For one run of one program; closing
 * it ends all its connections.
 */
public final class GuardingProxy implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GuardingProxy.class);
    private static final int LONGEST_HEAD = 64 << 10;
    private static final int CONNECT_MILLIS = 15_000;
    private static final int BLOCK = 1 << 16;

    /** Headers between a program and its proxy, or about this one connection. */
    private static final Set<String> OWN =
            Set.of("proxy-connection", "proxy-authorization", "connection", "keep-alive");

    private static final String USER = "sluice";
    private static final int SECRET_BYTES = 32;

    private final CheckedNames names;
    private final BandwidthCap cap;
    private final ServerSocket listening;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final String password;
    private final byte[] credentials;
    private volatile Optional<HttpProblem> refusal = Optional.empty();

    private GuardingProxy(AddressGuard guard, NameLookup names, BandwidthCap cap)
            throws IOException {
        this.names = new CheckedNames(guard, names);
        this.cap = cap;
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        this.password = HexFormat.of().formatHex(secret);
        this.credentials =
                Base64.getEncoder()
                        .encode((USER + ":" + password).getBytes(StandardCharsets.US_ASCII));
        this.listening = new ServerSocket();
        listening.bind(
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
    }

    /** Starts one on a free port. */
    public static GuardingProxy start(AddressGuard guard, NameLookup names, BandwidthCap cap)
            throws IOException {
        GuardingProxy proxy = new GuardingProxy(guard, names, cap);
        Thread.ofVirtual().name("proxy").start(proxy::accept);
        return proxy;
    }

    /** As the program is told of it, with the password: not for arguments, which others can see. */
    public String link() {
        return "http://%s:%s@127.0.0.1:%d".formatted(USER, password, listening.getLocalPort());
    }

    /** Why the program last got no connection. */
    public Optional<HttpProblem> refusal() {
        return refusal;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                Thread.ofVirtual().name("proxy connection").start(() -> serve(socket));
            } catch (IOException e) {
                LOG.debug("The proxy takes no more connections.", e);
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            List<String> head = head(in);
            if (!head.isEmpty() && !knowsPassword(head)) {
                answer(client, "407 Not for you\r\nProxy-Authenticate: Basic realm=\"Sluice\"");
            } else if (!head.isEmpty()) {
                connect(head, in, client);
            }
        } catch (IOException e) {
            LOG.debug("A connection through the proxy ended.", e);
        } finally {
            open.remove(client);
        }
    }

    private boolean knowsPassword(List<String> head) {
        for (String line : head.subList(1, head.size())) {
            String[] header = line.split(":", 2);
            if (header.length == 2 && header[0].strip().equalsIgnoreCase("Proxy-Authorization")) {
                String[] words = header[1].strip().split(" +", 2);
                return words.length == 2
                        && words[0].equalsIgnoreCase("Basic")
                        && MessageDigest.isEqual(
                                credentials, words[1].getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return false;
    }

    private static void answer(Socket client, String status) throws IOException {
        client.getOutputStream()
                .write(
                        "HTTP/1.1 %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                .formatted(status)
                                .getBytes(StandardCharsets.US_ASCII));
    }

    private void connect(List<String> head, InputStream in, Socket client) throws IOException {
        String[] question = head.getFirst().split(" ", -1);
        boolean tunnel = question[0].equals("CONNECT");
        Socket server;
        Link link;
        try {
            if (question.length != 3) {
                throw new HttpProblem(HttpProblem.Kind.UNUSABLE, "That is no question of HTTP.");
            }
            link = Link.parse(tunnel ? "https://" + question[1] + "/" : question[1]);
            server = connected(link);
        } catch (HttpProblem e) {
            refusal = Optional.of(e);
            answer(client, "403 Refused by Sluice");
            return;
        }
        open.add(server);
        try (server) {
            if (tunnel) {
                client.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } else {
                server.getOutputStream().write(forwarded(question, link, head));
            }
            Thread.ofVirtual().name("proxy, upward").start(() -> pour(in, server));
            pourDown(server.getInputStream(), client.getOutputStream());
        } finally {
            open.remove(server);
        }
    }

    private Socket connected(Link link) throws IOException {
        IOException last = new IOException("There is no address.");
        for (InetAddress address : names.addresses(link, StopSignal.NEVER)) {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(address, link.port()), CONNECT_MILLIS);
                return socket;
            } catch (IOException e) {
                socket.close();
                last = ThisMachine.is(address) ? e : new NoAnswer(link.host(), e);
            }
        }
        throw new HttpProblem(
                HttpProblem.Kind.UNREACHABLE,
                "There is no way to the server of %s at the moment; check the network."
                        .formatted(link.shown()),
                Optional.empty(),
                last);
    }

    /**
     * The question as the server is to get it; one for each connection, so that each is checked.
     */
    private static byte[] forwarded(String[] question, Link link, List<String> head) {
        String query = link.uri().getRawQuery() == null ? "" : "?" + link.uri().getRawQuery();
        StringBuilder all = new StringBuilder();
        all.append(question[0]).append(' ').append(link.uri().getRawPath()).append(query);
        all.append(" HTTP/1.1\r\n");
        for (String line : head.subList(1, head.size())) {
            String name = line.split(":", 2)[0].strip().toLowerCase(Locale.ROOT);
            if (!OWN.contains(name)) {
                all.append(line).append("\r\n");
            }
        }
        return all.append("Connection: close\r\n\r\n")
                .toString()
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void pour(InputStream in, Socket server) {
        try {
            in.transferTo(server.getOutputStream());
        } catch (IOException e) {
            LOG.debug("A program has ended its question.", e);
        }
    }

    private void pourDown(InputStream in, OutputStream out) throws IOException {
        byte[] block = new byte[BLOCK];
        for (int got = in.read(block, 0, cap.portion(BLOCK));
                got >= 0;
                got = in.read(block, 0, cap.portion(BLOCK))) {
            out.write(block, 0, got);
            cap.took(got, StopSignal.NEVER);
        }
    }

    /** The lines up to the empty one; none when there is no whole head. */
    private static List<String> head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int ends = 0;
        while (head.size() < LONGEST_HEAD) {
            int c = in.read();
            if (c < 0) {
                return List.of();
            }
            head.write(c);
            ends = c == '\n' ? ends + 1 : (c == '\r' ? ends : 0);
            if (ends == 2) {
                return head.toString(StandardCharsets.ISO_8859_1).strip().lines().toList();
            }
        }
        return List.of();
    }

    @Override
    public void close() {
        names.close();
        try {
            listening.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            LOG.debug("A connection of the proxy could not be closed.", e);
        }
    }
}
