package dev.sluice.pipelines.load.table;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PostgreSQL database as a person writes it: {@code postgresql://[user@]host[:port]/database}.
 * Never holds a password.
 *
 * @param user empty for the name of the person at this computer
 * @param properties from the list that is allowed, by name
 */
public record PostgresAddress(
        Optional<String> user,
        String host,
        int port,
        String database,
        Map<String, String> properties) {
    public static final int DEFAULT_PORT = 5432;

    private static final String FORM =
            "write postgresql://USER@HOST:PORT/DATABASE, with %XX for special characters.";
    private static final Pattern WRITTEN =
            Pattern.compile(
                    "postgres(?:ql)?://(?:([^@/?:]*)@)?(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]*)"
                            + "(?::(\\d{0,5}))?(?:/([^?/@]*))?(?:\\?(.*))?");

    /** Whole, since a server elsewhere may have a name that begins so. */
    private static final Pattern LOOPBACK = Pattern.compile("127(?:\\.\\d{1,3}){3}");

    public PostgresAddress {
        properties = Map.copyOf(properties);
        if (host.isBlank() || database.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("That names no PostgreSQL database; " + FORM);
        }
        if (database.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("A database's name holds no control characters.");
        }
        PostgresProperties.check(properties, isLocal(host));
    }

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException with one sentence that does not repeat what was written,
     *     since a password may be in it
     */
    public static PostgresAddress parse(String text) {
        String authority = text.replaceFirst("^[a-z]+://", "").replaceFirst("[/?].*$", "");
        int at = authority.lastIndexOf('@');
        if (at >= 0 && authority.substring(0, at).indexOf(':') >= 0) {
            throw withPassword();
        }
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw new IllegalArgumentException("That is no address of PostgreSQL; " + FORM);
        }
        String host = Optional.ofNullable(written.group(2)).orElse("");
        String port = Optional.ofNullable(written.group(3)).orElse("");
        String database = decoded(Optional.ofNullable(written.group(4)).orElse(""));
        if (database.isEmpty()) {
            throw new IllegalArgumentException("Name the database as well: " + FORM);
        }
        return new PostgresAddress(
                Optional.ofNullable(written.group(1))
                        .filter(u -> !u.isEmpty())
                        .map(PostgresAddress::decoded),
                host.isEmpty() ? "localhost" : host.replaceAll("[\\[\\]]", ""),
                port.isEmpty() ? DEFAULT_PORT : Integer.parseInt(port),
                database,
                properties(Optional.ofNullable(written.group(5)).orElse("")));
    }

    static IllegalArgumentException withPassword() {
        return new IllegalArgumentException(
                "A password does not belong into the address, where other people and logs see it;"
                        + " put it into ~/.pgpass or make a connection and name that.");
    }

    private static Map<String, String> properties(String query) {
        Map<String, String> properties = new TreeMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                properties.put(
                        decoded(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return properties;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The user, or the person at this computer. */
    public String userOrSelf() {
        return user.orElseGet(() -> System.getProperty("user.name", ""));
    }

    /** Whether what goes there does not leave this computer. */
    public boolean isLocal() {
        return isLocal(host);
    }

    private static boolean isLocal(String host) {
        return host.equalsIgnoreCase("localhost")
                || LOOPBACK.matcher(host).matches()
                || host.equals("::1");
    }

    /** As it can be written and read again. */
    public String text() {
        List<String> pairs = new ArrayList<>();
        new TreeMap<>(properties)
                .forEach((name, value) -> pairs.add(encoded(name) + "=" + encoded(value)));
        return "postgresql://"
                + user.map(u -> encoded(u) + "@").orElse("")
                + place()
                + "/"
                + encoded(database)
                + (pairs.isEmpty() ? "" : "?" + String.join("&", pairs));
    }

    /** Host and port, as sentences name a server. */
    public String place() {
        String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return name + (port == DEFAULT_PORT ? "" : ":" + port);
    }

    /** For the driver. */
    String jdbcUrl() {
        String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return "jdbc:postgresql://" + name + ":" + port + "/" + encoded(database);
    }

    /** The file with the authorities that vouch for the server, where one is named. */
    Optional<Path> rootCertificate() {
        return Optional.ofNullable(properties.get(PostgresProperties.ROOT)).map(Path::of);
    }

    @Override
    public String toString() {
        return text();
    }
}
