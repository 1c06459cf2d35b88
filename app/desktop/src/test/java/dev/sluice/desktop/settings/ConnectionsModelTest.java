package dev.sluice.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.detail.AtOnce;
import dev.sluice.engine.job.Failure;
import dev.sluice.engine.pipeline.PhaseFailure;
import dev.sluice.engine.pipeline.StopSignal;
import dev.sluice.pipelines.connection.Connections;
import dev.sluice.pipelines.connection.NamedConnection;
import dev.sluice.pipelines.connection.SecretTrouble;
import dev.sluice.pipelines.connection.Secrets;
import dev.sluice.pipelines.load.table.PostgresAddress;
import dev.sluice.pipelines.load.table.PostgresProbe;
import dev.sluice.ui.Messages;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

final class ConnectionsModelTest {
    @TempDir Path home;
    private final Keyring keyring = new Keyring();
    private final TypedLock lock = new TypedLock("the old words");
    private final List<String> asked = new ArrayList<>();
    private Optional<String> refusal = Optional.empty();
    private boolean stalls;
    private Optional<StopSignal> stalled = Optional.empty();

    @Test
    void connectionIsAddedAndShownWithoutItsPassword() throws Exception {
        ConnectionsModel model = model();
        model.add();
        type(model.form(), "shop", "db.example.org", "shop");
        model.form().user().set("anna");
        model.form().password().set("secret");
        model.save();

        assertThat(model.adding().get()).isFalse();
        assertThat(model.shown().get()).contains("shop");
        assertThat(model.form().password().get()).isEmpty();
        assertThat(model.form().keepsPassword().get()).isTrue();
        assertThat(model.all())
                .extracting(NamedConnection::name, NamedConnection::address)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "shop", "postgresql://anna@db.example.org/shop"));
        assertThat(keyring.kept.values()).containsExactly("secret");

        model.add();
        assertThat(model.form().host().get()).isEmpty();
        model.edit(model.all().getFirst());
        assertThat(model.form().password().get()).isEmpty();
        assertThat(model.form().keepsPassword().get()).isTrue();
    }

    @Test
    void whoNamesAConnectionIsToldBesideHowItIsNamed() throws Exception {
        saved("shop", Optional.empty());

        assertThat(model().kind().getValue())
                .isEqualTo("PostgreSQL · in the sheet postgresql:shop · named by 1 job, 2 presets");
    }

    @Test
    void anotherPassphraseIsAskedForInPlaceOfTheFormAndOnlyWhereThereIsOne() throws Exception {
        saved("shop", Optional.empty());
        lock.isThere = false;
        assertThat(model().passphrase().possible().get()).isFalse();
        lock.isThere = true;
        ConnectionsModel model = model();
        assertThat(model.passphrase().possible().get()).isTrue();

        model.form().database().set("stock");
        model.changePassphrase();
        assertThat(model.passphrase().open().get()).isTrue();
        assertThat(model.all().getFirst().address()).isEqualTo("postgresql://anna@db/stock");
        model.add();
        assertThat(model.passphrase().open().get()).isFalse();
    }

    @Test
    void changeHoldsAtOnceAndOneThatIsWrongDoesNot() throws Exception {
        saved("shop", Optional.of("secret"));
        ConnectionsModel model = model();
        assertThat(model.shown().get()).contains("shop");
        model.form().database().set("stock");
        model.commit();
        assertThat(model.all().getFirst().address()).isEqualTo("postgresql://anna@db/stock");
        model.form().port().set("many");
        model.commit();
        assertThat(model.form().errors().get()).contains("65535");
        assertThat(model.all().getFirst().address()).isEqualTo("postgresql://anna@db/stock");
        model.form().port().set("5432");
        model.form().password().set("new");
        model.commit();
        assertThat(keyring.kept.values()).containsExactly("new");
        assertThat(model.form().password().get()).isEmpty();
    }

    @Test
    void renamedConnectionTakesItsPasswordAlong() throws Exception {
        saved("shop", Optional.of("secret"));
        ConnectionsModel model = model();
        model.form().name().set("store");
        model.commit();
        assertThat(model.all()).extracting(NamedConnection::name).containsExactly("store");
        assertThat(model.shown().get()).contains("store");
        assertThat(keyring.kept.values()).containsExactly("secret");
    }

    @Test
    void connectionIsNotRenamedOverAnother() throws Exception {
        saved("shop", Optional.of("secret"));
        new Connections(home, keyring).save("zoo", "postgresql://zoo/zoo", Optional.empty());
        ConnectionsModel model = model();
        model.form().name().set("zoo");
        model.commit();
        assertThat(model.form().nameErrors().get()).contains("choose another");
        assertThat(model.all()).extracting(NamedConnection::name).containsExactly("shop", "zoo");
        assertThat(model.all().getLast().address()).isEqualTo("postgresql://zoo/zoo");
    }

    @Test
    void testUsesThePasswordThatIsKeptAndSaysInWordsWhatEachStepFound() throws Exception {
        saved("shop", Optional.of("secret"));
        ConnectionsModel model = model();
        model.tryIt();
        assertThat(asked).containsExactly("postgresql://anna@db/shop secret");
        Trial trial = model.test().trial().get();
        assertThat(trial.state()).isEqualTo(Trial.State.WELL);
        assertThat(trial.lines())
                .extracting(Trial.Line::words)
                .containsExactly(
                        "192.0.2.7 and 1 more",
                        "38 ms",
                        "PostgreSQL 15.14 as anna, encrypted and verified",
                        "allowed in schema public; the try was taken back");
        assertThat(trial.summary()).startsWith("all 4 steps passed, ").contains("4:40");
        assertThat(model.trials().get("shop")).isEqualTo(trial);

        model.form().password().set("new");
        model.tryIt();
        assertThat(asked).last().isEqualTo("postgresql://anna@db/shop new");
    }

    @Test
    void whatAStepIsRefusedWithIsShownAtThatStep() throws Exception {
        saved("shop", Optional.empty());
        ConnectionsModel model = model();
        refusal = Optional.of("Nothing lets you in at db.");
        model.tryIt();
        Trial trial = model.test().trial().get();
        assertThat(trial.state()).isEqualTo(Trial.State.FAILED);
        assertThat(trial.lines())
                .extracting(Trial.Line::state)
                .containsExactly(
                        Trial.State.WELL,
                        Trial.State.WELL,
                        Trial.State.FAILED,
                        Trial.State.UNTRIED);
        assertThat(trial.lines().get(2).words()).isEqualTo("Nothing lets you in at db.");
        assertThat(trial.summary()).startsWith("2 of 4 steps passed");

        model.form().user().set("bert");
        model.commit();
        assertThat(model.test().trial().get().lines()).isEmpty();
    }

    @Test
    void testOfASilentServerIsCancelledAndSaysNothingMore() throws Exception {
        saved("shop", Optional.empty());
        ConnectionsModel model = model();
        stalls = true;
        model.tryIt();
        assertThat(model.test().isUnderWay()).isTrue();
        model.test().cancel();
        assertThat(stalled.orElseThrow().requested()).isTrue();
        assertThat(model.test().trial().get().summary()).isEqualTo("cancelled");
        assertThat(model.trials().getOrDefault("shop", Trial.begun("")).state())
                .isEqualTo(Trial.State.UNTRIED);
    }

    @Test
    void anotherConnectionShownLeavesTheTestBehindAndKeepsWhatWasFound() throws Exception {
        saved("shop", Optional.empty());
        saved("zoo", Optional.empty());
        ConnectionsModel model = model();
        model.tryIt();
        model.edit(model.all().getLast());
        assertThat(model.test().trial().get().lines()).isEmpty();
        model.edit(model.all().getFirst());
        assertThat(model.test().trial().get().state()).isEqualTo(Trial.State.WELL);

        stalls = true;
        model.tryIt();
        model.edit(model.all().getLast());
        assertThat(stalled.orElseThrow().requested()).isTrue();
        assertThat(model.test().trial().get().lines()).isEmpty();
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
        assertThat(model.trouble().get()).isEqualTo("The keyring is locked.");
        assertThat(model.adding().get()).isTrue();
        assertThat(model.form().password().get()).isEqualTo("secret");
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
    void removingAsksFirstAndTakesThePasswordAlong() throws Exception {
        saved("shop", Optional.of("secret"));
        ConnectionsModel model = model();
        model.askToRemove();
        assertThat(model.asking().get()).isTrue();
        model.keepIt();
        assertThat(model.asking().get()).isFalse();
        assertThat(model.all()).hasSize(1);

        model.askToRemove();
        model.remove();
        assertThat(model.all()).isEmpty();
        assertThat(model.shown().get()).isEmpty();
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
                this::probe,
                lock,
                AtOnce.background(),
                Messages.of(Locale.ENGLISH),
                () -> LocalTime.of(16, 40),
                name -> new ConnectionUses(1, 2));
    }

    private void probe(
            PostgresAddress address,
            Optional<String> password,
            StopSignal stop,
            Consumer<PostgresProbe.Finding> passed)
            throws PhaseFailure {
        asked.add(address.text() + " " + password.orElse("none"));
        if (stalls) {
            stalled = Optional.of(stop);
            return;
        }
        passed.accept(new PostgresProbe.Found(List.of("192.0.2.7", "192.0.2.8")));
        passed.accept(new PostgresProbe.Reached(Duration.ofMillis(38)));
        if (refusal.isPresent()) {
            throw new PhaseFailure(Failure.permanent(refusal.get()));
        }
        passed.accept(new PostgresProbe.SignedIn("15.14", "anna", true));
        passed.accept(new PostgresProbe.Writes("public"));
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
