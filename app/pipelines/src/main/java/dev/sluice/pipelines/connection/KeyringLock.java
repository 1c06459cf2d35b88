package dev.sluice.pipelines.connection;

import com.github.javakeyring.KeyringStorageType;

import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;

/**
 * Whether a keyring is locked. One that speaks the Secret Service and that nobody unlocks says of
 * every password that it is not there, so it is asked itself; the others say so when they are read.
 */
final class KeyringLock {
    private static final Logger LOG = LoggerFactory.getLogger(KeyringLock.class);
    private static final String SERVICE = "org.freedesktop.secrets";

    /** The Secret Service's name for the collection that is written to. */
    private static final String COLLECTION = "/org/freedesktop/secrets/aliases/default";

    private static final String TYPE = "org.freedesktop.Secret.Collection";

    private KeyringLock() {}

    static boolean isLocked(KeyringStorageType kind) {
        if (kind != KeyringStorageType.GNOME_KEYRING) {
            return false;
        }
        try (DBusConnection bus = DBusConnectionBuilder.forSessionBus().withShared(false).build()) {
            Object locked =
                    bus.getRemoteObject(SERVICE, COLLECTION, Properties.class).Get(TYPE, "Locked");
            return Boolean.TRUE.equals(locked);
        } catch (DBusException | DBusExecutionException | IOException e) {
            // There is no such collection yet, so nothing in it is locked.
            LOG.debug("The keyring has nothing that could be locked.", e);
            return false;
        }
    }
}
