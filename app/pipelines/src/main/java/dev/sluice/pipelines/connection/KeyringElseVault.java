package dev.sluice.pipelines.connection;

import java.util.Optional;

/**
 * Keeps secrets in the keyring where there is one, and in the vault of the home where there is
 * none. A keyring that is locked is a keyring: the vault never takes its place behind a person's
 * back. What the vault holds from a time without a keyring is found there later, too.
 */
final class KeyringElseVault implements Secrets {
    private final Secrets keyring;
    private final Vault vault;

    KeyringElseVault(Secrets keyring, Vault vault) {
        this.keyring = keyring;
        this.vault = vault;
    }

    @Override
    public Optional<String> read(String name) throws SecretTrouble, InterruptedException {
        try {
            Optional<String> secret = keyring.read(name);
            return secret.isPresent() ? secret : vault.read(name);
        } catch (NoKeyring e) {
            if (!vault.holds(name)) {
                throw new SecretTrouble(
                        "The password was kept in a keyring, and there is none here now; enter it"
                                + " again.",
                        e);
            }
            return vault.read(name);
        }
    }

    /** The other one keeps no older secret of that name. */
    @Override
    public void keep(String name, String secret) throws SecretTrouble, InterruptedException {
        try {
            keyring.keep(name, secret);
        } catch (NoKeyring e) {
            vault.keep(name, secret);
            return;
        }
        vault.forget(name);
    }

    @Override
    public void forget(String name) throws SecretTrouble, InterruptedException {
        vault.forget(name);
        try {
            keyring.forget(name);
        } catch (NoKeyring e) {
            // Then there is nothing more to forget.
            return;
        }
    }

    @Override
    public boolean asksPassphrase(String name) throws SecretTrouble {
        return vault.asksFor(name);
    }
}
