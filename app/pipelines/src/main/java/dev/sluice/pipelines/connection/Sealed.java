package dev.sluice.pipelines.connection;

import java.util.Base64;

/**
 * What a key has encrypted.
 *
 * @param nonce that of AES-GCM, different each time
 * @param bytes the encrypted text with its tag
 */
@SuppressWarnings("ArrayRecordComponent") // nobody changes or compares them
record Sealed(byte[] nonce, byte[] bytes) {
    static final int NONCE = 12;
    static final int TAG = 16;

    Sealed {
        if (nonce.length != NONCE || bytes.length < TAG) {
            throw new IllegalArgumentException("Nothing that was sealed is so short.");
        }
    }

    /** As it stands in the file, in two words. */
    String text() {
        Base64.Encoder words = Base64.getEncoder();
        return words.encodeToString(nonce) + " " + words.encodeToString(bytes);
    }

    /**
     * @throws IllegalArgumentException when this was never written by {@link #text}
     */
    static Sealed of(String nonce, String bytes) {
        return new Sealed(Base64.getDecoder().decode(nonce), Base64.getDecoder().decode(bytes));
    }
}
