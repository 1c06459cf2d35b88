package dev.sluice.pipelines.connection;

import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Keeps secrets outside Sluice's own files. Safe for any thread; each call may wait for a person
 * who unlocks the keyring, so none is made on the FX thread.
 */
public interface Secrets {
    /** The secret under this name. */
    Optional<String> read(String name) throws SecretTrouble, InterruptedException;

    /** Keeps a secret, in place of the one that was there. */
    void keep(String name, String secret) throws SecretTrouble, InterruptedException;

    /** Removes a secret; it need not be there. */
    void forget(String name) throws SecretTrouble, InterruptedException;

    /** The keyring of the system, unless another keeper of secrets is on the class path. */
    static Secrets ofThisComputer() {
        return ServiceLoader.load(Secrets.class).findFirst().orElseGet(SystemKeyring::new);
    }
}
