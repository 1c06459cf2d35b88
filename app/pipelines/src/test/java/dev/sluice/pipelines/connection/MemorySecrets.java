package dev.sluice.pipelines.connection;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A keyring in memory, which can be locked. */
final class MemorySecrets implements Secrets {
    final Map<String, String> kept = new ConcurrentHashMap<>();
    boolean locked;

    @Override
    public Optional<String> read(String name) throws SecretTrouble {
        check();
        return Optional.ofNullable(kept.get(name));
    }

    @Override
    public void keep(String name, String secret) throws SecretTrouble {
        check();
        kept.put(name, secret);
    }

    @Override
    public void forget(String name) throws SecretTrouble {
        check();
        kept.remove(name);
    }

    private void check() throws SecretTrouble {
        if (locked) {
            throw new SecretTrouble("The keyring is locked.");
        }
    }
}
