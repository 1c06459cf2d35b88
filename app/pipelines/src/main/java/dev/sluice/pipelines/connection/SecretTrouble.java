package dev.sluice.pipelines.connection;

import java.io.IOException;

/**
 * The keyring or the vault is locked, damaged or refuses; says so in one sentence, without the
 * secret.
 */
public class SecretTrouble extends IOException {
    private static final long serialVersionUID = 1;

    public SecretTrouble(String sentence) {
        super(sentence);
    }

    public SecretTrouble(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
