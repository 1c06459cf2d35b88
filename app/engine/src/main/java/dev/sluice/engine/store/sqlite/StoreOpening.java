package dev.sluice.engine.store.sqlite;

import dev.sluice.engine.store.StoreFailure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Opens the database of a home with care: a damaged one is set aside and the newest good backup
 * takes its place; nothing is ever replaced in silence. The caller holds the home's lock.
 */
public final class StoreOpening {
    private static final Logger LOG = LoggerFactory.getLogger(StoreOpening.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final String JOURNAL = "-journal";

    /** What belongs to a database beside its file. */
    private static final List<String> BESIDE = List.of("-wal", "-shm", JOURNAL);

    private final Path file;
    private final Backups backups;
    private final Ballast ballast;
    private final Clock clock;
    private final List<String> notices = new ArrayList<>();

    public StoreOpening(Path file, Backups backups, Ballast ballast, Clock clock) {
        this.file = file.toAbsolutePath();
        this.backups = backups;
        this.ballast = ballast;
        this.clock = clock;
    }

    /**
     * Opens the store; makes it when there has been none.
     *
     * @throws StoreFailure when it cannot be opened, or was written by a newer version; then
     *     nothing has been touched
     */
    public OpenedStore open() {
        try {
            return openOnce();
        } catch (StoreFailure e) {
            // Even a look needs a little room; on a full disk the ballast gives it.
            if (e.full() && releaseBallast()) {
                return openOnce();
            }
            throw e;
        }
    }

    private boolean releaseBallast() {
        try {
            return ballast.release();
        } catch (IOException e) {
            LOG.warn("The ballast file cannot be removed", e);
            return false;
        }
    }

    private OpenedStore openOnce() {
        try {
            if (!Files.exists(file)) {
                if (!backups.newestFirst().isEmpty()) {
                    restore("The queue's database " + file + " is gone");
                }
            } else {
                rollBack();
                if (!isNew()) {
                    checkOrReplace();
                }
            }
            return new OpenedStore(SqliteJobStore.open(file, ballast), notices);
        } catch (SQLException e) {
            throw new SqlFailures(file).translate(e);
        } catch (IOException e) {
            throw new StoreFailure(
                    "The queue's database "
                            + file
                            + " cannot be reached. Check the folder and its permissions.",
                    false,
                    e);
        }
    }

    private void rollBack() throws SQLException {
        if (!Files.exists(part(JOURNAL))) {
            return;
        }
        try {
            new Connections(file).rollBack();
        } catch (SQLiteException e) {
            if (!DatabaseCheck.isDamage(e)) {
                throw e;
            }
            LOG.warn("The journal of {} cannot be rolled back; the check follows.", file, e);
        }
    }

    /** Killed while it was first made: an empty file that never held anything. */
    private boolean isNew() throws IOException {
        return Files.size(file) == 0
                && !Files.exists(part("-wal"))
                && backups.newestFirst().isEmpty();
    }

    private Path part(String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    private void checkOrReplace() throws IOException, SQLException {
        switch (DatabaseCheck.check(file)) {
            case DatabaseCheck.Finding.Good(int version) -> refuseNewer(version);
            case DatabaseCheck.Finding.Damaged(String detail) -> {
                LOG.error("The database {} is damaged: {}", file, detail);
                Path aside = setAside();
                restore("The queue's database was damaged and is kept as " + aside);
            }
        }
    }

    private void refuseNewer(int version) {
        if (version > Schema.VERSION) {
            throw new StoreFailure(
                    "The queue in "
                            + file.getParent()
                            + " was written by a newer version of Sluice. Use that version, or"
                            + " another home folder.",
                    false,
                    new IllegalStateException("version " + version));
        }
    }

    private Path setAside() throws IOException {
        Path aside = part(".damaged-" + STAMP.format(clock.instant()));
        // The file first: should this be cut short, it is missed and not read without its log.
        Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
        for (String suffix : BESIDE) {
            if (Files.exists(part(suffix))) {
                Path target = aside.resolveSibling(aside.getFileName() + suffix);
                Files.move(part(suffix), target, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return aside;
    }

    /** Puts the newest good backup in place, or leaves none, and says which. */
    private void restore(String whatHappened) throws IOException, SQLException {
        Optional<Path> good = Optional.empty();
        for (Path backup : backups.newestFirst()) {
            if (DatabaseCheck.check(backup) instanceof DatabaseCheck.Finding.Good(int version)
                    && version <= Schema.VERSION) {
                good = Optional.of(backup);
                break;
            }
        }
        if (good.isEmpty()) {
            notices.add(whatHappened + "; there is no backup, so the queue starts empty.");
            return;
        }
        // Left-overs of the lost database must not be taken for those of the restored one.
        for (String suffix : BESIDE) {
            Files.deleteIfExists(part(suffix));
        }
        Path copy = part(".restoring");
        Files.copy(good.get(), copy, StandardCopyOption.REPLACE_EXISTING);
        Backups.sync(copy);
        Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
        notices.add(
                whatHappened
                        + "; the backup of "
                        + spoken(Backups.timeOf(good.get()))
                        + " took its place, so jobs queued or finished since then are not in it.");
    }

    private String spoken(Instant time) {
        ZoneId zone = clock.getZone();
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
                .withZone(zone)
                .format(time);
    }
}
