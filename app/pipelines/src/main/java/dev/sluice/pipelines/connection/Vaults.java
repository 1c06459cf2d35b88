package dev.sluice.pipelines.connection;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The vaults of a program, one a home, so that a person is asked once for each; and whom they ask.
 * Any thread.
 */
public final class Vaults {
    /** Those of this program: jobs, commands and pages open the same ones. */
    public static final Vaults OF_PROGRAM = new Vaults();

    private final Map<Path, Vault> byHome = new ConcurrentHashMap<>();
    private volatile Passphrases asked =
            lock -> {
                throw new SecretTrouble(
                        "Nobody can be asked here for the passphrase of %s."
                                .formatted(lock.vault()));
            };

    private Vaults() {}

    /** Whom to ask from now on. */
    public void ask(Passphrases passphrases) {
        asked = passphrases;
    }

    /** Whether passwords of a home are encrypted by a passphrase. */
    public boolean isKept(Path home) {
        return of(home).isThere();
    }

    /**
     * Encrypts the passwords of a home by another passphrase; all of them or none. Takes a second,
     * and wipes what it is given.
     *
     * @param fresh at least {@link Passphrases#LEAST} characters
     * @return false when {@code old} is not the right one, and nothing has changed
     * @throws SecretTrouble when the file can't be read or written
     */
    public boolean changePassphrase(Path home, char[] old, char[] fresh) throws SecretTrouble {
        return of(home).changePassphrase(old, fresh);
    }

    Vault of(Path home) {
        return byHome.computeIfAbsent(
                home.toAbsolutePath().normalize(),
                folder -> new Vault(folder.resolve("secrets.vault"), () -> asked));
    }
}
