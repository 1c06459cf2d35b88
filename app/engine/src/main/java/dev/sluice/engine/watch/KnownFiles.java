package dev.sluice.engine.watch;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files of a watched folder that were dealt with, over all starts: a line a file of size, time
 * and name. For one thread, and one writer at a time.
 */
public final class KnownFiles {
    private static final String END = "end";

    private final Path file;

    public KnownFiles(Path file) {
        this.file = file;
    }

    /**
     * What is known; empty when the folder was never looked at, or when a power cut has left no
     * whole list.
     */
    public Optional<Set<Sighting>> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        if (lines.isEmpty() || !lines.getLast().equals(END)) {
            return Optional.empty();
        }
        Set<Sighting> known = new LinkedHashSet<>();
        try {
            for (String line : lines.subList(0, lines.size() - 1)) {
                String[] parts = line.split(" ", -1);
                known.add(
                        new Sighting(
                                URLDecoder.decode(parts[2], StandardCharsets.UTF_8),
                                Long.parseLong(parts[0]),
                                Instant.parse(parts[1])));
            }
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw new IOException(file + " is damaged", e);
        }
        return Optional.of(known);
    }

    /** Writes them; they are on the disk when this returns. */
    public void write(Collection<Sighting> known) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        StringBuilder text = new StringBuilder();
        for (Sighting each : known) {
            text.append(each.bytes()).append(' ').append(each.changed()).append(' ');
            text.append(URLEncoder.encode(each.name(), StandardCharsets.UTF_8)).append('\n');
        }
        text.append(END).append('\n');
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(unfinished, text);
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(
                unfinished,
                file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** Forgets all. */
    public void remove() throws IOException {
        Files.deleteIfExists(file);
    }
}
