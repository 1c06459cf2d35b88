package dev.sluice.pipelines.connection;

import java.nio.file.Path;

/**
 * Whom the passphrase of a vault is asked for: a person, or a file. Called off the FX thread by one
 * thread at a time, and may wait for as long as a person takes.
 */
public interface Passphrases {
    /** Characters that a new one has at least. */
    int LEAST = 8;

    /** What a passphrase is to open. */
    interface Lock {
        /** The file of the vault. */
        Path vault();

        /** Whether there is no vault yet; a person then types it twice. */
        boolean isNew();

        /**
         * Tries a passphrase and wipes it; takes a good part of a second.
         *
         * @return false when it is not the right one, so that another may be tried
         */
        boolean opensWith(char[] passphrase);
    }

    /**
     * Opens a lock; returns when that has been done.
     *
     * @throws SecretTrouble with a sentence when no right passphrase is given, or none to be
     *     trusted
     */
    void ask(Lock lock) throws SecretTrouble, InterruptedException;
}
