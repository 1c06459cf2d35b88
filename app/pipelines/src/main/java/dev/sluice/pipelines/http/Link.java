package dev.sluice.pipelines.http;

import org.jspecify.annotations.Nullable;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A link that may be fetched: http or https, with a host, without a password, without a fragment.
 *
 * @param uri absolute, ASCII only
 */
public record Link(URI uri) {
    /** Longer ones are no links of people but an attempt to fill memory. */
    private static final int LONGEST = 8_192;

    private static final Pattern SIMPLE = Pattern.compile("[A-Za-z0-9.-]+(:[0-9]{1,5})?");

    /** What may stand in a URI as it is; anything else is written as %XX. */
    private static final String PLAIN = "-._~:/?#[]@!$&'()*+,;=%";

    /** Whether a text is meant as a link rather than as a path. */
    public static boolean looksLikeOne(String text) {
        String start = text.strip().toLowerCase(Locale.ROOT);
        return start.startsWith("http://") || start.startsWith("https://");
    }

    /**
     * Reads a link as people and feeds write it, with blanks and letters of all alphabets.
     *
     * @throws HttpProblem with a sentence, if it is none that may be fetched
     */
    public static Link parse(String text) throws HttpProblem {
        return checked(text, uri(text.strip()));
    }

    /**
     * Reads a link that stands in a document or a redirect and may be relative to it.
     *
     * @throws HttpProblem as for {@link #parse}
     */
    public Link resolve(String reference) throws HttpProblem {
        URI relative = uri(reference.strip());
        try {
            return checked(reference, uri.resolve(relative));
        } catch (IllegalArgumentException e) {
            throw notOne(reference, "it can't be read", e);
        }
    }

    private static URI uri(String text) throws HttpProblem {
        if (text.length() > LONGEST) {
            throw notOne(text.substring(0, 60) + "…", "it is longer than 8,192 characters", null);
        }
        try {
            return new URI(escaped(text));
        } catch (URISyntaxException e) {
            throw notOne(text, "it can't be read", e);
        }
    }

    private static Link checked(String text, URI uri) throws HttpProblem {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw notOne(text, "only http and https are fetched", null);
        }
        String authority = uri.getRawAuthority();
        if (authority == null) {
            throw notOne(text, "it names no host", null);
        }
        if (authority.indexOf('@') >= 0) {
            // It would be stored and shown with the job.
            throw notOne(
                    authority.substring(authority.indexOf('@') + 1),
                    "a name or password in a link is not taken",
                    null);
        }
        try {
            // Java reads a host with letters of other alphabets only in its ASCII form.
            String ascii = asciiHost(authority);
            String path =
                    uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            URI whole = new URI(scheme + "://" + ascii + path + query);
            if (whole.getHost() == null || whole.getPort() > 65_535 || whole.getPort() == 0) {
                throw notOne(text, "it names no host", null);
            }
            return new Link(whole);
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw notOne(text, "it names no host", e);
        }
    }

    private static String asciiHost(String authority) {
        if (SIMPLE.matcher(authority).matches()) {
            return authority.toLowerCase(Locale.ROOT);
        }
        String decoded = URLDecoder.decode(authority.replace("+", "%2B"), StandardCharsets.UTF_8);
        if (decoded.startsWith("[")) {
            return decoded;
        }
        int colon = decoded.lastIndexOf(':');
        String host = colon < 0 ? decoded : decoded.substring(0, colon);
        String ascii = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        return colon < 0 ? ascii : ascii + decoded.substring(colon);
    }

    private static String escaped(String text) {
        if (text.chars().allMatch(c -> isPlain(c) && c != '%')) {
            return text;
        }
        StringBuilder all = new StringBuilder(text.length() + 16);
        text.codePoints()
                .forEach(c -> {
                    if (isPlain(c)) {
                        all.appendCodePoint(c);
                    } else {
                        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                            all.append('%').append(String.format("%02X", b));
                        }
                    }
                });
        // A percent sign that stands for itself, as in "100%.mp3".
        return all.toString().replaceAll("%(?![0-9A-Fa-f]{2})", "%25");
    }

    private static boolean isPlain(int c) {
        return c < 128 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
    }

    private static HttpProblem notOne(String text, String why, @Nullable Exception cause) {
        return new HttpProblem(
                HttpProblem.Kind.NOT_A_LINK,
                "'%s' is no link that can be fetched: %s.".formatted(PlainText.of(text, 200), why),
                Optional.empty(),
                cause);
    }

    /** The host as in the link, in lower case, without the brackets of an IPv6 address. */
    public String host() {
        String host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** The port that is connected to. */
    public int port() {
        int fallback = isHttps() ? 443 : 80;
        return uri.getPort() < 0 ? fallback : uri.getPort();
    }

    public boolean isHttps() {
        return uri.getScheme().equals("https");
    }

    /** Whether both are of the same server in the sense of browsers: scheme, host and port. */
    public boolean sameOrigin(Link other) {
        return isHttps() == other.isHttps()
                && host().equals(other.host())
                && port() == other.port();
    }

    /** The last part of the path, decoded; empty if there is none. */
    public String lastName() {
        String path = String.valueOf(uri.getPath());
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** As people are shown it: without the query, which may hold a key. */
    public String shown() {
        String whole = uri.toString();
        int query = whole.indexOf('?');
        return PlainText.of(query < 0 ? whole : whole.substring(0, query), 200);
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
