package dev.sluice.engine.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.engine.store.StoreFailure;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;

/** A disk that really is full. Needs Linux and the right to mount a small tmpfs. */
class FullDiskTest {
    @TempDir private Path folder;

    @BeforeEach
    void mount() throws Exception {
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=12m", "none", folder.toString());
        assumeTrue(mounted, "Skipped: mounting a small disk needs Linux and root.");
    }

    @AfterEach
    void unmount() throws Exception {
        boolean unmounted = run("umount", folder.toString());
        assertThat(unmounted || !Files.exists(folder.resolve("home"))).isTrue();
    }

    private static boolean run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void fill(Path filler) throws IOException {
        try (FileChannel out =
                FileChannel.open(filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (int size = 64 * 1024; size >= 1024; size /= 2) {
                fillWith(out, size);
            }
        }
    }

    private static void fillWith(FileChannel out, int size) {
        try {
            while (out.write(ByteBuffer.allocate(size)) > 0) {
                // until there is no room
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("space");
        }
    }

    @Test
    void aStoreThatCannotBeMadeSaysThatTheDiskIsFullHoweverLittleIsThere() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Path filler = folder.resolve("filler");
        fill(filler);
        for (int roomKiB = 0; roomKiB <= 96; roomKiB += 16) {
            Path file = home.resolve("sluice.db");
            assertThatThrownBy(() -> SqliteJobStore.open(file))
                    .as("with %d KiB", roomKiB)
                    .isInstanceOfSatisfying(StoreFailure.class, e -> assertThat(e.full()).isTrue());
            for (String part : List.of("", "-wal", "-shm", "-journal")) {
                Files.deleteIfExists(home.resolve("sluice.db" + part));
            }
            try (FileChannel out = FileChannel.open(filler, StandardOpenOption.WRITE)) {
                out.truncate(out.size() - 16 * 1024);
            }
        }
    }

    @Test
    void theBallastLetsTheStoreRecordWhatStoppedAndThenItSaysThatTheDiskIsFull() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Ballast ballast = new Ballast(home.resolve("ballast"), 2 * 1024 * 1024);
        ballast.refill();
        try (SqliteJobStore store = SqliteJobStore.open(home.resolve("sluice.db"), ballast)) {
            Path filler = home.resolve("filler");
            fill(filler);
            String large = "x".repeat(200_000);

            store.putSetting("pause", large);
            assertThat(home.resolve("ballast")).doesNotExist();
            assertThat(store.settings()).containsEntry("pause", large);

            fill(filler);
            assertThatThrownBy(
                            () -> {
                                for (int i = 0; i < 100; i++) {
                                    store.putSetting("more " + i, large);
                                }
                            })
                    .isInstanceOfSatisfying(
                            StoreFailure.class,
                            e -> {
                                assertThat(e.full()).isTrue();
                                assertThat(e).hasMessageContaining("is full. Make room");
                            });

            Files.delete(filler);
            store.putSetting("after", "room");
            assertThat(store.settings()).containsEntry("after", "room");
            ballast.refill();
            assertThat(home.resolve("ballast")).exists();
        }
    }

    @Test
    void aBackupThatFindsNoRoomTakesNone() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Backups backups = new Backups(home.resolve("backups"), Clock.systemUTC());
        try (SqliteJobStore store = SqliteJobStore.open(home.resolve("sluice.db"))) {
            store.putSetting("much", "x".repeat(4 * 1024 * 1024));
            Path filler = folder.resolve("filler");
            fill(filler);
            try (FileChannel out = FileChannel.open(filler, StandardOpenOption.WRITE)) {
                out.truncate(out.size() - 2 * 1024 * 1024);
            }

            assertThatThrownBy(() -> store.backUpIfDue(backups)).isInstanceOf(IOException.class);

            assertThat(home.resolve("backups")).isEmptyDirectory();
        }
    }

    @Test
    void aHomeOnAFullDiskCanStillBeOpened() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Path file = home.resolve("sluice.db");
        Ballast ballast = new Ballast(home.resolve("ballast"), 2 * 1024 * 1024);
        ballast.refill();
        SqliteJobStore.open(file, ballast).close();
        fill(home.resolve("filler"));

        Backups backups = new Backups(home.resolve("backups"), Clock.systemUTC());
        try (SqliteJobStore store =
                new StoreOpening(file, backups, ballast, Clock.systemUTC()).open().store()) {
            store.putSetting("paused", "yes");
            assertThat(store.settings()).containsEntry("paused", "yes");
        }
    }
}
