package dev.sluice.pipelines.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

@SuppressWarnings("NullAway.Init") // made by the tests that need it
final class VaultTest extends SecretsContract {
    private static final String CANARY = "canary-7c41";
    private static final String PASSPHRASE = "correct horse battery";
    private static final String NEXT = "another battery";
    private static final int FEW = 10;

    @TempDir Path home;
    private final Answers answers = new Answers(PASSPHRASE);
    private Vault first;

    /** Each time another process. */
    @Override
    Secrets secrets() {
        return vault(new Answers(PASSPHRASE));
    }

    private Path file() {
        return home.resolve("secrets.vault");
    }

    private Vault vault(Passphrases asked) {
        return new Vault(file(), () -> asked, FEW);
    }

    private Vault first() throws Exception {
        first = vault(answers);
        first.keep("shop", CANARY);
        return first;
    }

    @Test
    void neitherSecretNorPassphraseStandsAnywhereInTheClear() throws Exception {
        first();
        try (var files = Files.walk(home)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1))
                        .doesNotContain(CANARY, PASSPHRASE, "canary", "horse");
            }
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such modes")
    void nobodyElseMayReadIt() throws Exception {
        first().keep("lake", "another");
        try (var files = Files.walk(home)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void sameSecretLooksDifferentEachTime() throws Exception {
        first();
        List<String> before = Files.readAllLines(file());
        first.keep("shop", CANARY);
        assertThat(Files.readAllLines(file()).get(3)).isNotEqualTo(before.get(3));
    }

    @Test
    void personIsAskedOnceAndWhatTheyTypedIsWiped() throws Exception {
        first().keep("lake", "another");
        assertThat(first.read("shop")).contains(CANARY);
        assertThat(answers.asked).containsExactly(true);

        Answers later = new Answers(PASSPHRASE);
        Vault second = vault(later);
        assertThat(second.asksFor("shop")).isTrue();
        assertThat(second.read("shop")).contains(CANARY);
        assertThat(second.read("lake")).contains("another");
        assertThat(second.asksFor("shop")).isFalse();
        assertThat(later.asked).containsExactly(false);
        assertThat(later.typed)
                .hasSize(1)
                .allSatisfy(typed -> assertThat(typed).containsOnly('\0'));
    }

    @Test
    void nobodyIsAskedForWhatIsNotThereOrIsToBeForgotten() throws Exception {
        first();
        Answers later = new Answers();
        Vault second = vault(later);
        assertThat(second.read("lake")).isEmpty();
        second.forget("shop");
        assertThat(second.read("shop")).isEmpty();
        assertThat(later.asked).isEmpty();
    }

    @Test
    void wrongPassphraseIsAskedForAgain() throws Exception {
        first();
        Answers later = new Answers("not the right one", PASSPHRASE);
        assertThat(vault(later).read("shop")).contains(CANARY);
        assertThat(later.asked).containsExactly(false);
        assertThat(later.typed).hasSize(2);
    }

    @Test
    void withTheWrongPassphraseNothingIsReadOrChanged() throws Exception {
        first();
        byte[] before = Files.readAllBytes(file());
        assertThatThrownBy(() -> vault(new Answers("not the right one")).keep("lake", "x"))
                .isInstanceOf(SecretTrouble.class);
        assertThatThrownBy(() -> vault(new Answers("not the right one")).read("shop"))
                .isInstanceOf(SecretTrouble.class);
        assertThat(file()).hasBinaryContent(before);
    }

    @Test
    void afterAChangeOnlyTheNewPassphraseOpensAndEverySecretIsThere() throws Exception {
        first().keep("lake", "another");
        Vault beside = vault(new Answers(PASSPHRASE, NEXT));
        assertThat(beside.read("shop")).contains(CANARY);
        char[] old = PASSPHRASE.toCharArray();
        char[] next = NEXT.toCharArray();

        assertThat(first.changePassphrase(old, next)).isTrue();

        assertThat(old).containsOnly('\0');
        assertThat(next).containsOnly('\0');
        assertThat(vault(new Answers(NEXT)).read("shop")).contains(CANARY);
        assertThat(vault(new Answers(NEXT)).read("lake")).contains("another");
        assertThatThrownBy(() -> vault(new Answers(PASSPHRASE)).read("shop"))
                .isInstanceOf(SecretTrouble.class);
        assertThat(first.asksFor("shop")).isFalse();
        // Another process had the old one open; it asks once and loses nothing.
        beside.keep("sea", "third");
        assertThat(first.read("sea")).contains("third");
        assertThat(answers.asked).containsExactly(true);
    }

    @Test
    void withAWrongOldPassphraseNothingChanges() throws Exception {
        first();
        byte[] before = Files.readAllBytes(file());
        assertThat(
                        vault(new Answers())
                                .changePassphrase(
                                        "not the right one".toCharArray(), NEXT.toCharArray()))
                .isFalse();
        assertThatThrownBy(() ->
                        first.changePassphrase(PASSPHRASE.toCharArray(), "1234567".toCharArray()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(file()).hasBinaryContent(before);
    }

    @Test
    void aSecretOfSomebodyElseIsToldAndTheFileStaysAsItIs() throws Exception {
        byte[] swapped = withASecretInThePlaceOfAnother();
        assertThatThrownBy(
                        () -> first.changePassphrase(PASSPHRASE.toCharArray(), NEXT.toCharArray()))
                .isInstanceOf(SecretTrouble.class)
                .hasMessageContaining("somebody else");
        assertThat(file()).hasBinaryContent(swapped);
    }

    @Test
    void shortPassphraseIsRefusedForANewOne() {
        assertThatThrownBy(() -> vault(new Answers("1234567")).keep("shop", CANARY))
                .isInstanceOf(SecretTrouble.class);
        assertThat(file()).doesNotExist();
    }

    @Test
    void everyDamageIsToldAndNothingIsOverwritten() throws Exception {
        first();
        byte[] whole = Files.readAllBytes(file());
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            told(damaged);
        }
        for (int length : new int[] {0, 1, whole.length / 2, whole.length - 1}) {
            told(java.util.Arrays.copyOf(whole, length));
        }
    }

    private void told(byte[] damaged) throws Exception {
        Files.write(file(), damaged);
        Answers nobody = new Answers();
        assertThatThrownBy(() -> vault(nobody).keep("lake", "another"))
                .isInstanceOf(SecretTrouble.class)
                .hasMessageContaining("secrets.vault")
                .hasMessageContaining("damaged");
        assertThatThrownBy(() -> vault(nobody).read("shop")).isInstanceOf(SecretTrouble.class);
        assertThatThrownBy(() -> vault(nobody).forget("shop")).isInstanceOf(SecretTrouble.class);
        assertThat(nobody.asked).isEmpty();
        assertThat(file()).hasBinaryContent(damaged);
    }

    private byte[] withASecretInThePlaceOfAnother() throws Exception {
        first().keep("lake", "another");
        VaultText text = VaultText.of(Files.readAllBytes(file()));
        VaultText swapped =
                new VaultText(
                        text.header(),
                        text.check(),
                        java.util.Map.of("shop", text.secrets().get("lake")));
        return Files.readAllBytes(Files.write(file(), swapped.bytes()));
    }

    @Test
    void secretCannotBePutInThePlaceOfAnother() throws Exception {
        withASecretInThePlaceOfAnother();
        assertThatThrownBy(() -> first.read("shop"))
                .isInstanceOf(SecretTrouble.class)
                .hasMessageContaining("secrets.vault");
    }

    @Test
    void newOneCostsAsMuchAsOwaspAsks() throws Exception {
        new Vault(file(), () -> answers).keep("shop", CANARY);
        assertThat(Files.readAllLines(file()).get(1)).contains(" 600000 ");
    }

    @Test
    void fileOfTheFirstReleaseCanBeRead() throws Exception {
        Files.writeString(
                file(),
                """
                sluice-vault 1
                PBKDF2WithHmacSHA256 600000 iKfxTYysoQHxy5y6dHv4Tg==
                check VDZGQsR6SInpttCi Oc6cLYxveip3I9EDBjqmuw==
                secret aceab68e-2b5a-43e1-8e54-02cdf4600515 DJuqCdtOI1yiRH8q 2s5+ZZzerAX9DmTPpTHDQ4H92g==
                sha256 30d884184118499701042a1ffa71433f71ad504c131539ee4814cf5b82d8d6f1
                """);
        assertThat(
                        vault(new Answers("long enough \u00e4"))
                                .read("aceab68e-2b5a-43e1-8e54-02cdf4600515"))
                .contains("pw1");
    }

    @Test
    void twoProcessesLoseNothingOfEachOther() throws Exception {
        first();
        Vault second = vault(new Answers(PASSPHRASE));
        List<CompletableFuture<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String name = "n" + i;
            Vault writer = i % 2 == 0 ? first : second;
            all.add(
                    CompletableFuture.supplyAsync(() -> {
                        try {
                            writer.keep(name, name);
                            return true;
                        } catch (SecretTrouble | InterruptedException e) {
                            throw new AssertionError(e);
                        }
                    }));
        }
        all.forEach(CompletableFuture::join);
        for (int i = 0; i < 20; i++) {
            assertThat(second.read("n" + i)).contains("n" + i);
        }
    }

    @Test
    void manyWhoComeTogetherAskOnce() throws Exception {
        first();
        Semaphore typed = new Semaphore(0);
        AtomicInteger times = new AtomicInteger();
        Vault later =
                vault(lock -> {
                    times.incrementAndGet();
                    typed.acquire();
                    lock.opensWith(PASSPHRASE.toCharArray());
                });
        List<FutureTask<String>> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            FutureTask<String> read = new FutureTask<>(() -> later.read("shop").orElseThrow());
            all.add(read);
            Thread.ofVirtual().start(read);
        }
        typed.release();
        for (FutureTask<String> read : all) {
            assertThat(read.get()).isEqualTo(CANARY);
        }
        assertThat(times).hasValue(1);
    }

    @Test
    @Timeout(20)
    void whoWaitsForAPersonCanBeInterrupted() throws Exception {
        first();
        Semaphore never = new Semaphore(0);
        Vault later = vault(lock -> never.acquire());
        List<Thread> threads = new ArrayList<>();
        List<FutureTask<String>> all = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            FutureTask<String> read = new FutureTask<>(() -> later.read("shop").orElseThrow());
            all.add(read);
            threads.add(Thread.ofPlatform().daemon().start(read));
        }
        threads.forEach(Thread::interrupt);
        for (FutureTask<String> read : all) {
            assertThatThrownBy(read::get).hasCauseInstanceOf(Exception.class);
        }
    }
}
