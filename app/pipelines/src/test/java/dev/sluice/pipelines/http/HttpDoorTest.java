package dev.sluice.pipelines.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.pipelines.network.ThisMachine;
import dev.sluice.testkit.http.LoopbackServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Where the door leads to, and where not. */
@Timeout(30)
class HttpDoorTest {
    private LoopbackServer server;
    private HttpDoor door;

    @BeforeEach
    void setUp() throws IOException {
        server = LoopbackServer.start();
        server.text("/here", "text/plain", "here");
        door = door(List.of("127.0.0.1"), NameLookup.SYSTEM);
    }

    @AfterEach
    void tearDown() throws IOException {
        door.close();
        server.close();
    }

    private static HttpDoor door(List<String> allowed, NameLookup names) {
        return new HttpDoor(
                new AddressGuard(allowed),
                names,
                IdleWatch.started(System::nanoTime, Duration.ofSeconds(5)),
                Clock.systemUTC(),
                ThisMachine::is);
    }

    private String get(HttpDoor through, String link, Map<String, String> headers)
            throws HttpProblem {
        try (Answer answer = through.need(Link.parse(link), headers, StopSignal.NEVER)) {
            return new String(answer.document(1_000), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void redirectsAreFollowedFiveTimesAndNotMore() throws HttpProblem {
        for (int i = 0; i < 6; i++) {
            server.redirect("/r" + i, i == 0 ? "/here" : "r" + (i - 1));
        }
        assertThat(get(door, server.link("/r4"), Map.of())).isEqualTo("here");
        assertThatThrownBy(() -> get(door, server.link("/r5"), Map.of()))
                .hasMessageContaining("more than 5 times");
    }

    @Test
    void redirectToLoopbackIsRefused() throws Exception {
        try (HttpDoor strict =
                door(
                        List.of("open.example"),
                        host ->
                                List.of(
                                        host.equals("open.example")
                                                ? address("127.0.0.1")
                                                : address(host)))) {
            server.redirect("/out", server.link("/here"));
            String link = "http://open.example:" + server.port() + "/out";
            assertThatThrownBy(() -> get(strict, link, Map.of()))
                    .isInstanceOfSatisfying(
                            HttpProblem.class,
                            e -> assertThat(e.kind()).isEqualTo(HttpProblem.Kind.REFUSED_ADDRESS))
                    .hasMessageContaining("--allow-host 127.0.0.1");
            assertThat(server.asked("/here")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "127.0.0.1",
                "127.1",
                "2130706433",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "168.63.129.16",
                "100.64.0.1",
                "[fe80::1]",
                "[fd00:ec2::254]",
                "[64:ff9b::7f00:1]",
                "[2002:7f00:1::]",
                "[::]",
                "224.0.0.1",
                "255.255.255.255"
            })
    void addressOfThisMachineOrAPrivateNetworkIsRefused(String host) throws Exception {
        try (HttpDoor strict = door(List.of(), NameLookup.SYSTEM)) {
            assertThatThrownBy(() ->
                            get(strict, "http://" + host + ":" + server.port() + "/here", Map.of()))
                    .isInstanceOfSatisfying(
                            HttpProblem.class,
                            e ->
                                    assertThat(e.kind())
                                            .isIn(
                                                    HttpProblem.Kind.REFUSED_ADDRESS,
                                                    HttpProblem.Kind.NOT_A_LINK));
        }
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void nameIsLookedUpOnceAndConnectedAsChecked() throws Exception {
        // Whoever asks again between check and connection is led astray.
        Deque<String> answers = new ArrayDeque<>(List.of("127.0.0.1", "192.0.2.1"));
        NameLookup rebinding = _ -> List.of(address(answers.pop()));
        try (HttpDoor allowed = door(List.of("rebind.example"), rebinding)) {
            String link = "http://rebind.example:" + server.port() + "/here";
            assertThat(get(allowed, link, Map.of())).isEqualTo("here");
        }
        assertThat(answers).containsExactly("192.0.2.1");
        assertThat(server.asked("/here").getFirst().header("Host"))
                .contains("rebind.example:" + server.port());
    }

    @Test
    void ofSeveralAddressesTheNextIsTriedWhereNobodyListens() throws Exception {
        NameLookup both = _ -> List.of(address("127.0.0.2"), address("127.0.0.1"));
        try (HttpDoor allowed = door(List.of("mixed.example"), both)) {
            String link = "http://mixed.example:" + server.port() + "/here";
            assertThat(get(allowed, link, Map.of())).isEqualTo("here");
        }
    }

    @Test
    void headersThatMayHoldCredentialsGoToNoOtherOrigin() throws Exception {
        try (LoopbackServer other = LoopbackServer.start()) {
            other.text("/there", "text/plain", "there");
            server.redirect("/out", other.link("/there"));
            server.redirect("/in", "/here");
            Map<String, String> headers =
                    Map.of("X-Api-Key", "canary", "Cookie", "canary", "Range", "bytes=0-");
            assertThat(get(door, server.link("/out"), headers)).isEqualTo("there");
            assertThat(get(door, server.link("/in"), headers)).isEqualTo("here");
            assertThat(other.asked().getFirst().toString()).doesNotContain("canary");
            assertThat(other.asked().getFirst().header("Range")).isPresent();
            assertThat(server.asked("/here").getFirst().header("X-Api-Key")).contains("canary");
        }
    }

    @Test
    void connectionIsKeptForTheNextQuestion() throws HttpProblem {
        for (int i = 0; i < 3; i++) {
            assertThat(get(door, server.link("/here"), Map.of())).isEqualTo("here");
        }
    }

    @Test
    void documentLargerThanTheLimitIsRefused() throws HttpProblem {
        server.text("/big", "text/plain", "x".repeat(1_001));
        assertThatThrownBy(() -> get(door, server.link("/big"), Map.of()))
                .hasMessageContaining("larger than 1,000 bytes");
    }

    @Test
    void hostThatDoesNotExistIsNamed() throws Exception {
        NameLookup none =
                host -> {
                    throw new UnknownHostException(host);
                };
        try (HttpDoor lost = door(List.of(), none)) {
            assertThatThrownBy(() -> get(lost, "https://nowhere.example/x", Map.of()))
                    .hasMessage(
                            "There is no address for nowhere.example; check the link and the"
                                    + " network.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://example.org/x",
                "javascript:alert(1)",
                "http://",
                "http:///x",
                "http://user:secret@example.org/",
                "http://example.org:99999/",
                "gopher://x"
            })
    void whatIsNoLinkToFetchIsRefusedInASentence(String text) {
        assertThatThrownBy(() -> Link.parse(text))
                .isInstanceOf(HttpProblem.class)
                .hasMessageContaining("no link that can be fetched")
                .hasMessageNotContaining("secret");
    }

    @Test
    void linksAreReadAsPeopleWriteThem() throws HttpProblem {
        assertThat(Link.parse(" HTTP://Example.ORG/a b/ü.mp3?x=1#t=5 ").toString())
                .isEqualTo("http://example.org/a%20b/%C3%BC.mp3?x=1");
        assertThat(Link.parse("https://bücher.example").toString())
                .isEqualTo("https://xn--bcher-kva.example/");
        assertThat(Link.parse("http://example.org/100%.mp3").lastName()).isEqualTo("100%.mp3");
        assertThat(Link.parse("http://example.org/a/b").resolve("../c?d").toString())
                .isEqualTo("http://example.org/c?d");
    }
}
