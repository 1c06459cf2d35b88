package dev.sluice.pipelines.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

@SuppressWarnings("NullAway.Init") // set before each test
final class KeyringElseVaultTest extends SecretsContract {
    private static final String CANARY = "canary-7c41";

    @TempDir Path home;
    private final MemorySecrets keyring = new MemorySecrets();
    private Vault vault;
    private KeyringElseVault both;

    @BeforeEach
    void begin() {
        vault = new Vault(home.resolve("secrets.vault"), () -> new Answers("a passphrase"), 10);
        both = new KeyringElseVault(keyring, vault);
        keyring.missing = true;
    }

    @Override
    Secrets secrets() {
        keyring.missing = false;
        return both;
    }

    @Test
    void vaultIsNotTouchedWhereThereIsAKeyring() throws Exception {
        keyring.missing = false;
        both.keep("shop", CANARY);
        assertThat(keyring.kept).containsEntry("shop", CANARY);
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void lockedKeyringNeverFallsToTheVault() throws Exception {
        both.keep("lake", "another");
        keyring.missing = false;
        keyring.locked = true;
        assertThatThrownBy(() -> both.keep("shop", CANARY)).hasMessageContaining("locked");
        assertThatThrownBy(() -> both.read("lake")).hasMessageContaining("locked");
        assertThat(vault.holds("shop")).isFalse();
    }

    @Test
    void whatTheVaultHoldsIsFoundWhenAKeyringTurnsUp() throws Exception {
        both.keep("shop", CANARY);
        keyring.missing = false;
        assertThat(both.read("shop")).contains(CANARY);
    }

    @Test
    void newerPasswordInTheKeyringLeavesNoOlderOneInTheVault() throws Exception {
        both.keep("shop", "older");
        keyring.missing = false;
        both.keep("shop", CANARY);
        assertThat(vault.holds("shop")).isFalse();
        assertThat(both.read("shop")).contains(CANARY);
    }

    @Test
    void bothForget() throws Exception {
        both.keep("shop", CANARY);
        keyring.kept.put("shop", CANARY);
        keyring.missing = false;
        both.forget("shop");
        assertThat(both.read("shop")).isEmpty();
        assertThat(keyring.kept).isEmpty();
    }

    @Test
    void passwordThatOnlyAMissingKeyringHasIsAskedFor() {
        assertThatThrownBy(() -> both.read("shop"))
                .isInstanceOf(SecretTrouble.class)
                .hasMessageContaining("enter it again");
    }
}
