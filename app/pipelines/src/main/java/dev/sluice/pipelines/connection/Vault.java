package dev.sluice.pipelines.connection;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Secrets in a file that a passphrase encrypts, for computers without a keyring. The passphrase is
 * asked for when it is first needed; the key made of it is kept for the life of the process. Any
 * thread; whoever comes while somebody is asked waits for that answer.
 */
final class Vault implements Secrets {
    private final VaultFile file;
    private final Supplier<Passphrases> asked;
    private final SecureRandom random = new SecureRandom();
    private final int iterations;

    /** So that one question is up at a time; an interrupt ends waiting for it. */
    private final ReentrantLock asking = new ReentrantLock();

    private volatile Optional<VaultKey> known = Optional.empty();

    Vault(Path file, Supplier<Passphrases> asked) {
        this(file, asked, VaultHeader.ITERATIONS);
    }

    /**
     * @param iterations for a new file; that of one that is there says its own
     */
    Vault(Path file, Supplier<Passphrases> asked, int iterations) {
        this.file = new VaultFile(file);
        this.asked = asked;
        this.iterations = iterations;
    }

    /** Whether a secret is in the file; nobody is asked. */
    boolean holds(String name) throws SecretTrouble {
        return file.read().filter(text -> text.holds(name)).isPresent();
    }

    /** Whether reading a secret would have somebody asked for the passphrase. */
    boolean asksFor(String name) throws SecretTrouble {
        Optional<VaultText> text = file.read().filter(now -> now.holds(name));
        return text.isPresent() && known(text.get()).isEmpty();
    }

    @Override
    public Optional<String> read(String name) throws SecretTrouble, InterruptedException {
        Optional<VaultText> text = file.read().filter(now -> now.holds(name));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> secret = text.get().read(key(text.get()), name);
        if (secret.isEmpty()) {
            throw foreign();
        }
        return secret;
    }

    private SecretTrouble foreign() {
        return new SecretTrouble(
                "A password in %s was put there by somebody else; enter it again."
                        .formatted(file.path()));
    }

    @Override
    public void keep(String name, String secret) throws SecretTrouble, InterruptedException {
        if (name.isEmpty() || name.chars().anyMatch(c -> c <= ' ')) {
            throw new IllegalArgumentException("The name of a secret is one word.");
        }
        boolean kept = false;
        while (!kept) {
            Optional<VaultText> seen = file.read();
            VaultKey key = seen.isPresent() ? key(seen.get()) : freshKey();
            boolean[] fits = {false};
            file.change(now -> {
                // Another process may have made one while a person typed.
                VaultText text = now.orElseGet(() -> VaultText.empty(key));
                fits[0] = text.opensWith(key);
                return fits[0] ? Optional.of(text.with(key, name, secret)) : Optional.empty();
            });
            kept = fits[0];
            known = kept ? Optional.of(key) : Optional.empty();
        }
    }

    @Override
    public void forget(String name) throws SecretTrouble {
        if (holds(name)) {
            file.change(
                    now -> now.filter(text -> text.holds(name)).map(text -> text.without(name)));
        }
    }

    /** Whether there is a file, whatever it says. */
    boolean isThere() {
        return Files.exists(file.path());
    }

    /**
     * Seals everything anew with the key of another passphrase, and wipes both. The file changes as
     * a whole or not at all; other processes are asked for the new one when they next need it.
     *
     * @return false when {@code old} is not the right one, and nothing has changed
     */
    boolean changePassphrase(char[] old, char[] fresh) throws SecretTrouble {
        try {
            if (fresh.length < Passphrases.LEAST) {
                throw new IllegalArgumentException("The new passphrase is too short.");
            }
            VaultKey next = VaultKey.derive(VaultHeader.fresh(random, iterations), fresh, random);
            boolean changed = false;
            while (!changed) {
                VaultText seen = file.readThere();
                VaultKey before = VaultKey.derive(seen.header(), old, random);
                if (!seen.opensWith(before)) {
                    return false;
                }
                changed = reseal(before, next);
            }
            known = Optional.of(next);
            return true;
        } finally {
            Arrays.fill(old, '\0');
            Arrays.fill(fresh, '\0');
        }
    }

    /**
     * Whether the file was still what {@code before} opens: another process may have changed it.
     */
    private boolean reseal(VaultKey before, VaultKey next) throws SecretTrouble {
        boolean[] fits = {false};
        file.change(now -> {
            Optional<VaultText> text = now.filter(it -> it.opensWith(before));
            fits[0] = text.isPresent();
            return fits[0]
                    ? Optional.of(
                            text.flatMap(it -> it.resealed(before, next))
                                    .orElseThrow(this::foreign))
                    : Optional.empty();
        });
        return fits[0];
    }

    private Optional<VaultKey> known(VaultText text) {
        return known.filter(text::opensWith);
    }

    private VaultKey key(VaultText text) throws SecretTrouble, InterruptedException {
        Optional<VaultKey> before = known(text);
        if (before.isPresent()) {
            return before.get();
        }
        asking.lockInterruptibly();
        try {
            Optional<VaultKey> meanwhile = known(text);
            if (meanwhile.isPresent()) {
                return meanwhile.get();
            }
            VaultKey key = ask(text.header(), Optional.of(text));
            known = Optional.of(key);
            return key;
        } finally {
            asking.unlock();
        }
    }

    private VaultKey freshKey() throws SecretTrouble, InterruptedException {
        asking.lockInterruptibly();
        try {
            return ask(VaultHeader.fresh(random, iterations), Optional.empty());
        } finally {
            asking.unlock();
        }
    }

    private VaultKey ask(VaultHeader header, Optional<VaultText> there)
            throws SecretTrouble, InterruptedException {
        VaultLock lock = new VaultLock(file.path(), header, there, random);
        asked.get().ask(lock);
        return lock.key()
                .orElseThrow(() -> new IllegalStateException("Whoever is asked opens or throws."));
    }
}
