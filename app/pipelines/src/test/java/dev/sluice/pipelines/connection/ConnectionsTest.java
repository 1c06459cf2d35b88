package dev.sluice.pipelines.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

final class ConnectionsTest {
    private static final String CANARY = "canary-7c41";
    private static final String SHOP = "postgresql://anna@db/shop";

    @TempDir Path home;
    private final MemorySecrets secrets = new MemorySecrets();

    private Connections connections() {
        return new Connections(home, secrets);
    }

    @Test
    void connectionIsKeptAndItsPasswordIsInTheKeyringOnly() throws Exception {
        connections().save("shop", SHOP, Optional.of(CANARY));

        NamedConnection shop = connections().find("shop").orElseThrow();
        assertThat(shop.address()).isEqualTo(SHOP);
        assertThat(shop.kind()).isEqualTo("postgresql");
        assertThat(connections().password(shop)).contains(CANARY);
        assertThat(secrets.kept).containsOnlyKeys(shop.secret().orElseThrow());
        try (var files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).doesNotContain(CANARY);
            }
        }
    }

    @Test
    void editedConnectionKeepsItsPasswordUntilAnotherIsTyped() throws Exception {
        connections().save("shop", SHOP, Optional.of(CANARY));
        connections().save("shop", SHOP + "2", Optional.empty());
        NamedConnection edited = connections().find("shop").orElseThrow();
        assertThat(edited.address()).isEqualTo(SHOP + "2");
        assertThat(connections().password(edited)).contains(CANARY);

        connections().save("shop", SHOP, Optional.of("other"));
        assertThat(secrets.kept.values()).containsExactly("other");
    }

    @Test
    void removedConnectionTakesItsPasswordAlong() throws Exception {
        connections().save("shop", SHOP, Optional.of(CANARY));
        connections().save("lake", SHOP, Optional.empty());
        connections().remove("shop");
        assertThat(connections().all()).extracting(NamedConnection::name).containsExactly("lake");
        assertThat(secrets.kept).isEmpty();
    }

    @Test
    void nothingIsKeptWhenTheKeyringTakesNoPassword() throws Exception {
        secrets.locked = true;
        assertThatThrownBy(() -> connections().save("shop", SHOP, Optional.of(CANARY)))
                .isInstanceOf(SecretTrouble.class)
                .hasMessageNotContaining(CANARY);
        assertThat(connections().all()).isEmpty();
    }

    @Test
    void fileThatIsDamagedIsNamedAndNotReplaced() throws Exception {
        Files.writeString(home.resolve("connections.json"), "{\"connections\": [{]");
        assertThatThrownBy(() -> connections().save("shop", SHOP, Optional.empty()))
                .hasMessageContaining("connections.json");
        assertThat(home.resolve("connections.json")).content().contains("[{]");
    }

    @Test
    void nobodyWaitsForAPersonWhoIsAskedForAnotherPassword() throws Exception {
        secrets.meanwhile = () -> inAnotherProcess(it -> it.save("lake", SHOP, Optional.empty()));
        connections().save("shop", SHOP, Optional.of(CANARY));
        assertThat(connections().all())
                .extracting(NamedConnection::name)
                .containsExactly("lake", "shop");
    }

    @Test
    void passwordIsKeptAnewWhenItsConnectionWasRemovedMeanwhile() throws Exception {
        connections().save("shop", SHOP, Optional.of("old"));
        secrets.meanwhile = () -> inAnotherProcess(it -> it.remove("shop"));

        connections().save("shop", SHOP, Optional.of(CANARY));

        NamedConnection shop = connections().find("shop").orElseThrow();
        assertThat(connections().password(shop)).contains(CANARY);
        assertThat(secrets.kept).containsOnlyKeys(shop.secret().orElseThrow());
    }

    @Test
    void twoWhoAddOneOfTheSameNameLeaveOnePassword() throws Exception {
        secrets.meanwhile =
                () -> inAnotherProcess(it -> it.save("shop", SHOP, Optional.of("other")));

        connections().save("shop", SHOP, Optional.of(CANARY));

        NamedConnection shop = connections().find("shop").orElseThrow();
        assertThat(connections().password(shop)).contains(CANARY);
        assertThat(secrets.kept).containsOnlyKeys(shop.secret().orElseThrow());
    }

    private interface Doing {
        void to(Connections connections) throws IOException, InterruptedException;
    }

    private void inAnotherProcess(Doing doing) throws SecretTrouble, InterruptedException {
        try {
            doing.to(connections());
        } catch (IOException e) {
            throw new SecretTrouble("The other one failed.", e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-x", "a b", "a/b", "a:b", "ä", "postgresql://x"})
    void nameThatCouldBeSomethingElseIsRefused(String name) {
        assertThatThrownBy(() -> NamedConnection.checkName(name))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
