package dev.sluice.pipelines.load.table;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What may be set behind the question mark of an address, and what the driver is told. Everything
 * else could switch protections off or load classes.
 */
final class PostgresProperties {
    static final String MODE = "sslmode";
    static final String ROOT = "sslrootcert";
    static final String NAME = "application_name";
    static final String TIMEOUT = "connect_timeout";

    private static final List<String> ALLOWED = List.of(MODE, ROOT, NAME, TIMEOUT);
    private static final List<String> MODES = List.of("verify-full", "verify-ca", "disable");
    private static final String CONNECT_SECONDS = "10";

    private PostgresProperties() {}

    /**
     * @throws IllegalArgumentException with one sentence
     */
    static void check(Map<String, String> properties, boolean local) {
        for (String name : properties.keySet()) {
            if (name.toLowerCase(java.util.Locale.ROOT).contains("password")) {
                throw PostgresAddress.withPassword();
            }
            if (!ALLOWED.contains(name)) {
                throw new IllegalArgumentException(
                        "The address of a PostgreSQL database takes no \"%s\"; it takes %s."
                                .formatted(printable(name), String.join(", ", ALLOWED)));
            }
        }
        String mode = properties.getOrDefault(MODE, "verify-full");
        if (!MODES.contains(mode)) {
            throw new IllegalArgumentException(
                    "sslmode is verify-full%s, verify-ca, or disable where the network itself is trusted; other modes would talk to any server that calls itself by that name."
                            .formatted(local ? "" : " (as without it)"));
        }
        root(properties);
        if (!properties.getOrDefault(TIMEOUT, CONNECT_SECONDS).matches("[1-9]\\d{0,3}")) {
            throw new IllegalArgumentException("connect_timeout is a number of seconds.");
        }
    }

    private static void root(Map<String, String> properties) {
        Optional<String> root = Optional.ofNullable(properties.get(ROOT));
        try {
            if (root.isPresent() && !Path.of(root.get()).isAbsolute()) {
                throw new IllegalArgumentException(
                        "sslrootcert is the whole path of a file with certificates.");
            }
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("sslrootcert names no file.", e);
        }
    }

    /** How long to wait for a server to take a connection. */
    static int connectMillis(PostgresAddress address) {
        String seconds = address.properties().getOrDefault(TIMEOUT, CONNECT_SECONDS);
        return Integer.parseInt(seconds) * 1_000;
    }

    private static String printable(String name) {
        return name.replaceAll("[^A-Za-z0-9_.-]", "?");
    }

    /** What the driver is told; the password is in it, so nobody logs it. */
    static Properties forDriver(PostgresAddress address, Optional<String> password) {
        Properties driver = new Properties();
        driver.setProperty("user", address.userOrSelf());
        password.ifPresent(secret -> driver.setProperty("password", secret));
        Map<String, String> given = address.properties();
        driver.setProperty("ApplicationName", given.getOrDefault(NAME, "Sluice"));
        driver.setProperty("connectTimeout", given.getOrDefault(TIMEOUT, CONNECT_SECONDS));
        driver.setProperty("loginTimeout", "20");
        driver.setProperty("tcpKeepAlive", "true");
        driver.setProperty("gssEncMode", "disable");
        driver.setProperty("logServerErrorDetail", "false");
        String mode = given.getOrDefault(MODE, address.isLocal() ? "disable" : "verify-full");
        driver.setProperty("sslmode", mode);
        if (mode.equals("disable")) {
            if (!address.isLocal()) {
                // Whoever listens on the way must not be able to ask for the password itself.
                driver.setProperty("requireAuth", "scram-sha-256,none");
            }
            return driver;
        }
        Optional<Path> root = address.rootCertificate();
        if (root.isPresent()) {
            driver.setProperty("sslrootcert", root.get().toString());
        } else if (!Files.exists(ownRoot())) {
            // Neither named nor in PostgreSQL's own place: the authorities that Java trusts.
            driver.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        }
        return driver;
    }

    private static Path ownRoot() {
        return Path.of(System.getProperty("user.home", ""), ".postgresql", "root.crt");
    }
}
