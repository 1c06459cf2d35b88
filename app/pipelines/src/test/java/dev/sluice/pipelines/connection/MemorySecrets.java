package dev.sluice.pipelines.connection;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A keyring in memory, which can be locked or missing. */
final class MemorySecrets implements Secrets {
    final Map<String, String> kept = new ConcurrentHashMap<>();
    boolean locked;
    boolean missing;

    /** Happens once, while the next secret is kept. */
    Meanwhile meanwhile = () -> {};

    interface Meanwhile {
        void happens() throws SecretTrouble, InterruptedException;
    }

    @Override
    public Optional<String> read(String name) throws SecretTrouble {
        check();
        return Optional.ofNullable(kept.get(name));
    }

    @Override
    public void keep(String name, String secret) throws SecretTrouble, InterruptedException {
        check();
        Meanwhile now = meanwhile;
        meanwhile = () -> {};
        now.happens();
        kept.put(name, secret);
    }

    @Override
    public void forget(String name) throws SecretTrouble {
        check();
        kept.remove(name);
    }

    private void check() throws SecretTrouble {
        if (missing) {
            throw new NoKeyring(new IllegalStateException("There is none."));
        }
        if (locked) {
            throw new SecretTrouble("The keyring is locked.");
        }
    }
}
