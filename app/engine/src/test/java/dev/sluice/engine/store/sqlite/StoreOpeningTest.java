package dev.sluice.engine.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.store.StoreFailure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

class StoreOpeningTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir private Path folder;

    private Instant now = NOON;

    private Path file() {
        return folder.resolve("sluice.db");
    }

    private Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private Backups backups() {
        return new Backups(folder.resolve("backups"), clock());
    }

    private OpenedStore open() {
        Ballast ballast = new Ballast(folder.resolve("ballast"), 1024);
        return new StoreOpening(file(), backups(), ballast, clock()).open();
    }

    /** Leaves a home with a setting, and a backup with it if asked. */
    private void leaveAHome(String value, boolean backUp) throws Exception {
        try (SqliteJobStore store = open().store()) {
            store.putSetting("kept", value);
            if (backUp) {
                store.backUpIfDue(backups());
            }
        }
    }

    private void damage() throws Exception {
        try (RandomAccessFile bytes = new RandomAccessFile(file().toFile(), "rw")) {
            for (long at = 4096; at < bytes.length(); at += 4096) {
                bytes.seek(at);
                bytes.write(new byte[600]);
            }
        }
    }

    private List<String> setAside() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(one -> one.getFileName().toString())
                    .filter(name -> name.contains("damaged"))
                    .toList();
        }
    }

    @Test
    void aNewHomeIsMadeWithoutAWord() {
        OpenedStore opened = open();
        assertThat(opened.notices()).isEmpty();
        opened.store().close();
    }

    @Test
    void aGoodDatabaseIsOpenedWithoutAWord() throws Exception {
        leaveAHome("1", true);
        OpenedStore opened = open();
        assertThat(opened.notices()).isEmpty();
        assertThat(opened.store().settings()).containsEntry("kept", "1");
        opened.store().close();
    }

    @Test
    void aDamagedDatabaseIsSetAsideAndTheNewestBackupTakesItsPlace() throws Exception {
        leaveAHome("old", true);
        now = NOON.plus(Duration.ofHours(25));
        leaveAHome("new", true);
        leaveAHome("lost", false);
        damage();

        OpenedStore opened = open();
        assertThat(opened.store().settings()).containsEntry("kept", "new");
        assertThat(opened.notices().getFirst())
                .contains("was damaged")
                .contains(file() + ".damaged-20260302T130000Z")
                .contains("backup of 2026-03-02 13:00");
        assertThat(setAside()).contains("sluice.db.damaged-20260302T130000Z");
        opened.store().close();
    }

    @Test
    void aBackupThatIsDamagedTooIsPassedOver() throws Exception {
        leaveAHome("old", true);
        now = NOON.plus(Duration.ofHours(25));
        leaveAHome("new", true);
        damage();
        Files.writeString(backups().newestFirst().getFirst(), "not a database at all, but text");

        OpenedStore opened = open();
        assertThat(opened.store().settings()).containsEntry("kept", "old");
        opened.store().close();
    }

    @Test
    void aDamagedDatabaseWithoutBackupIsKeptAndTheQueueStartsEmpty() throws Exception {
        Files.writeString(file(), "This is no database.".repeat(1000));
        OpenedStore opened = open();
        assertThat(opened.store().jobs()).isEmpty();
        assertThat(opened.notices().getFirst()).contains("no backup").contains(".damaged-");
        assertThat(setAside()).hasSize(1);
        opened.store().close();
    }

    @Test
    void aDatabaseThatIsGoneIsRestoredAndSaidSo() throws Exception {
        leaveAHome("1", true);
        Files.delete(file());
        OpenedStore opened = open();
        assertThat(opened.store().settings()).containsEntry("kept", "1");
        assertThat(opened.notices().getFirst()).contains("is gone");
        opened.store().close();
    }

    @Test
    void aDatabaseOfANewerVersionIsNotTouched() throws Exception {
        leaveAHome("1", false);
        try (Connection connection = new Connections(file()).writer();
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        byte[] before = Files.readAllBytes(file());
        assertThatThrownBy(this::open)
                .isInstanceOf(StoreFailure.class)
                .hasMessageContaining("newer version of Sluice");
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
        assertThat(setAside()).isEmpty();
    }

    @Test
    void keepsThreeBackupsAndMakesOneADay() throws Exception {
        for (int hour = 0; hour < 24 * 6; hour += 8) {
            now = NOON.plus(Duration.ofHours(hour));
            leaveAHome("hour " + hour, true);
        }
        assertThat(backups().newestFirst())
                .extracting(path -> path.getFileName().toString())
                .containsExactly(
                        "sluice-20260306T120000Z.db",
                        "sluice-20260305T120000Z.db",
                        "sluice-20260304T120000Z.db");
    }

    @Test
    void theBallastIsMadeAgainAfterItWasGivenUp() throws Exception {
        Path file = folder.resolve("ballast");
        Ballast ballast = new Ballast(file, 3_000_000);
        assertThat(ballast.release()).isFalse();
        ballast.refill();
        assertThat(file).hasSize(3_000_000);
        assertThat(ballast.release()).isTrue();
        assertThat(file).doesNotExist();
        ballast.refill();
        assertThat(file).hasSize(3_000_000);
    }
}
