package dev.sluice.pipelines.connection;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/** One question for the passphrase of a vault, and the key that came of it. One thread. */
final class VaultLock implements Passphrases.Lock {
    private final Path file;
    private final VaultHeader header;
    private final Optional<VaultText> there;
    private final SecureRandom random;
    private Optional<VaultKey> key = Optional.empty();

    /**
     * @param there what the file says; empty where there is none yet
     */
    VaultLock(Path file, VaultHeader header, Optional<VaultText> there, SecureRandom random) {
        this.file = file;
        this.header = header;
        this.there = there;
        this.random = random;
    }

    /** What the right passphrase has made; empty until it was given. */
    Optional<VaultKey> key() {
        return key;
    }

    @Override
    public Path vault() {
        return file;
    }

    @Override
    public boolean isNew() {
        return there.isEmpty();
    }

    @Override
    public boolean opensWith(char[] passphrase) {
        try {
            if (isNew() && passphrase.length < Passphrases.LEAST) {
                return false;
            }
            VaultKey tried = VaultKey.derive(header, passphrase, random);
            key = Optional.of(tried).filter(made -> there.isEmpty() || there.get().opensWith(made));
            return key.isPresent();
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }
}
