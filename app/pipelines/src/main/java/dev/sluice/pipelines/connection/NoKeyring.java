package dev.sluice.pipelines.connection;

/** This computer has no keyring at all, not even a locked one. */
final class NoKeyring extends SecretTrouble {
    private static final long serialVersionUID = 1;

    NoKeyring(Throwable cause) {
        super("There is no keyring on this computer.", cause);
    }
}
