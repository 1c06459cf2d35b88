package dev.sluice.pipelines.connection;

import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Keeps secrets where nobody reads them in the clear. Safe for any thread; each call may wait for a
 * person who unlocks the keyring or types a passphrase, so none is made on the FX thread.
 */
public interface Secrets {
    /** The secret under this name. */
    Optional<String> read(String name) throws SecretTrouble, InterruptedException;

    /** Keeps a secret, in place of the one that was there. */
    void keep(String name, String secret) throws SecretTrouble, InterruptedException;

    /** Removes a secret; it need not be there. */
    void forget(String name) throws SecretTrouble, InterruptedException;

    /** Whether {@link #read} would have a person type a passphrase first; asks nobody. */
    default boolean asksPassphrase(String name) throws SecretTrouble {
        return false;
    }

    /**
     * Those of a home: in the keyring of the system, or where there is none in the vault of the
     * home, unless another keeper of secrets is on the class path.
     */
    static Secrets of(Path home) {
        return ServiceLoader.load(Secrets.class)
                .findFirst()
                .orElseGet(() ->
                        new KeyringElseVault(new SystemKeyring(), Vaults.OF_PROGRAM.of(home)));
    }
}
