package dev.sluice.pipelines.connection;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * How the key of a vault is made of its passphrase.
 *
 * @param iterations of PBKDF2
 * @param salt in base64; another one for each vault
 */
record VaultHeader(int iterations, String salt) {
    /** OWASP's Password Storage Cheat Sheet asks for at least 600,000 with HMAC-SHA256. */
    static final int ITERATIONS = 600_000;

    /** More would keep a person waiting for whoever has written the file. */
    private static final int MOST = 100_000_000;

    private static final int SALT_BYTES = 16;
    private static final String FIRST = "sluice-vault 1";
    static final String DERIVATION = "PBKDF2WithHmacSHA256";

    VaultHeader {
        if (iterations < 1 || iterations > MOST || Base64.getDecoder().decode(salt).length < 8) {
            throw new IllegalArgumentException("No vault begins like this.");
        }
    }

    /** One with a salt of its own. */
    static VaultHeader fresh(SecureRandom random, int iterations) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new VaultHeader(iterations, Base64.getEncoder().encodeToString(salt));
    }

    byte[] saltBytes() {
        return Base64.getDecoder().decode(salt);
    }

    /** The first two lines of the file; all that is sealed is bound to them. */
    String text() {
        return FIRST + "\n" + DERIVATION + " " + iterations + " " + salt + "\n";
    }

    /**
     * @throws IllegalArgumentException when this was never written by {@link #text}
     */
    static VaultHeader of(String first, String second) {
        String[] words = second.split(" ", -1);
        if (!first.equals(FIRST) || words.length != 3 || !words[0].equals(DERIVATION)) {
            throw new IllegalArgumentException("No vault begins like this.");
        }
        return new VaultHeader(Integer.parseInt(words[1]), words[2]);
    }
}
