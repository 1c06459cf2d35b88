package dev.sluice.engine.store.sqlite;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConnection;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Copies of the database, one a day while Sluice is used, the newest three kept. Each is a whole
 * database of its own, named after its time.
 */
public final class Backups {
    private static final Logger LOG = LoggerFactory.getLogger(Backups.class);
    private static final int KEPT = 3;

    /** So much stays free beside a copy, whatever it takes. */
    private static final long LEFT_BYTES = 64L * 1024 * 1024;

    private static final Duration EVERY = Duration.ofDays(1);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'sluice-'yyyyMMdd'T'HHmmss'Z.db'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Clock clock;
    private Optional<Connection> running = Optional.empty();
    private boolean abandoned;

    public Backups(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * All backups, the newest first. Those of a time to come stand last: they were made while the
     * clock was wrong, and those made since know more.
     */
    List<Path> newestFirst() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        String now = NAME.format(clock.instant());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("sluice-\\d.*Z\\.db"))
                    .sorted(
                            Comparator.comparing((Path file) -> isAfter(file, now))
                                    .thenComparing(Comparator.reverseOrder()))
                    .toList();
        }
    }

    /** By their names, of which the last part is the time. */
    private static boolean isAfter(Path backup, String name) {
        return backup.getFileName().toString().compareTo(name) > 0;
    }

    /** When a backup was made. */
    static Instant timeOf(Path backup) {
        return Instant.from(NAME.parse(backup.getFileName().toString()));
    }

    /**
     * Makes a backup if the newest is older than a day, and removes those that are too many.
     *
     * @throws IOException where there is no room, among others; then there is as much as before
     */
    void makeIfDue(Connections database) throws IOException, SQLException {
        List<Path> all = newestFirst();
        Instant now = clock.instant();
        if (!all.isEmpty()
                && !isAfter(all.getFirst(), NAME.format(now))
                && timeOf(all.getFirst()).plus(EVERY).isAfter(now)) {
            return;
        }
        Files.createDirectories(folder);
        Path unfinished = folder.resolve("unfinished.db");
        Files.deleteIfExists(unfinished);
        requireRoom(database.file());
        try (Connection connection = database.reader()) {
            connection.setAutoCommit(true);
            if (!begin(connection)) {
                return;
            }
            try (var statement = connection.prepareStatement("VACUUM INTO ?")) {
                statement.setString(1, unfinished.toString());
                statement.execute();
            } finally {
                end();
            }
        } catch (SQLException e) {
            Files.deleteIfExists(unfinished);
            if (isAbandoned()) {
                return;
            }
            throw e;
        }
        sync(unfinished);
        Files.move(unfinished, folder.resolve(NAME.format(now)), StandardCopyOption.ATOMIC_MOVE);
        List<Path> kept = newestFirst();
        for (Path old : kept.subList(Math.min(KEPT, kept.size()), kept.size())) {
            Files.deleteIfExists(old);
        }
    }

    /** A copy that fills the disk would stop the very queue it is made for. */
    private void requireRoom(Path database) throws IOException {
        Path log = database.resolveSibling(database.getFileName() + "-wal");
        long most = Files.size(database) + (Files.exists(log) ? Files.size(log) : 0);
        if (Files.getFileStore(folder).getUsableSpace() < most + LEFT_BYTES) {
            throw new IOException("there is no room for a backup in " + folder);
        }
    }

    private synchronized boolean begin(Connection connection) {
        running = Optional.of(connection);
        return !abandoned;
    }

    private synchronized void end() {
        running = Optional.empty();
    }

    private synchronized boolean isAbandoned() {
        return abandoned;
    }

    /** Ends a backup under way, which could take seconds, and makes no more. Any thread. */
    public synchronized void abandon() {
        abandoned = true;
        if (running.isPresent()) {
            try {
                running.get().unwrap(SQLiteConnection.class).getDatabase().interrupt();
            } catch (SQLException e) {
                LOG.debug("The backup has ended already", e);
            }
        }
    }

    static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
