package dev.sluice.pipelines.load.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

final class PostgresAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://anna@db.example.org:6432/shop",
                "postgresql://db.example.org/shop?sslmode=verify-ca&sslrootcert=%2Fetc%2Fca.pem",
                "postgresql://an%40na@[::1]/with%20space%2Fand%20slash",
                "postgresql://localhost/shop?application_name=nightly%20load"
            })
    void addressIsWrittenAsItIsRead(String text) {
        assertThat(PostgresAddress.parse(text).text()).isEqualTo(text);
    }

    @Test
    void whatIsLeftOutIsAsPsqlHasIt() {
        PostgresAddress address = PostgresAddress.parse("postgres:///shop");
        assertThat(address.host()).isEqualTo("localhost");
        assertThat(address.port()).isEqualTo(5432);
        assertThat(address.user()).isEqualTo(Optional.empty());
        assertThat(address.isLocal()).isTrue();
    }

    @Test
    void onlyAnAddressOfThisComputerIsLocal() {
        assertThat(PostgresAddress.parse("postgresql://127.0.0.1/shop").isLocal()).isTrue();
        PostgresAddress elsewhere = PostgresAddress.parse("postgresql://127.0.0.1.example.org/x");

        assertThat(elsewhere.isLocal()).isFalse();
        assertThat(PostgresProperties.forDriver(elsewhere, Optional.empty()))
                .containsEntry("sslmode", "verify-full");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://anna:canary@db/shop",
                "postgresql://anna:can@ary@db/shop",
                "postgresql://anna:@db/shop",
                "postgresql://anna@db/shop?password=canary",
                "postgresql://anna@db/shop?sslpassword=canary"
            })
    void passwordInTheAddressIsRefusedAndNotRepeated(String text) {
        assertThatThrownBy(() -> PostgresAddress.parse(text))
                .hasMessageContaining("~/.pgpass")
                .hasMessageContaining("connection")
                .hasMessageNotContaining("canary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://db",
                "postgresql://db/",
                "postgresql://db:99999/x",
                "postgresql://db:1/2canary@host/x",
                "postgresql://a b/x",
                "postgresql://one,two/x",
                "postgresql://db/x?socketFactory=evil",
                "postgresql://db/x?options=-c",
                "postgresql://db/x?sslmode=require",
                "postgresql://db/x?sslmode=prefer",
                "postgresql://db/x?sslrootcert=here.pem",
                "postgresql://db/x%00"
            })
    void whatIsNotAllowedIsRefusedInOneSentence(String text) {
        assertThatThrownBy(() -> PostgresAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("canary");
    }

    @Test
    void serversElsewhereAreVerifiedUnlessTheNetworkIsTrusted() {
        assertThat(mode("postgresql://db/x")).isEqualTo("verify-full");
        assertThat(mode("postgresql://db/x?sslmode=disable")).isEqualTo("disable");
        assertThat(mode("postgresql://localhost/x")).isEqualTo("disable");
        assertThat(mode("postgresql://localhost/x?sslmode=verify-full")).isEqualTo("verify-full");
        assertThat(
                        PostgresProperties.forDriver(
                                        PostgresAddress.parse("postgresql://db/x?sslmode=disable"),
                                        Optional.empty())
                                .getProperty("requireAuth"))
                .isEqualTo("scram-sha-256,none");
    }

    private static String mode(String text) {
        return PostgresProperties.forDriver(PostgresAddress.parse(text), Optional.empty())
                .getProperty("sslmode");
    }
}
