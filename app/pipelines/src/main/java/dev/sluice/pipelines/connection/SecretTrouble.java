package dev.sluice.pipelines.connection;

import java.io.IOException;

/** The keyring is not there, is locked or refuses; says so in one sentence, without the secret. */
public final class SecretTrouble extends IOException {
    private static final long serialVersionUID = 1;

    public SecretTrouble(String sentence) {
        super(sentence);
    }

    public SecretTrouble(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
