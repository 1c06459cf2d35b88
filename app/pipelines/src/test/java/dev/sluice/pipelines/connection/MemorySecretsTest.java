package dev.sluice.pipelines.connection;

/** The keyring of other tests behaves like a real one. */
final class MemorySecretsTest extends SecretsContract {
    private final MemorySecrets secrets = new MemorySecrets();

    @Override
    Secrets secrets() {
        return secrets;
    }
}
