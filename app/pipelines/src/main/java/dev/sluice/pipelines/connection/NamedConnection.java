package dev.sluice.pipelines.connection;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place under a name of its own.
 *
 * @param address where it is and as whom, such as {@code postgresql://anna@db/shop}; never with a
 *     secret
 * @param secret names its password among the secrets; empty when none is kept
 */
public record NamedConnection(String name, String address, Optional<String> secret) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");

    /**
     * @throws IllegalArgumentException with one sentence when the name can't be one
     */
    public NamedConnection {
        checkName(name);
    }

    /**
     * @throws IllegalArgumentException with one sentence
     */
    public static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A connection's name has 1 to 60 letters without accents, digits, points,"
                            + " dashes and underscores, and begins with a letter or digit.");
        }
    }

    /** What stands before the colon of the address, such as {@code postgresql}. */
    public String kind() {
        int colon = address.indexOf(':');
        return colon < 0 ? "" : address.substring(0, colon);
    }
}
