package dev.sluice.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.detail.AtOnce;
import dev.sluice.engine.job.Failure;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.pipelines.connection.Connections;
import dev.sluice.pipelines.connection.NamedConnection;
import dev.sluice.pipelines.connection.SecretTrouble;
import dev.sluice.pipelines.connection.Secrets;
import dev.sluice.pipelines.load.table.PostgresProbe;
import dev.sluice.ui.Messages;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

final class ConnectionsModelTest {
    @TempDir Path home;
    private final Keyring keyring = new Keyring();
    private final List<String> asked = new ArrayList<>();
    private Optional<String> refusal = Optional.empty();
    private boolean mayCreate = true;

    @Test
    void connectionIsAddedAndTheFormClosesWithoutItsPassword() throws Exception {
        ConnectionsModel model = model();
        model.add();
        type(model.form(), "shop", "db.example.org", "shop");
        model.form().user().set("anna");
        model.form().password().set("secret");
        model.save();

        assertThat(model.editing().get()).isFalse();
        assertThat(model.form().password().get()).isEmpty();
        assertThat(model.all())
                .extracting(NamedConnection::name, NamedConnection::address)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "shop", "postgresql://anna@db.example.org/shop"));
        assertThat(keyring.kept.values()).containsExactly("secret");

        model.edit(model.all().getFirst());
        assertThat(model.form().password().get()).isEmpty();
        assertThat(model.form().keepsPassword().get()).isTrue();
    }

    @Test
    void renamedConnectionTakesItsPasswordAlong() throws Exception {
        saved("shop", Optional.of("secret"));
        ConnectionsModel model = model();
        model.edit(model.all().getFirst());
        model.form().name().set("store");
        model.save();
        assertThat(model.all()).extracting(NamedConnection::name).containsExactly("store");
        assertThat(keyring.kept.values()).containsExactly("secret");
    }

    @Test
    void testUsesThePasswordThatIsKeptAndSaysInWordsWhatItFound() throws Exception {
        saved("shop", Optional.of("secret"));
        ConnectionsModel model = model();
        model.edit(model.all().getFirst());
        model.test();
        assertThat(asked).containsExactly("postgresql://anna@db/shop secret");
        assertThat(model.works().get()).isTrue();
        assertThat(model.result().get())
                .isEqualTo(
                        "PostgreSQL 15.14 answers, encrypted and verified. anna may create tables"
                                + " in schema public.");

        model.form().password().set("new");
        mayCreate = false;
        model.test();
        assertThat(asked).last().isEqualTo("postgresql://anna@db/shop new");
        assertThat(model.works().get()).isFalse();
        assertThat(model.result().get()).contains("may not create tables in schema public");
        assertThat(model.testing().get()).isFalse();
    }

    @Test
    void whatATestIsRefusedWithIsShownAsItIs() throws Exception {
        saved("shop", Optional.empty());
        ConnectionsModel model = model();
        refusal = Optional.of("Nothing answers at db.");
        model.edit(model.all().getFirst());
        model.test();
        assertThat(model.result().get()).isEqualTo("Nothing answers at db.");
        assertThat(model.works().get()).isFalse();
    }

    @Test
    void whatIsWrongIsSaidAndNothingIsKept() throws Exception {
        ConnectionsModel model = model();
        model.add();
        type(model.form(), "a b", "db", "shop");
        model.save();
        assertThat(model.form().nameErrors().get()).contains("60 letters");
        type(model.form(), "shop", "", "shop");
        model.save();
        assertThat(model.form().errors().get()).isEqualTo("Name the server and the database.");
        type(model.form(), "shop", "db/evil", "shop");
        model.save();
        assertThat(model.form().errors().get()).isNotEmpty();
        type(model.form(), "shop", "db", "shop");
        model.form().options().set("sslmode=require");
        model.save();
        assertThat(model.form().errors().get()).contains("verify-full");
        assertThat(model.all()).isEmpty();

        keyring.locked = true;
        model.form().options().set("");
        model.form().password().set("secret");
        model.save();
        assertThat(model.result().get()).isEqualTo("The keyring is locked.");
        assertThat(model.editing().get()).isTrue();
        assertThat(model.all()).isEmpty();
    }

    @Test
    void nameThatIsTakenIsNotOverwritten() throws Exception {
        saved("shop", Optional.empty());
        ConnectionsModel model = model();
        model.add();
        type(model.form(), "shop", "elsewhere", "x");
        model.save();
        assertThat(model.form().nameErrors().get()).contains("choose another");
        assertThat(model.all().getFirst().address()).isEqualTo("postgresql://anna@db/shop");
    }

    @Test
    void removedConnectionIsGoneWithItsPassword() throws Exception {
        saved("shop", Optional.of("secret"));
        ConnectionsModel model = model();
        model.edit(model.all().getFirst());
        model.remove(model.all().getFirst());
        assertThat(model.all()).isEmpty();
        assertThat(model.editing().get()).isFalse();
        assertThat(keyring.kept).isEmpty();
    }

    private static void type(ConnectionForm form, String name, String host, String database) {
        form.name().set(name);
        form.host().set(host);
        form.database().set(database);
    }

    private void saved(String name, Optional<String> password) throws Exception {
        new Connections(home, keyring).save(name, "postgresql://anna@db/shop", password);
    }

    private ConnectionsModel model() {
        return new ConnectionsModel(
                new Connections(home, keyring),
                (address, password, stop) -> {
                    asked.add(address.text() + " " + password.orElse("none"));
                    if (refusal.isPresent()) {
                        throw new PhaseFailure(Failure.permanent(refusal.get()));
                    }
                    return new PostgresProbe.Answer("15.14", true, "anna", "public", mayCreate);
                },
                AtOnce.background(),
                Messages.of(Locale.ENGLISH));
    }

    private static final class Keyring implements Secrets {
        private final Map<String, String> kept = new HashMap<>();
        private boolean locked;

        @Override
        public Optional<String> read(String name) {
            return Optional.ofNullable(kept.get(name));
        }

        @Override
        public void keep(String name, String secret) throws SecretTrouble {
            if (locked) {
                throw new SecretTrouble("The keyring is locked.");
            }
            kept.put(name, secret);
        }

        @Override
        public void forget(String name) {
            kept.remove(name);
        }
    }
}
