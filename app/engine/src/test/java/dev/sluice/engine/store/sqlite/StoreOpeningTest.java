package dev.sluice.engine.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.store.StoreFailure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

class StoreOpeningTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir private Path folder;

    private Instant now = NOON;

    private Path file() {
        return folder.resolve("sluice.db");
    }

    private Path journal() {
        return folder.resolve("sluice.db-journal");
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

    /**
     * SQLite writes the first page of a new file, now one with a log, and removes its journal after
     * that; in between the journal says that the file was empty.
     */
    @Test
    void aHomeThatWasKilledWhileItWasFirstMadeIsMadeAgainWithoutAWord() throws Exception {
        try (Connection _ = new Connections(file()).writer()) {
            assertThat(Files.size(file())).isEqualTo(4096);
        }
        Files.write(
                journal(),
                ByteBuffer.allocate(512)
                        .put(HexFormat.of().parseHex("d9d505f920a163d7"))
                        .putInt(0)
                        .putInt(7)
                        .putInt(0)
                        .putInt(512)
                        .putInt(4096)
                        .array());
        assertThatThrownBy(() -> DatabaseCheck.check(file())).isInstanceOf(SQLException.class);

        OpenedStore opened = open();
        assertThat(opened.notices()).isEmpty();
        assertThat(opened.store().jobs()).isEmpty();
        assertThat(journal()).doesNotExist();
        opened.store().close();
    }

    @Test
    void whatWasHalfWrittenIntoARestoredBackupIsRolledBack() throws Exception {
        leaveAHome("1", true);
        Path backup = backups().newestFirst().getFirst();
        Files.copy(backup, file(), StandardCopyOption.REPLACE_EXISTING);
        Path work = Files.copy(backup, folder.resolve("work.db"));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + work);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = DELETE");
            statement.execute("PRAGMA cache_size = 1");
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("UPDATE setting SET value = 'half'");
            statement.execute("CREATE TABLE large AS SELECT zeroblob(2000000)");
            Files.copy(work, file(), StandardCopyOption.REPLACE_EXISTING);
            Files.copy(folder.resolve("work.db-journal"), journal());
        }

        OpenedStore opened = open();
        assertThat(opened.notices()).isEmpty();
        assertThat(opened.store().settings()).containsEntry("kept", "1");
        opened.store().close();
    }

    @Test
    void aDamagedDatabaseTakesItsJournalAlongWhenItIsSetAside() throws Exception {
        Files.writeString(file(), "This is no database.".repeat(1000));
        Files.writeString(journal(), "nor is this a journal");
        OpenedStore opened = open();
        assertThat(setAside()).hasSize(1);
        assertThat(journal()).doesNotExist();
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
    void aClockThatWasAYearAheadKeepsNoBackupFromBeingMadeAndUsed() throws Exception {
        for (int day = 0; day < 3; day++) {
            now = NOON.plus(Duration.ofDays(365 + day));
            leaveAHome("ahead", true);
        }
        now = NOON;
        leaveAHome("right", true);
        leaveAHome("later", true);
        damage();

        OpenedStore opened = open();

        assertThat(opened.store().settings()).containsEntry("kept", "right");
        assertThat(backups().newestFirst()).hasSize(3);
        opened.store().close();
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
