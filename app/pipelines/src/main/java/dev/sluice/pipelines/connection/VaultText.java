package dev.sluice.pipelines.connection;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What stands in the file of a vault, line by line: its header, what tells the right passphrase
 * from a wrong one, each secret by name, and a checksum, which tells damage from a wrong
 * passphrase.
 *
 * @param check sealed without a meaning of its own
 * @param secrets by their names, which say nothing and stand in the clear: one can be removed or
 *     missed without the passphrase
 */
record VaultText(VaultHeader header, Sealed check, Map<String, Sealed> secrets) {
    private static final String CHECK = "check";
    private static final String SECRET = "secret";
    private static final String CHECKSUM = "sha256";

    VaultText {
        secrets = Map.copyOf(secrets);
    }

    /** One without any secret yet. */
    static VaultText empty(VaultKey key) {
        return new VaultText(key.header(), key.seal(CHECK, ""), Map.of());
    }

    /** Whether this key is made of the right passphrase. */
    boolean opensWith(VaultKey key) {
        return key.header().equals(header) && key.open(CHECK, check).isPresent();
    }

    /** Keeps a secret, in place of the one that was there. */
    VaultText with(VaultKey key, String name, String secret) {
        Map<String, Sealed> more = new TreeMap<>(secrets);
        more.put(name, key.seal(label(name), secret));
        return new VaultText(header, check, more);
    }

    VaultText without(String name) {
        Map<String, Sealed> fewer = new TreeMap<>(secrets);
        fewer.remove(name);
        return new VaultText(header, check, fewer);
    }

    /** The same secrets under another key; empty when one was put there without the first. */
    Optional<VaultText> resealed(VaultKey before, VaultKey next) {
        VaultText fresh = empty(next);
        for (String name : secrets.keySet()) {
            Optional<String> secret = read(before, name);
            if (secret.isEmpty()) {
                return Optional.empty();
            }
            fresh = fresh.with(next, name, secret.get());
        }
        return Optional.of(fresh);
    }

    boolean holds(String name) {
        return secrets.containsKey(name);
    }

    /** The secret; empty when it is not there, or was put there without the passphrase. */
    Optional<String> read(VaultKey key, String name) {
        return Optional.ofNullable(secrets.get(name))
                .flatMap(sealed -> key.open(label(name), sealed));
    }

    private static String label(String name) {
        return SECRET + " " + name;
    }

    byte[] bytes() {
        StringBuilder text = new StringBuilder(header.text());
        text.append(CHECK).append(' ').append(check.text()).append('\n');
        new TreeMap<>(secrets)
                .forEach((name, sealed) ->
                        text.append(label(name)).append(' ').append(sealed.text()).append('\n'));
        String checksum = checksum(text);
        text.append(CHECKSUM).append(' ').append(checksum).append('\n');
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @throws IllegalArgumentException when these are not the bytes of a vault
     */
    static VaultText of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int last = text.lastIndexOf('\n', text.length() - 2) + 1;
        String[] lines = text.substring(0, last).split("\n", -1);
        if (!text.substring(last).equals(CHECKSUM + " " + checksum(text.substring(0, last)) + "\n")
                || lines.length < 4) {
            throw new IllegalArgumentException("No vault ends like this.");
        }
        String[] check = words(lines[2], CHECK, 3);
        Map<String, Sealed> secrets = new TreeMap<>();
        // Behind the last line break stands an empty one.
        for (int at = 3; at < lines.length - 1; at++) {
            String[] words = words(lines[at], SECRET, 4);
            secrets.put(words[1], Sealed.of(words[2], words[3]));
        }
        return new VaultText(
                VaultHeader.of(lines[0], lines[1]), Sealed.of(check[1], check[2]), secrets);
    }

    private static String[] words(String line, String first, int number) {
        String[] words = line.split(" ", -1);
        if (words.length != number || !words[0].equals(first)) {
            throw new IllegalArgumentException("A vault has no such line.");
        }
        return words;
    }

    private static String checksum(CharSequence text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
