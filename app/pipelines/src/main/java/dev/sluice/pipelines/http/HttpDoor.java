package dev.sluice.pipelines.http;

import dev.sluice.engine.pipeline.NoAnswer;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.pipelines.network.ThisMachine;

import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * The one way out: asks servers for links by the rules for input from outside. A name is looked up
 * once, each of its addresses checked, and exactly a checked address connected to, at every
 * redirect anew. At most five redirects, none from https to http; headers that may hold credentials
 * go to no other origin. Nothing is sent twice by itself, no cookies, no proxies.
 *
 * <p>Any thread. Close it when nothing uses it any more.
 */
public final class HttpDoor implements AutoCloseable {
    private static final int MOST_REDIRECTS = 5;
    private static final int MOST_CONNECTIONS = 256;
    private static final int MOST_HEADERS = 200;
    private static final int LONGEST_HEADER = 16_384;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    /** All other headers of a caller may hold credentials. */
    private static final Set<String> FOR_EVERYBODY = Set.of("accept", "range", "if-range");

    private final AddressGuard guard;
    private final CheckedNames names;
    private final IdleWatch watch;
    private final Clock clock;
    private final Predicate<InetAddress> near;
    private final CloseableHttpClient client;

    /**
     * @param watch cuts connections on which nothing comes; closed with this
     * @param clock for servers that name a time to come back
     * @param near whether an address is reached without a network
     */
    HttpDoor(
            AddressGuard guard,
            NameLookup names,
            IdleWatch watch,
            Clock clock,
            Predicate<InetAddress> near) {
        this.guard = guard;
        this.names = new CheckedNames(guard, names);
        this.watch = watch;
        this.clock = clock;
        this.near = near;
        Http1Config limits =
                Http1Config.custom()
                        .setMaxHeaderCount(MOST_HEADERS)
                        .setMaxLineLength(LONGEST_HEADER)
                        .build();
        this.client =
                HttpClients.custom()
                        .setConnectionManager(
                                PoolingHttpClientConnectionManagerBuilder.create()
                                        .setConnectionFactory(
                                                ManagedHttpClientConnectionFactory.builder()
                                                        .http1Config(limits)
                                                        .build())
                                        .setDefaultConnectionConfig(
                                                ConnectionConfig.custom()
                                                        .setConnectTimeout(Timeout.ofSeconds(15))
                                                        .setSocketTimeout(Timeout.DISABLED)
                                                        .build())
                                        .setMaxConnTotal(MOST_CONNECTIONS)
                                        .setMaxConnPerRoute(MOST_CONNECTIONS)
                                        .build())
                        .setDefaultRequestConfig(
                                RequestConfig.custom()
                                        .setRedirectsEnabled(false)
                                        .setAuthenticationEnabled(false)
                                        .setContentCompressionEnabled(false)
                                        .build())
                        .disableRedirectHandling()
                        .disableAutomaticRetries()
                        .disableContentCompression()
                        .disableCookieManagement()
                        .disableAuthCaching()
                        .setUserAgent("Sluice")
                        .build();
    }

    /** A door that asks the system for names and has a watch of its own. */
    public static HttpDoor open(AddressGuard guard, Clock clock) {
        return new HttpDoor(
                guard,
                NameLookup.SYSTEM,
                IdleWatch.started(System::nanoTime, Duration.ofSeconds(30)),
                clock,
                ThisMachine::is);
    }

    /**
     * Asks for a link and follows redirects.
     *
     * @param headers more headers; taken to be for the link's own server only
     * @return the answer, whatever its status
     * @throws HttpProblem when there is no answer, or a redirect must not be followed
     * @throws dev.sluice.engine.pipeline.StopRequested when asked to stop
     */
    public Answer ask(Link link, Map<String, String> headers, StopSignal stop) throws HttpProblem {
        Link at = link;
        Map<String, String> sent = headers;
        for (int redirects = 0; ; redirects++) {
            Answer answer = once(at, sent, stop);
            Optional<String> location = answer.header("Location");
            if (!REDIRECTS.contains(answer.status()) || location.isEmpty()) {
                return answer;
            }
            answer.close();
            if (redirects == MOST_REDIRECTS) {
                throw new HttpProblem(
                        HttpProblem.Kind.REFUSED_REDIRECT,
                        "%s leads from one link to the next more than %d times."
                                .formatted(link.shown(), MOST_REDIRECTS));
            }
            Link next = at.resolve(location.get());
            if (at.isHttps() && !next.isHttps()) {
                throw new HttpProblem(
                        HttpProblem.Kind.REFUSED_REDIRECT,
                        "%s leads to %s, which is not encrypted; use that link itself if you trust it."
                                .formatted(link.shown(), next.shown()));
            }
            if (!at.sameOrigin(next)) {
                sent =
                        sent.entrySet().stream()
                                .filter(e ->
                                        FOR_EVERYBODY.contains(e.getKey().toLowerCase(Locale.ROOT)))
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            }
            at = next;
        }
    }

    /**
     * Asks for a link that must be there.
     *
     * @throws HttpProblem as for {@link #ask}, and for every status but success
     */
    public Answer need(Link link, Map<String, String> headers, StopSignal stop) throws HttpProblem {
        Answer answer = ask(link, headers, stop);
        if (answer.status() >= 200 && answer.status() < 300) {
            return answer;
        }
        try (answer) {
            throw refusal(answer);
        }
    }

    /** What a status other than success means. */
    HttpProblem refusal(Answer answer) {
        return Refusals.of(answer, clock);
    }

    private Answer once(Link link, Map<String, String> headers, StopSignal stop)
            throws HttpProblem {
        List<InetAddress> addresses = names.addresses(link, stop);
        for (int i = 0; ; i++) {
            try {
                return connected(link, addresses.get(i), headers, stop);
            } catch (HttpProblem e) {
                boolean elsewhere = e.kind() == HttpProblem.Kind.UNREACHABLE;
                if (!elsewhere || i == addresses.size() - 1) {
                    throw e;
                }
            }
        }
    }

    private Answer connected(
            Link link, InetAddress address, Map<String, String> headers, StopSignal stop)
            throws HttpProblem {
        for (int tries = 1; ; tries++) {
            try {
                return asked(link, address, headers, stop);
            } catch (HttpProblem e) {
                // The server had closed a connection that was kept from the question before.
                boolean kept =
                        e.told().filter(NoHttpResponseException.class::isInstance).isPresent();
                if (!kept || tries > 1) {
                    throw e;
                }
            }
        }
    }

    private Answer asked(
            Link link, InetAddress address, Map<String, String> headers, StopSignal stop)
            throws HttpProblem {
        stop.check();
        if (!guard.allows(link.host(), address)) {
            throw CheckedNames.refused(link);
        }
        HttpHost target = new HttpHost(link.uri().getScheme(), address, link.host(), link.port());
        HttpGet request = new HttpGet(link.uri());
        request.setHeader("Accept-Encoding", "identity");
        headers.forEach(request::setHeader);
        IdleWatch.Watched watched = watch.watch(request::cancel);
        StopSignal.Registration registration = stop.onStop(request::cancel);
        boolean handedOver = false;
        try {
            ClassicHttpResponse response = client.executeOpen(target, request, null);
            watched.moved(0);
            Answer answer =
                    new Answer(
                            link,
                            response,
                            watched,
                            stop,
                            registration,
                            cause -> problem(link, address, watched, cause));
            handedOver = true;
            return answer;
        } catch (IOException | IllegalStateException e) {
            stop.check();
            throw problem(link, address, watched, e);
        } finally {
            if (!handedOver) {
                watched.close();
                registration.close();
            }
        }
    }

    private HttpProblem problem(
            Link link, InetAddress address, IdleWatch.Watched watched, Exception e) {
        String where = link.shown();
        // Without a network it is no fault of the server, unless that is this computer.
        Exception lost = near.test(address) ? e : new NoAnswer(link.host(), e);
        if (watched.wasSlow()) {
            return new HttpProblem(
                    HttpProblem.Kind.STALLED,
                    "Next to nothing came from %s for minutes.".formatted(where),
                    Optional.empty(),
                    lost);
        }
        if (watched.wasCut()) {
            return new HttpProblem(
                    HttpProblem.Kind.STALLED,
                    "Nothing came from %s for %d s.".formatted(where, watch.idleSeconds()),
                    Optional.empty(),
                    lost);
        }
        return switch (e) {
            case ConnectException _, NoRouteToHostException _, ConnectTimeoutException _ ->
                    new HttpProblem(
                            HttpProblem.Kind.UNREACHABLE,
                            "There is no way to the server of %s at the moment; check the network."
                                    .formatted(where),
                            Optional.empty(),
                            lost);
            case SSLException _ when distrusts(e) ->
                    new HttpProblem(
                            HttpProblem.Kind.UNTRUSTED,
                            "The certificate of %s is not to be trusted; the link may be wrong, or somebody listens."
                                    .formatted(link.host()),
                            Optional.empty(),
                            e);
            case MessageConstraintException _, ParseException _ ->
                    new HttpProblem(
                            HttpProblem.Kind.UNUSABLE,
                            "The server of %s does not answer as HTTP has it.".formatted(where),
                            Optional.empty(),
                            e);
            default ->
                    new HttpProblem(
                            HttpProblem.Kind.CUT,
                            "The connection to %s ended too early.".formatted(where),
                            Optional.empty(),
                            lost);
        };
    }

    private static boolean distrusts(Throwable e) {
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException
                    || cause instanceof SSLPeerUnverifiedException) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        watch.close();
        names.close();
        client.close(CloseMode.IMMEDIATE);
    }
}
