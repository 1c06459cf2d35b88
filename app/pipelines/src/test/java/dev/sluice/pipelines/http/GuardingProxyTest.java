package dev.sluice.pipelines.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.http.LoopbackServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** What a program behind the proxy reaches, and what not. */
@Timeout(30)
class GuardingProxyTest {
    private LoopbackServer server;

    @BeforeEach
    void setUp() throws IOException {
        server = LoopbackServer.start();
        server.text("/here", "text/plain", "here");
    }

    @AfterEach
    void tearDown() throws IOException {
        server.close();
    }

    private static GuardingProxy proxy(String... allowed) throws IOException {
        return GuardingProxy.start(
                new AddressGuard(List.of(allowed)),
                NameLookup.SYSTEM,
                new BandwidthCap(System::nanoTime));
    }

    /** The credentials as a program sends them. */
    private static String password(GuardingProxy proxy) {
        String own = URI.create(proxy.link()).getUserInfo();
        return "Proxy-Authorization: Basic "
                + Base64.getEncoder().encodeToString(own.getBytes(StandardCharsets.US_ASCII))
                + "\r\n";
    }

    private static String say(GuardingProxy proxy, String text) throws IOException {
        return sayAsStranger(proxy, text.replaceFirst("\r\n", "\r\n" + password(proxy)));
    }

    /** Says something to the proxy; answers all it gets until the connection ends. */
    private static String sayAsStranger(GuardingProxy proxy, String text) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), URI.create(proxy.link()).getPort())) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private String question() {
        return "GET "
                + server.link("/here?x=1")
                + " HTTP/1.1\r\nHost: h\r\nProxy-Connection: keep-alive\r\nX-Own: 1\r\n\r\n";
    }

    @Test
    void questionToAnAllowedHostIsPassedOn() throws IOException {
        try (GuardingProxy proxy = proxy("127.0.0.1")) {
            // The server keeps its connection open, so the program is the one to end it.
            server.on(
                    "/here",
                    (_, wire) -> {
                        wire.raw("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhere");
                        wire.end();
                    });
            assertThat(say(proxy, question())).endsWith("here");
            assertThat(proxy.refusal()).isEmpty();
        }
        assertThat(server.asked().getFirst().target()).isEqualTo("/here?x=1");
        assertThat(server.asked().getFirst().headers())
                .containsEntry("connection", "close")
                .containsEntry("x-own", "1")
                .doesNotContainKeys("proxy-connection", "proxy-authorization");
    }

    @Test
    void whoDoesNotKnowThePasswordReachesNothing() throws IOException {
        try (GuardingProxy proxy = proxy("127.0.0.1")) {
            assertThat(sayAsStranger(proxy, question()))
                    .startsWith("HTTP/1.1 407 ")
                    .contains("Proxy-Authenticate: Basic");
            String guess = "Proxy-Authorization: Basic c2x1aWNlOnNsdWljZQ==\r\n";
            String tunnel = "CONNECT 127.0.0.1:" + server.port() + " HTTP/1.1\r\n" + guess + "\r\n";
            assertThat(sayAsStranger(proxy, tunnel)).startsWith("HTTP/1.1 407 ");
            assertThat(proxy.refusal()).isEmpty();
        }
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void addressOfThisMachineIsRefusedInASentence() throws IOException {
        try (GuardingProxy proxy = proxy()) {
            assertThat(say(proxy, question())).startsWith("HTTP/1.1 403 ");
            assertThat(proxy.refusal().orElseThrow())
                    .hasMessageContaining("--allow-host 127.0.0.1");
            String tunnel = "CONNECT 127.0.0.1:" + server.port() + " HTTP/1.1\r\n\r\n";
            assertThat(say(proxy, tunnel)).startsWith("HTTP/1.1 403 ");
        }
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void tunnelLeadsToTheAllowedHost() throws IOException {
        server.on(
                "/in",
                (_, wire) -> {
                    wire.raw("HTTP/1.1 200 OK\r\n\r\ninside");
                    wire.end();
                });
        try (GuardingProxy proxy = proxy("127.0.0.1")) {
            assertThat(
                            say(
                                    proxy,
                                    "CONNECT 127.0.0.1:"
                                            + server.port()
                                            + " HTTP/1.1\r\n\r\nGET /in HTTP/1.1\r\n\r\n"))
                    .startsWith("HTTP/1.1 200 OK")
                    .endsWith("inside");
        }
    }

    @Test
    void whatIsNoQuestionIsRefused() throws IOException {
        try (GuardingProxy proxy = proxy("127.0.0.1")) {
            assertThat(say(proxy, "GET file:///etc/passwd HTTP/1.1\r\n\r\n"))
                    .startsWith("HTTP/1.1 403 ");
            assertThat(say(proxy, "nonsense\r\n\r\n")).startsWith("HTTP/1.1 403 ");
        }
    }
}
