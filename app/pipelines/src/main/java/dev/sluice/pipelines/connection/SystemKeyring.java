package dev.sluice.pipelines.connection;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Keychain, Credential Manager, or a keyring that speaks the Secret Service on D-Bus: what the
 * system itself keeps passwords in.
 */
final class SystemKeyring implements Secrets {
    private static final Logger LOG = LoggerFactory.getLogger(SystemKeyring.class);
    private static final String DOMAIN = "Sluice";
    private static final long UNLOCK_SECONDS = 60;
    private static final String LOCKED = "The keyring is locked; unlock it and try again.";

    private interface Use<T> {
        T with(Keyring keyring) throws PasswordAccessException;
    }

    @Override
    public Optional<String> read(String name) throws SecretTrouble, InterruptedException {
        return use(keyring -> {
            try {
                return Optional.of(keyring.getPassword(DOMAIN, name));
            } catch (PasswordAccessException e) {
                LOG.debug("The keyring gives no secret {}.", name, e);
                if (KeyringLock.isLocked(keyring.getKeyringStorageType())) {
                    throw e;
                }
                return Optional.<String>empty();
            }
        });
    }

    @Override
    public void keep(String name, String secret) throws SecretTrouble, InterruptedException {
        use(keyring -> {
            keyring.setPassword(DOMAIN, name, secret);
            // One that is locked takes a password in place of another without a word, and the new
            // one can't be read.
            if (!secret.equals(keyring.getPassword(DOMAIN, name))) {
                throw new IllegalStateException("The keyring still has another password.");
            }
            return true;
        });
    }

    @Override
    public void forget(String name) throws SecretTrouble, InterruptedException {
        use(keyring -> {
            try {
                keyring.deletePassword(DOMAIN, name);
                return true;
            } catch (PasswordAccessException e) {
                if (KeyringLock.isLocked(keyring.getKeyringStorageType())) {
                    throw e;
                }
                // Somebody has removed it there already.
                LOG.debug("The keyring has no secret {} to remove.", name, e);
                return false;
            }
        });
    }

    private static Keyring find() throws NoKeyring {
        try {
            return Keyring.create();
        } catch (BackendNotSupportedException | LinkageError e) {
            throw new NoKeyring(e);
        }
    }

    /** On a thread of its own, because unlocking may wait for a person who is not there. */
    private static <T> T use(Use<T> use) throws SecretTrouble, InterruptedException {
        FutureTask<T> asking =
                new FutureTask<>(() -> {
                    Keyring keyring = find();
                    try {
                        return use.with(keyring);
                    } finally {
                        keyring.close();
                    }
                });
        Thread.ofPlatform().daemon().name("keyring").start(asking);
        try {
            return asking.get(UNLOCK_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            asking.cancel(true);
            throw e;
        } catch (TimeoutException e) {
            asking.cancel(true);
            throw new SecretTrouble(
                    "The keyring was not unlocked within a minute; unlock it and try again.", e);
        } catch (ExecutionException e) {
            LOG.debug("The keyring can't be used.", e);
            if (e.getCause() instanceof NoKeyring) {
                throw new NoKeyring(e);
            }
            // One that nobody unlocks also shows as a null pointer or a missing class.
            throw new SecretTrouble(LOCKED, e);
        }
    }
}
